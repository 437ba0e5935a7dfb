using System.Text.Json;
using Expect.Api.GraphQL.Cost;
using Expect.Api.GraphQL.Documents;
using Expect.Api.GraphQL.Reports;
using Expect.Api.GraphQL.Values;
using Expect.Api.Http;
using Expect.Api.Security;
using Expect.Persistence.Catalog;
using Expect.Persistence.Reading.Render;

namespace Expect.Api.GraphQL.Planning;

/// <summary>Plans and renders operations; both are cached, so that a known operation with new values costs neither. Thread-safe.</summary>
/// <param name="catalog">The content model.</param>
/// <param name="address">Where clients reach the service: what the addresses of items begin with.</param>
/// <param name="costs">What operations may cost.</param>
/// <param name="counters">What counts its work; null when nobody looks.</param>
internal sealed class ReadCompiler(ContentCatalog catalog, PublicAddress address, CostLimits costs, CompilationCounters? counters = null) : IReadCompiler
{
    private const long CacheBytes = 64 * 1024 * 1024;

    private readonly PlanCache _plans = new(CacheBytes);

    /// <inheritdoc/>
    public CompiledOperation Compile(
        ValidatedOperation operation, JsonElement variables, Viewer viewer, PublicationContext context, IReadOnlyDictionary<string, string> introspection,
        StageTimings? timings = null)
    {
        var values = VariableCoercer.Coerce(operation, variables);
        object?[] leaves = [.. values.Leaves, context.At, viewer];
        if (operation.HasIntrospection)
        {
            // The answer about the schema is part of the plan, and can depend on any variable: such a plan is not kept.
            var once = Plan(operation, values, viewer, context, introspection, timings);
            return new CompiledOperation(once.Read, once.Operation.Resolve(leaves)) { Conflicts = once.Operation.Conflicts };
        }

        var key = new PlanKey(operation, "", context.Key, context.AudienceOf(viewer), values.Shape);
        var plan = _plans.Find(key, values.Leaves);
        if (plan is null)
        {
            plan = Plan(operation, values, viewer, context, introspection, timings);
            _plans.Offer(key, plan);
        }
        else
        {
            timings?.End(Stage.Plan); // the variables
            timings?.Cached(Stage.Plan);
            timings?.Cached(Stage.Render);
        }

        return new CompiledOperation(plan.Read, plan.Operation.Resolve(leaves)) { Conflicts = plan.Operation.Conflicts };
    }

    private CompiledPlan Plan(
        ValidatedOperation operation, VariableValues values, Viewer viewer, PublicationContext context, IReadOnlyDictionary<string, string> introspection,
        StageTimings? timings)
    {
        counters?.Planned();
        var planning = new PlanningContext(catalog, operation, values, context.AudienceOf(viewer), context.Languages, address.Value, context.At is not null) { Costs = costs };
        var planned = ReadPlanner.Plan(planning, introspection);
        timings?.End(Stage.Plan);
        counters?.Rendered();
        var compiled = new CompiledPlan(planned, SqlRenderer.Render(planned.Plan));
        timings?.End(Stage.Render);
        return compiled;
    }
}
