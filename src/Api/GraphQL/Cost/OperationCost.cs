using System.Collections.Immutable;
using System.Text.Json;

namespace Expect.Api.GraphQL.Cost;

/// <summary>What an operation costs, as an expression over its variables. Made once for an operation; immutable.</summary>
internal sealed class OperationCost
{
    private readonly ImmutableArray<CostNode> _nodes;

    public OperationCost(ImmutableArray<CostNode> nodes) => _nodes = nodes;

    /// <summary>The cost for the variables of a request. Allocates nothing.</summary>
    /// <param name="variables">The request's variables, not coerced yet; undefined or null when there are none.</param>
    public CostFigures Of(JsonElement variables) => Of(0, variables);

    /// <summary>The field that makes the operation dear, by what it costs itself and not by what is under it.</summary>
    /// <param name="variables">The request's variables.</param>
    /// <param name="byType">Whether the cost of types is meant, or that of fields.</param>
    public CostNode Dearest(JsonElement variables, bool byType)
    {
        var dearest = new Peak(_nodes[0], -1);
        Visit(0, 1, variables, byType, ref dearest);
        return dearest.Node;
    }

    private CostFigures Of(int index, JsonElement variables)
    {
        ref readonly var node = ref _nodes.ItemRef(index);
        if (node.Constant is { } constant)
        {
            return constant;
        }

        if (!node.Holds(variables))
        {
            return default;
        }

        var under = default(CostFigures);
        for (var child = index + 1; child < node.End; child = _nodes.ItemRef(child).End)
        {
            var figures = Of(child, variables);
            under = node.Kind == CostNodeKind.Choice ? under.Or(figures) : under.And(figures);
        }

        return node.Kind == CostNodeKind.Field ? under.Under(node.Weight, node.Objects.Of(variables), node.TypeWeight) : under;
    }

    private void Visit(int index, double times, JsonElement variables, bool byType, ref Peak dearest)
    {
        ref readonly var node = ref _nodes.ItemRef(index);
        if (!node.Holds(variables))
        {
            return;
        }

        var objects = times * node.Objects.Of(variables);
        var own = byType ? objects * node.TypeWeight : times * node.Weight;
        if (own > dearest.Own && node.Field is not null)
        {
            dearest = new Peak(node, own);
        }

        for (var child = index + 1; child < node.End; child = _nodes.ItemRef(child).End)
        {
            Visit(child, objects, variables, byType, ref dearest);
        }
    }

    private readonly record struct Peak(CostNode Node, double Own);
}
