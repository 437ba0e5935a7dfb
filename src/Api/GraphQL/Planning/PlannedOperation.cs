using System.Collections.Immutable;
using Expect.Api.GraphQL.Releases;
using Expect.Api.GraphQL.Values;
using Expect.Persistence.Reading.Plan;

namespace Expect.Api.GraphQL.Planning;

/// <summary>A plan, where its parameters come from, and for which requests it is good. Immutable.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Parameters">For each slot of the plan the source of its value.</param>
/// <param name="Dependencies">What another request must have in common.</param>
internal sealed record PlannedOperation(ReadPlan Plan, ImmutableArray<ValueSource> Parameters, ImmutableArray<PlanDependency> Dependencies)
{
    /// <summary>The conflicts of releases that it asks for. Such a plan is good for one request.</summary>
    public ImmutableArray<AskedConflicts> Conflicts { get; init; } = [];

    /// <summary>Whether the plan is good for a request with these values.</summary>
    public bool Fits(IReadOnlyList<object?> leaves)
    {
        foreach (var dependency in Dependencies)
        {
            if (!dependency.Holds(leaves))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The values of the plan's slots for a request.</summary>
    public object?[] Resolve(IReadOnlyList<object?> leaves)
    {
        if (Parameters.IsEmpty)
        {
            return [];
        }

        var values = new object?[Parameters.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Parameters[i].Resolve(leaves);
        }

        return values;
    }
}
