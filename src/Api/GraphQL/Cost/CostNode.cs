using System.Text.Json;
using GraphQLParser.AST;

namespace Expect.Api.GraphQL.Cost;

/// <summary>A field of an operation as far as cost is concerned. Nodes stand in one list, parents before what is under them.</summary>
internal record struct CostNode
{
    /// <summary>What the node is.</summary>
    public required CostNodeKind Kind { get; init; }

    /// <summary>The field whose arguments say how much there is of it; null when the node is no field.</summary>
    public GraphQLField? Field { get; init; }

    /// <summary>The field's weight.</summary>
    public int Weight { get; init; }

    /// <summary>What each of its objects counts; 0 for values.</summary>
    public int TypeWeight { get; init; }

    /// <summary>How many objects it gives.</summary>
    public required ObjectCount Objects { get; init; }

    /// <summary>One of these must hold; null when the field is always part of the operation.</summary>
    public CostCondition[]? AnyOf { get; init; }

    /// <summary>The place in the list behind all that is under the node.</summary>
    public int End { get; set; }

    /// <summary>The cost of the node with all that is under it, once for each parent; null when it depends on variables.</summary>
    public CostFigures? Constant { get; set; }

    /// <summary>Whether the field is part of the operation.</summary>
    public readonly bool Holds(JsonElement variables)
    {
        if (AnyOf is null)
        {
            return true;
        }

        foreach (var condition in AnyOf)
        {
            if (condition.Holds(variables))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>What stands in a list of cost nodes.</summary>
internal enum CostNodeKind
{
    /// <summary>A field, or the root.</summary>
    Field,

    /// <summary>The dearest of the branches under it: what is selected for each of several types, of which an object has one.</summary>
    Choice,

    /// <summary>What is selected for one type.</summary>
    Branch,
}
