using System.Collections.Immutable;
using Expect.Api.GraphQL.Planning;
using Expect.Api.Security;
using Expect.Persistence.Writing;

namespace Expect.Api.GraphQL.Releases;

/// <summary>Finds out what stands in the way of releases, for the queries that ask. Thread-safe.</summary>
public sealed class ReleaseConflicts(ReleaseTrials trials)
{
    /// <summary>The values of a compiled query, with the conflicts that it asks for.</summary>
    public async Task<CompiledOperation> FillAsync(CompiledOperation compiled, Viewer viewer, CancellationToken cancellation)
    {
        object?[] values = [.. compiled.Values];
        foreach (var asked in compiled.Conflicts)
        {
            var problems = await trials.RunAsync(asked.Release, viewer, static (_, _, problems, _) => Task.FromResult(problems), cancellation);
            values[asked.Slot] = asked.Write([.. problems.Select(problem => problem with { Problem = Told(problem.Problem) })]);
        }

        return compiled with { Values = values };
    }

    // Here no items are read: which ones refer to an erased one, publishing tells.
    private static WriteProblem Told(WriteProblem problem) => problem switch
    {
        StillReferenced referenced => new InvalidInput("item.referenced", "Other items refer to this one. Take those links away first.", referenced.Path),
        KeyTaken taken => taken with { Existing = null },
        _ => problem,
    };
}

/// <summary>The conflicts of a release that a query asks for.</summary>
/// <param name="Release">The release.</param>
/// <param name="Slot">The slot of the plan that takes them.</param>
/// <param name="Write">Writes them as JSON, with the members that are selected.</param>
public sealed record AskedConflicts(Guid Release, int Slot, Func<ImmutableArray<ReleaseProblem>, string> Write);
