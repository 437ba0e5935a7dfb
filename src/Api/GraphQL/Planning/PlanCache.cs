using Expect.Api.Caching;
using Expect.Api.GraphQL.Documents;
using Expect.Api.Security;
using Expect.Persistence.Catalog;

namespace Expect.Api.GraphQL.Planning;

/// <summary>Plans with their statements, kept for requests that differ in values only. Thread-safe.</summary>
/// <param name="capacity">About how many bytes they may take together.</param>
internal sealed class PlanCache(long capacity)
{
    private readonly ByteBoundedCache<PlanKey, PlanVariants> _plans = new(capacity);

    /// <summary>The plan that is good for a request's values, or null.</summary>
    /// <param name="key">What the request asks for.</param>
    /// <param name="leaves">The leaf values of its variables.</param>
    public CompiledPlan? Find(PlanKey key, IReadOnlyList<object?> leaves) => _plans.Find(key)?.Find(leaves);

    /// <summary>Offers a plan, unless it is good for one request only.</summary>
    public void Offer(PlanKey key, CompiledPlan plan)
    {
        if (plan.Operation.Conflicts.IsEmpty)
        {
            var variants = (_plans.Find(key) ?? PlanVariants.Empty).Add(plan);
            _plans.Offer(key, variants, variants.Bytes);
        }
    }
}

/// <summary>What plans have in common that are kept together; values that a plan depends on are looked at afterwards.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Part">Which of the operation's reads; empty when it is one read.</param>
/// <param name="Context">The publication context.</param>
/// <param name="Audience">For whom it reads.</param>
/// <param name="Shape">What of the variables can change the plan, leaves aside.</param>
internal readonly record struct PlanKey(ValidatedOperation Operation, string Part, string Context, Audience Audience, string Shape)
{
    // The same for the same document parsed twice: until it is kept, each sight of it is another instance, and the cache
    // counts sights by this number.
    public override int GetHashCode() => HashCode.Combine(Operation.Document.Hash, Operation.Name, Part, Context, Audience, Shape);
}
