using System.Buffers;
using Expect.Api.GraphQL.Planning;
using Expect.Persistence.Reading.Render;
using Expect.Persistence.Writing;

namespace Expect.Api.GraphQL.Mutations;

/// <summary>The reads of a mutation, planned and rendered once for all requests that differ in values only.</summary>
/// <param name="plans">Those of other requests; null when they are none of this one's business.</param>
/// <param name="key">What the reads of the mutation have in common: <see cref="PlanKey.Part"/> is its response key.</param>
/// <param name="leaves">The leaf values of the request's variables.</param>
internal sealed class MutationReads(PlanCache? plans, PlanKey key, IReadOnlyList<object?> leaves)
{
    /// <summary>The statements of a read.</summary>
    /// <param name="name">Names the read: nothing else but what the key says may decide what it is.</param>
    /// <param name="plan">Plans it.</param>
    public CompiledPlan Get(string name, Func<PlannedOperation> plan)
    {
        var own = key with { Part = $"{key.Part} {name}" };
        if (plans?.Find(own, leaves) is { } known)
        {
            return known;
        }

        var compiled = Once(plan());
        plans?.Offer(own, compiled);
        return compiled;
    }

    /// <summary>Reads within the transaction of a mutation.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="plan">What is read.</param>
    /// <param name="sources">What the parameters of the plan come from.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static async Task<byte[]> RunAsync(WriteTransaction transaction, CompiledPlan plan, IReadOnlyList<object?> sources, CancellationToken cancellation)
    {
        var output = new ArrayBufferWriter<byte>();
        await transaction.ReadAsync(plan.Read, plan.Operation.Resolve(sources), output, cancellation);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>The statements of a read that is like no other.</summary>
    public static CompiledPlan Once(PlannedOperation planned) => new(planned, SqlRenderer.Render(planned.Plan));
}
