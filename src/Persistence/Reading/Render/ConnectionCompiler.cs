using System.Collections.Immutable;
using Expect.Persistence.Reading.Plan;
using Expect.Persistence.Reading.Shape;

namespace Expect.Persistence.Reading.Render;

/// <summary>Splits a connection into the lists that its statement writes and the object that is put together from them.</summary>
internal static class ConnectionCompiler
{
    /// <summary>What is asked of the rows' statement, and the members of the connection's object; groups have statements of their own.</summary>
    public static (StatementCompiler.Request Request, ImmutableArray<PartShape> Parts) Compile(
        StatementList statements, Connection connection, RowsNode node)
    {
        var arrays = ImmutableArray.CreateBuilder<ImmutableArray<EdgeMember>>();
        var parts = ImmutableArray.CreateBuilder<PartShape>(connection.Parts.Length);
        foreach (var part in connection.Parts)
        {
            parts.Add(Part(statements, connection, node, part, arrays));
        }

        var needsCursor = connection.Parts.Any(NeedsCursor);
        var binding = needsCursor ? connection.Cursors : (CursorBinding?)null;
        return (new StatementCompiler.Request(arrays.ToImmutable(), binding), parts.MoveToImmutable());
    }

    private static PartShape Part(
        StatementList statements, Connection connection, RowsNode node, ConnectionPart part, ImmutableArray<ImmutableArray<EdgeMember>>.Builder arrays)
    {
        var name = JsonName.Of(part.Key);
        switch (part)
        {
            case ConstantPart constant:
                return new ConstantPartShape(name, JsonName.Raw(constant.Json));
            case TotalCountPart:
                return new CountPartShape(name);
            case AggregatePart aggregate:
                return new AggregatePartShape(name, Groups(statements, node, new Grouping(connection.Where, [], [], [], 1), aggregate.Selection));
            case GroupByPart groups:
                return new GroupsPartShape(name, Groups(statements, node, groups.Grouping, groups.Selection));
            case NodesPart nodes:
                arrays.Add(StatementCompiler.Objects(nodes.Selection));
                return new ArrayPartShape(name, arrays.Count - 1);
            case EdgesPart edges:
                arrays.Add(edges.Members);
                return new ArrayPartShape(name, arrays.Count - 1);
            case PageInfoPart info:
                return new PageInfoPartShape(
                    name,
                    [.. info.Members.Select(member => new PageInfoCell(JsonName.Of(member.Key), member.Kind, JsonName.Raw(member.Json ?? "")))]);
            default:
                throw new ArgumentOutOfRangeException(nameof(part), part, "Unknown part of a connection.");
        }
    }

    private static int Groups(StatementList statements, RowsNode node, Grouping grouping, Selection selection) => StatementCompiler.Compile(
        statements,
        node with { Rows = node.Rows with { Page = null, Order = [] } },
        new StatementCompiler.Request([StatementCompiler.Objects(selection)], null, Grouping: grouping));

    private static bool NeedsCursor(ConnectionPart part) => part switch
    {
        EdgesPart edges => edges.Members.Any(member => member is EdgeCursor),
        PageInfoPart info => info.Members.Any(member => member.Kind is PageInfoKind.StartCursor or PageInfoKind.EndCursor),
        _ => false,
    };
}
