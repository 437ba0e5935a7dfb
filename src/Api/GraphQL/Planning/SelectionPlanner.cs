using System.Collections.Immutable;
using System.Text.Json;
using Expect.Api.GraphQL.Schema;
using Expect.Api.GraphQL.Values;
using Expect.Domain.Editorial;
using Expect.Persistence.Catalog;
using Expect.Persistence.Reading.Plan;
using GraphQLParser.AST;

namespace Expect.Api.GraphQL.Planning;

/// <summary>Plans what is written of each item.</summary>
internal sealed class SelectionPlanner(PlanningContext context)
{
    private readonly ValueSelectionPlanner _values = new(context);
    private readonly RevisionPlanner _revisions = new(context);
    private int _withoutLists;

    /// <summary>The members of an item's object.</summary>
    public Selection Plan(CatalogType type, IEnumerable<GraphQLSelectionSet> selections)
    {
        var fields = FieldCollector.Collect(context, selections, name => name == type.Name || (type.IsContent && name is "Node" or "Content"));
        return new Selection([.. fields.Select(field => Field(type, field))]);
    }

    /// <summary>The members of the object of an item that is the key of a group: its values and to-one relations.</summary>
    public Selection PlanWithoutLists(CatalogType type, IEnumerable<GraphQLSelectionSet> selections)
    {
        _withoutLists++;
        var selection = Plan(type, selections);
        _withoutLists--;
        return selection;
    }

    private Output Field(CatalogType type, CollectedField member)
    {
        using var place = context.Enter(member.Key);
        switch (member.Name)
        {
            case "__typename":
                return new ConstantOutput(member.Key, $"\"{type.Name}\"");
            case "url" when type.File is { } file:
                return FileAddress(type, file, member);
            case "url" when type.IsContent && type.Field("url") is null:
                return new ScalarOutput(
                    member.Key, new ColumnExpression(new Column("id", SqlType.Uuid, false)), new ScalarFormat(SqlType.Uuid, IdType: type.Name, Prefix: context.ItemAddress));
            case ReleaseConflictsField.Name when type.Name == ReleaseConflictsField.ReleaseType:
                return new GivenOutput(member.Key, context.Conflicts(member));
        }

        return type.Field(member.Name) switch
        {
            ToManyField or MixedListField when _withoutLists > 0 => throw context.Refusal(
                $"\"{member.Name}\" is a list, which the key of a group does not have. Ask for it with the item itself, by its id."),
            ToOneField toOne when context.Visibility(toOne.Target).IsNever => new ConstantOutput(member.Key, "null"),
            ToOneField toOne => new ToOneOutput(member.Key, context.Join(toOne), Plan(context.Catalog[toOne.Target], member.Selections)),
            ToManyField { Form: ToManyForm.List } list when context.Visibility(list.Target).IsNever => new ConstantOutput(member.Key, "[]"),
            ToManyField { Form: ToManyForm.List } list => List(list, member),
            MixedListField list => MixedList(list, member),
            ToManyField connection => Connection(type, connection, member),
            DiffField or TransitionsField => _revisions.Field(type, type.Field(member.Name)!, member),
            { } field => _values.Field(type, field, member),
            null => _values.Companion(type, member),
        };
    }

    // Widths are rounded here, so that there are as many plans as variants.
    private FileAddressOutput FileAddress(CatalogType type, CatalogFile file, CollectedField member)
    {
        var width = context.Argument(type.Name, member.First, FileArguments.Width) is LeafValue asked ? context.Read(asked, static width => WidthOf((int)width!)) : null;
        if (width is 0)
        {
            throw context.Refusal($"The argument {FileArguments.Width} must be at least 1.");
        }

        var format = context.Argument(type.Name, member.First, FileArguments.Format) is LeafValue wanted ? (string)context.Read(wanted)! : null;
        var query = new[] { width is null ? null : $"{FileArguments.Width}={width}", format is null ? null : $"{FileArguments.Format}={format.ToLowerInvariant()}" };
        return new FileAddressOutput(
            member.Key, new ColumnExpression(new Column("id", SqlType.Uuid, false)), type.Name, new ColumnExpression(file.Name), context.FileAddress,
            query.Any(part => part is not null) ? $"?{string.Join('&', query.OfType<string>())}" : "");
    }

    private static object WidthOf(int asked) => asked < 1 ? 0 : ImageVariant.WidthFor(asked);

    private ListOutput List(ToManyField list, CollectedField member)
    {
        var target = context.Catalog[list.Target];
        var order = list.Position is { } position
            ? [new OrderTerm(new LinkColumnExpression(position), position.Type, Nullable: false, Descending: false)]
            : new OrderPlanner(context).Default(target).Terms;
        return new ListOutput(member.Key, context.Rows(list.Target, list.Link), order, Plan(target, member.Selections));
    }

    private MixedListOutput MixedList(MixedListField list, CollectedField member) => new(
        member.Key,
        new LinkColumnExpression(list.Link.Position),
        [
            .. from type in context.Catalog.Types
               where type.IsContent
               select new MixedListPart(context.Rows(type.Name, list.Link.Of(type.Name)), Plan(type, member.Selections)),
        ]);

    private ConnectionOutput Connection(CatalogType owner, ToManyField relation, CollectedField member)
    {
        var planner = new ConnectionPlanner(context, this);
        var stem = SchemaNames.ConnectionStem(owner, relation);
        return new ConnectionOutput(
            member.Key,
            context.Rows(relation.Target, relation.Link),
            planner.Plan(owner.Name, stem, context.Catalog[relation.Target], relation.EdgeFields, member));
    }
}
