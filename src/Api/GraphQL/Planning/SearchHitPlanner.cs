using System.Collections.Immutable;
using Expect.Api.GraphQL.Schema;
using Expect.Api.GraphQL.Values;
using Expect.Persistence.Catalog;
using Expect.Persistence.Reading.Plan;

namespace Expect.Api.GraphQL.Planning;

/// <summary>Plans the root field <c>search</c>: a page of items of several types.</summary>
internal sealed class SearchHitPlanner(PlanningContext context, SelectionPlanner selections)
{
    private static readonly PlannedOrder Order = new(
        [
            new OrderTerm(new ColumnExpression(SearchRoot.Rank), SqlType.BigInt, Nullable: false, Descending: true),
            new OrderTerm(new ColumnExpression(SearchRoot.Prominence), SqlType.Integer, Nullable: false, Descending: true),
            new OrderTerm(new ColumnExpression(SearchRoot.Id), SqlType.Uuid, Nullable: false, Descending: true),
        ],
        "rank DESC, prominence DESC, id DESC");

    private static readonly CatalogType Hit = new()
    {
        Name = SearchField.HitType, Description = "", Table = "", IsContent = false, Fields = [], Shortcuts = [], Lookups = [], DefaultOrder = [],
    };

    /// <summary>The field.</summary>
    public SearchRoot Plan(CollectedField member)
    {
        var types = Types(member);
        var (search, text) = new SearchPlanner(context).Plan(types, context.Argument("Query", member.First, "query"), "query");
        var connections = new ConnectionPlanner(context, selections);
        var binding = connections.Binding(SearchField.HitType, Order, text);
        var page = new PagePlanner(context).Plan("Query", Hit, member, Order, binding);
        var typeName = SchemaNames.Connection(SearchField.HitType);
        var parts = FieldCollector.Collect(context, member.Selections, name => name == typeName).Select(part => Part(connections, typeName, types, search, part));
        return new SearchRoot(member.Key, search, new Connection(Filter.Always, Order.Terms, page, binding.Cursors, [.. parts]));
    }

    private ImmutableArray<CatalogType> Types(CollectedField member)
    {
        var searchable = context.Catalog.Types.Where(type => SearchTable.IsSearchable(type.Name)).ToImmutableArray();
        if (context.Argument("Query", member.First, "types") is not LeafListValue list)
        {
            return searchable;
        }

        var names = context.ReadList(list).Cast<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var name in names.Where(name => searchable.All(type => SchemaNames.ContentType(type.Name) != name)))
        {
            throw context.Refusal($"\"types\" has {name}, whose items have no text to search. There are: {string.Join(", ", searchable.Select(type => SchemaNames.ContentType(type.Name)))}.");
        }

        return [.. searchable.Where(type => names.Contains(SchemaNames.ContentType(type.Name)))];
    }

    private ConnectionPart Part(ConnectionPlanner connections, string typeName, ImmutableArray<CatalogType> types, Search? search, CollectedField part)
    {
        using var place = context.Enter(part.Key);
        return part.Name switch
        {
            "nodes" => new NodesPart(part.Key, HitSelection(types, search, part)),
            "edges" => new EdgesPart(part.Key, Edge(types, search, part)),
            "totalCount" => new TotalCountPart(part.Key),
            "pageInfo" => new PageInfoPart(part.Key, connections.PageInfo(part)),
            _ => new ConstantPart(part.Key, $"\"{typeName}\""),
        };
    }

    private ImmutableArray<EdgeMember> Edge(ImmutableArray<CatalogType> types, Search? search, CollectedField edges)
    {
        var typeName = SchemaNames.Edge(SearchField.HitType);
        return
        [
            .. FieldCollector.Collect(context, edges.Selections, name => name == typeName).Select(EdgeMember (member) => member.Name switch
            {
                "cursor" => new EdgeCursor(member.Key),
                "node" => new EdgeNode(member.Key, HitSelection(types, search, member)),
                _ => new EdgeConstant(member.Key, $"\"{typeName}\""),
            }),
        ];
    }

    private Selection HitSelection(ImmutableArray<CatalogType> types, Search? search, CollectedField hits) => new(
    [
        .. FieldCollector.Collect(context, hits.Selections, name => name == SearchField.HitType).Select(Output (member) => member.Name switch
        {
            "score" => new ScalarOutput(member.Key, new ColumnExpression(SearchRoot.Rank), new ScalarFormat(SqlType.BigInt)),
            "highlights" when search is not null => new HighlightsOutput(member.Key, new SearchHighlightsExpression(search), Highlight(member)),
            "highlights" => new ConstantOutput(member.Key, "[]"),
            "item" => new OneOfTypesOutput(member.Key, [.. types.Select(type => Item(type, member))]),
            _ => new ConstantOutput(member.Key, $"\"{SearchField.HitType}\""),
        }),
    ]);

    private MixedListPart Item(CatalogType type, CollectedField member)
    {
        using var place = context.Enter(member.Key);
        return new MixedListPart(context.Rows(type.Name, new SameItemLink()), selections.Plan(type, member.Selections));
    }

    private ImmutableArray<HighlightMember> Highlight(CollectedField highlights) =>
    [
        .. FieldCollector.Collect(context, highlights.Selections, name => name == SearchField.HighlightType).Select(member => member.Name switch
        {
            "field" => new HighlightMember(member.Key, HighlightMemberKind.Field),
            "html" => new HighlightMember(member.Key, HighlightMemberKind.Html),
            _ => new HighlightMember(member.Key, HighlightMemberKind.Constant, $"\"{SearchField.HighlightType}\""),
        }),
    ];
}
