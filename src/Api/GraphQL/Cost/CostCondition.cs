using System.Text.Json;

namespace Expect.Api.GraphQL.Cost;

/// <summary>That a selection is part of the operation: <c>@skip</c> and <c>@include</c> by variables, those of the fragments around it too.</summary>
/// <param name="Variable">The variable.</param>
/// <param name="Wanted">The value that includes the selection.</param>
/// <param name="And">What must hold besides; null when there is nothing.</param>
internal sealed record CostCondition(CostVariable Variable, bool Wanted, CostCondition? And)
{
    /// <summary>Whether all of it holds.</summary>
    public bool Holds(JsonElement variables)
    {
        for (var condition = this; condition is not null; condition = condition.And)
        {
            if (condition.Variable.Truth(variables) != condition.Wanted)
            {
                return false;
            }
        }

        return true;
    }
}
