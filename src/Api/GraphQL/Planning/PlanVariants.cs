using System.Collections.Immutable;
using Expect.Persistence.Reading.Shape;

namespace Expect.Api.GraphQL.Planning;

/// <summary>A plan with its statements.</summary>
internal sealed record CompiledPlan(PlannedOperation Operation, CompiledRead Read);

/// <summary>The plans of one operation and shape for different values of what they depend on: page sizes, directions, conditions. Immutable.</summary>
internal sealed class PlanVariants
{
    /// <summary>None yet.</summary>
    public static readonly PlanVariants Empty = new([]);

    private const int MaxVariants = 16;

    private readonly ImmutableArray<CompiledPlan> _plans;

    private PlanVariants(ImmutableArray<CompiledPlan> plans)
    {
        _plans = plans;
        // A plan weighs a few times its SQL: nodes, cells and names.
        Bytes = 2048 + plans.Sum(plan => 2048 + (8L * plan.Read.Sql.Sum(sql => sql.Length)));
    }

    /// <summary>About how much memory they take.</summary>
    public long Bytes { get; }

    /// <summary>The plan that is good for a request's values, or null.</summary>
    public CompiledPlan? Find(IReadOnlyList<object?> leaves)
    {
        foreach (var plan in _plans)
        {
            if (plan.Operation.Fits(leaves))
            {
                return plan;
            }
        }

        return null;
    }

    /// <summary>The same plans and another one; the oldest goes when there are too many.</summary>
    public PlanVariants Add(CompiledPlan plan) =>
        new(_plans.Length < MaxVariants ? _plans.Add(plan) : [.. _plans.Skip(1), plan]);
}
