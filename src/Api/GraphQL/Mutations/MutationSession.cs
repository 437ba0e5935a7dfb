using System.Collections.Immutable;
using System.Text.Json;
using Expect.Api.GraphQL.Planning;
using Expect.Api.GraphQL.Releases;
using Expect.Api.GraphQL.Values;
using Expect.Persistence.Writing;

namespace Expect.Api.GraphQL.Mutations;

/// <summary>Executes one root field in a transaction: finds what the input names, writes, reads back, commits; or keeps it in a release.</summary>
internal sealed class MutationSession(
    MutationScope scope, Func<PlanningContext> planning, MutationReads reads, IReadOnlyList<object?> leaves, MutationCall call, WriteOrigin origin, WriteClaim? claim)
    : IRootMutation
{
    private const string NoItems = "[]";

    private readonly MutationExecutor _executor = new(scope);

    /// <inheritdoc/>
    public WriteOrigin Origin => origin;

    /// <inheritdoc/>
    public async Task<byte[]> RunAsync(WriteTransaction transaction, CancellationToken cancellation)
    {
        if (claim is not null && await transaction.ClaimAsync(claim, cancellation) is { } given)
        {
            return given;
        }

        var keeping = new ReleaseKeeping(scope, _executor);
        var (release, closed) = call.Release is { } id ? await keeping.OpenAsync(transaction, call, id, leaves, cancellation) : (null, []);
        if (!closed.IsEmpty)
        {
            return await RefusedAsync(transaction, closed, cancellation);
        }

        var (answer, problems) = await WriteAsync(transaction, cancellation);
        if (answer is null)
        {
            return await RefusedAsync(transaction, problems, cancellation);
        }

        if (release is not null)
        {
            await keeping.KeepAsync(transaction, release, call.Field, call.Input, cancellation);
        }

        if (claim is not null)
        {
            await transaction.KeepAsync(claim, answer, cancellation);
        }

        var unfit = await transaction.TryCommitAsync(cancellation);
        return unfit.IsEmpty ? answer : await RefusedAsync(transaction, unfit, cancellation);
    }

    private async Task<(byte[]? Answer, ImmutableArray<WriteProblem> Problems)> WriteAsync(WriteTransaction transaction, CancellationToken cancellation)
    {
        var (input, problems) = await _executor.ReadAsync(transaction, call.Field, call.Input, leaves, cancellation, reads);
        if (!problems.IsEmpty)
        {
            return (null, problems);
        }

        // What is erased is read before, everything else afterwards.
        var before = call.Field.Kind == MutationKind.Delete ? await WrittenAsync(transaction, input.Id, cancellation) : null;
        var outcome = await _executor.WriteAsync(transaction, call.Field, input, cancellation);
        return outcome.IsWritten
            ? (before ?? await WrittenAsync(transaction, outcome.Id, cancellation), [])
            : (null, outcome.Problems);
    }

    private Task<byte[]> WrittenAsync(WriteTransaction transaction, Guid id, CancellationToken cancellation) => MutationReads.RunAsync(
        transaction, reads.Get("written", () => Payload().Written(new WrittenSource())), scope.Sources(leaves, id), cancellation);

    private async Task<byte[]> RefusedAsync(WriteTransaction transaction, ImmutableArray<WriteProblem> problems, CancellationToken cancellation)
    {
        var referrers = NoItems;
        foreach (var problem in problems.OfType<StillReferenced>())
        {
            if (Payload().Referrers(problem.By) is { } plan)
            {
                using var answer = JsonDocument.Parse(await ReadAsync(transaction, plan, cancellation));
                referrers = $"[{string.Join(',', answer.RootElement.GetProperty("by").EnumerateArray().Where(item => item.ValueKind != JsonValueKind.Null).Select(item => item.GetRawText()))}]";
            }
        }

        var known = await VisibleAsync(transaction, problems, cancellation);
        return await ReadAsync(transaction, Payload().Refused(known, referrers), cancellation);
    }

    // The other holder of a key is named only to a writer who can see it.
    private async Task<ImmutableArray<WriteProblem>> VisibleAsync(WriteTransaction transaction, ImmutableArray<WriteProblem> problems, CancellationToken cancellation)
    {
        var known = problems.ToBuilder();
        for (var i = 0; i < known.Count; i++)
        {
            if (known[i] is KeyTaken { Existing: { } existing } taken && !await ReferenceResolver.IsVisibleAsync(transaction, scope, existing, cancellation))
            {
                known[i] = taken with { Existing = null };
            }
        }

        return known.ToImmutable();
    }

    private PayloadPlanner Payload() => new(planning(), call.Field, call.Member);

    private Task<byte[]> ReadAsync(WriteTransaction transaction, PlannedOperation planned, CancellationToken cancellation) =>
        MutationReads.RunAsync(transaction, MutationReads.Once(planned), scope.Sources(leaves), cancellation);
}
