using System.Collections.Immutable;
using System.Globalization;
using System.IO.Hashing;
using System.Text;
using Expect.Api.GraphQL.Schema;
using Expect.Api.GraphQL.Values;
using Expect.Persistence.Catalog;
using Expect.Persistence.Changes;
using Expect.Persistence.Reading.Plan;

namespace Expect.Api.GraphQL.Planning;

/// <summary>Plans the root field <c>changes</c>: a page of the feed of the viewer's audience.</summary>
internal sealed class ChangesPlanner(PlanningContext context, SelectionPlanner selections)
{
    private static readonly PlannedOrder Order = new(
        [.. ChangesRoot.Place.Select(column => new OrderTerm(new ColumnExpression(column), column.Type, column.Nullable, Descending: false))],
        "that of the changes");

    private static readonly CatalogType Change = new()
    {
        Name = ChangesField.ChangeType, Description = "", Table = "", IsContent = false, Fields = [], Shortcuts = [], Lookups = [], DefaultOrder = [],
        MaxPageSize = ChangesField.MaxPageSize,
    };

    /// <summary>The field.</summary>
    public ChangesRoot Plan(CollectedField member)
    {
        if (context.Moment is not null)
        {
            throw context.Refusal("The change feed tells what has happened. Ask without \"at\" in @inContext.");
        }

        var since = context.Argument("Query", member.First, "since") as LeafValue;
        if (since is not null && context.Argument("Query", member.First, "after") is LeafValue)
        {
            throw context.Refusal("Both \"after\" and \"since\" were given. Give \"after\" to go on from a cursor, or \"since\" to start at a moment.");
        }

        var audience = ChangeAudiences.BitOf(context.Audience);
        var binding = PlannedBinding.Of(Fingerprint(audience));
        var page = new PagePlanner(context).Plan("Query", Change, member, Order, binding);
        var moment = since is null ? null : context.Parameter(since.Source, SqlType.Timestamp);
        var types = Types(member);
        var where = Filter.And(
            types.Length == Content.Count() ? Filter.Always : new AnyOf([.. types.Select(Is)]),
            moment is null ? Filter.Always : new Comparison(new ColumnExpression(ChangesRoot.ChangedAt), ComparisonOperator.GreaterOrEqual, moment));
        var typeName = SchemaNames.Connection(ChangesField.ChangeType);
        var connections = new ConnectionPlanner(context, selections);
        var parts = FieldCollector.Collect(context, member.Selections, name => name == typeName).Select(part => Part(connections, typeName, types, part));
        return new ChangesRoot(member.Key, audience, moment, new Connection(where, Order.Terms, page, binding.Cursors, [.. parts]));
    }

    /// <summary>What binds cursors of the feed to its audience: what is visible to one has no place in the feed of another; language and order matter not.</summary>
    public static ulong Fingerprint(int audience) =>
        XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{ChangesField.ChangeType}|{audience}")));

    private IEnumerable<CatalogType> Content => context.Catalog.Types.Where(type => type.IsContent);

    private ImmutableArray<CatalogType> Types(CollectedField member)
    {
        if (context.Argument("Query", member.First, "types") is not LeafListValue list)
        {
            return [.. Content];
        }

        var names = context.ReadList(list).Cast<string>().ToHashSet(StringComparer.Ordinal);
        return [.. Content.Where(type => names.Contains(SchemaNames.ContentType(type.Name)))];
    }

    private ConnectionPart Part(ConnectionPlanner connections, string typeName, ImmutableArray<CatalogType> types, CollectedField part)
    {
        using var place = context.Enter(part.Key);
        return part.Name switch
        {
            "nodes" => new NodesPart(part.Key, Selection(types, part)),
            "edges" => new EdgesPart(part.Key, Edge(types, part)),
            "totalCount" => new TotalCountPart(part.Key),
            "pageInfo" => new PageInfoPart(part.Key, connections.PageInfo(part)),
            _ => new ConstantPart(part.Key, $"\"{typeName}\""),
        };
    }

    private ImmutableArray<EdgeMember> Edge(ImmutableArray<CatalogType> types, CollectedField edges)
    {
        var typeName = SchemaNames.Edge(ChangesField.ChangeType);
        return
        [
            .. FieldCollector.Collect(context, edges.Selections, name => name == typeName).Select(EdgeMember (member) => member.Name switch
            {
                "cursor" => new EdgeCursor(member.Key),
                "node" => new EdgeNode(member.Key, Selection(types, member)),
                _ => new EdgeConstant(member.Key, $"\"{typeName}\""),
            }),
        ];
    }

    private Selection Selection(ImmutableArray<CatalogType> types, CollectedField changes) => new(
    [
        .. FieldCollector.Collect(context, changes.Selections, name => name == ChangesField.ChangeType).Select(Output (member) => member.Name switch
        {
            "id" => new ItemIdOutput(member.Key, new ColumnExpression(ChangesRoot.Type), new ColumnExpression(ChangesRoot.Id)),
            "type" => Text(member, new ChoiceExpression([.. types.Select(type => (Is(type), SchemaNames.ContentType(type.Name)))], "")),
            "operation" => Text(member, new ChoiceExpression([(new AnyOf([.. types.Select(Visible)]), ChangesField.Upserted)], ChangesField.Removed)),
            "changedAt" => new ScalarOutput(member.Key, new ColumnExpression(ChangesRoot.ChangedAt), new ScalarFormat(SqlType.Timestamp)),
            "item" => new OneOfTypesOutput(member.Key, [.. types.Select(type => Item(type, member))]),
            _ => new ConstantOutput(member.Key, $"\"{ChangesField.ChangeType}\""),
        }),
    ]);

    private static ScalarOutput Text(CollectedField member, Expression value) => new(member.Key, value, new ScalarFormat(SqlType.Text));

    private static Filter Is(CatalogType type) =>
        new Comparison(new ColumnExpression(ChangesRoot.Type), ComparisonOperator.Equal, new LiteralOperand(type.Name));

    // Asked of the present state, not of the recorded one: the two agree as soon as a schedule's boundary is recorded.
    private Filter Visible(CatalogType type) => Filter.And(Is(type), new Exists(context.Rows(type.Name, new SameItemLink()), Filter.Always));

    private MixedListPart Item(CatalogType type, CollectedField member)
    {
        using var place = context.Enter(member.Key);
        return new MixedListPart(context.Rows(type.Name, new SameItemLink()), selections.Plan(type, member.Selections));
    }
}
