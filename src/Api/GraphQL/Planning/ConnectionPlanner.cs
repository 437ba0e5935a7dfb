using System.Collections.Immutable;
using System.IO.Hashing;
using System.Text;
using Expect.Api.GraphQL.Schema;
using Expect.Api.GraphQL.Values;
using Expect.Persistence.Catalog;
using Expect.Persistence.Reading.Plan;

namespace Expect.Api.GraphQL.Planning;

/// <summary>Plans connections: which rows, in what order, what slice, and what is written.</summary>
internal sealed class ConnectionPlanner(PlanningContext context, SelectionPlanner selections)
{
    /// <summary>The connection.</summary>
    /// <param name="owner">Name of the type that has the field.</param>
    /// <param name="stem">What the connection's type is named after.</param>
    /// <param name="target">The type of the items.</param>
    /// <param name="edgeFields">Values of the link.</param>
    /// <param name="member">The field.</param>
    public Connection Plan(string owner, string stem, CatalogType target, ImmutableArray<ScalarField> edgeFields, CollectedField member)
    {
        var given = context.Argument(owner, member.First, "where");
        var where = new FilterPlanner(context).Plan(target, given);
        var (search, text) = new SearchPlanner(context).Plan(target, context.Argument(owner, member.First, "search"));
        var found = search is null ? Filter.Always : new SearchMatch(search);
        var order = new OrderPlanner(context).Plan(target, context.Argument(owner, member.First, "order"), search);
        var binding = Binding(stem, order, text);
        var page = new PagePlanner(context).Plan(owner, target, member, order, binding);
        var typeName = SchemaNames.Connection(stem);
        var parts = FieldCollector.Collect(context, member.Selections, name => name == typeName)
            .Select(part => Part(typeName, stem, target, edgeFields, given, where, part))
            .Select(part => part is GroupByPart groups ? groups with { Grouping = groups.Grouping with { Where = Filter.And(found, groups.Grouping.Where) } } : part);
        return new Connection(Filter.And(found, where), order.Terms, page, binding.Cursors, [.. parts]);
    }

    private ConnectionPart Part(string typeName, string stem, CatalogType target, ImmutableArray<ScalarField> edgeFields, InputValue? given, Filter where, CollectedField part)
    {
        using var place = context.Enter(part.Key);
        return part.Name switch
        {
            "nodes" => new NodesPart(part.Key, selections.Plan(target, part.Selections)),
            "edges" => new EdgesPart(part.Key, Edge(SchemaNames.Edge(stem), target, edgeFields, part)),
            "totalCount" => new TotalCountPart(part.Key),
            "aggregate" => new AggregatePlanner(context).Plan(SchemaNames.Aggregate(target.Name), target, part),
            "groupBy" => new GroupPlanner(context, selections).Plan(typeName, target, given, where, part),
            "pageInfo" => new PageInfoPart(part.Key, PageInfo(part)),
            _ => new ConstantPart(part.Key, $"\"{typeName}\""),
        };
    }

    private ImmutableArray<EdgeMember> Edge(string typeName, CatalogType target, ImmutableArray<ScalarField> edgeFields, CollectedField edges) =>
    [
        .. FieldCollector.Collect(context, edges.Selections, name => name == typeName).Select(EdgeMember (member) => member.Name switch
        {
            "cursor" => new EdgeCursor(member.Key),
            "node" => Node(target, member),
            "__typename" => new EdgeConstant(member.Key, $"\"{typeName}\""),
            _ => edgeFields.First(field => field.Name == member.Name) is var field
                ? new EdgeValue(member.Key, new LinkColumnExpression(field.Column), new ScalarFormat(field.Column.Type))
                : throw new InvalidOperationException("An edge's field passed validation but is not in the catalogue."),
        }),
    ];

    private EdgeNode Node(CatalogType target, CollectedField member)
    {
        using var place = context.Enter(member.Key);
        return new EdgeNode(member.Key, selections.Plan(target, member.Selections));
    }

    /// <summary>The members of pageInfo.</summary>
    public ImmutableArray<PageInfoMember> PageInfo(CollectedField info) =>
    [
        .. FieldCollector.Collect(context, info.Selections, name => name == "PageInfo").Select(member => member.Name switch
        {
            "hasNextPage" => new PageInfoMember(member.Key, PageInfoKind.HasNextPage),
            "hasPreviousPage" => new PageInfoMember(member.Key, PageInfoKind.HasPreviousPage),
            "startCursor" => new PageInfoMember(member.Key, PageInfoKind.StartCursor),
            "endCursor" => new PageInfoMember(member.Key, PageInfoKind.EndCursor),
            _ => new PageInfoMember(member.Key, PageInfoKind.Constant, "\"PageInfo\""),
        }),
    ];

    /// <summary>What binds a cursor: its values mean something only in their list, their order, their languages and their search.</summary>
    /// <param name="stem">What the connection's type is named after.</param>
    /// <param name="order">The order.</param>
    /// <param name="searched">What is searched for; null when nothing is.</param>
    public PlannedBinding Binding(string stem, PlannedOrder order, SearchedText? searched)
    {
        var list = $"{stem}|{order.Text}|{string.Join(',', context.Languages)}|{context.Collation}";
        if (searched is null)
        {
            return PlannedBinding.Of(Hash(list));
        }

        ulong OfText(object? text) => Hash(list + searched.Binding(text));
        var slot = context.Parameter(searched.Text.Source.Select(text => OfText(text)), SqlType.BigInt);
        return new PlannedBinding(new CursorBinding(0, slot), searched.Text, OfText);
    }

    private static ulong Hash(string text) => XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(text));
}
