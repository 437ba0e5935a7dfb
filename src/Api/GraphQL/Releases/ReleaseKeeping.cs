using System.Collections.Immutable;
using Expect.Api.GraphQL.Mutations;
using Expect.Api.GraphQL.Values;
using Expect.Persistence.Writing;
using Expect.Persistence.Writing.Releases;

namespace Expect.Api.GraphQL.Releases;

/// <summary>
/// Keeps a mutation in a release instead of applying it. It is tried where the release has come to: the changes so far are
/// applied, then this one, then all of it is taken back and only the change is kept, in the same transaction.
/// </summary>
internal sealed class ReleaseKeeping(MutationScope scope, MutationExecutor executor)
{
    private static readonly InvalidInput Conflicting = new(
        "release.conflict", "Changes of this release no longer apply as things stand: see to its conflicts first.", [MutationInputs.Release]);

    /// <summary>Comes to the state of a release, or says why that cannot be.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="call">The mutation to keep.</param>
    /// <param name="id">The release's global id.</param>
    /// <param name="leaves">What the source of the id refers to.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<(PendingRelease? Release, ImmutableArray<WriteProblem> Problems)> OpenAsync(
        WriteTransaction transaction, MutationCall call, InputValue id, IReadOnlyList<object?> leaves, CancellationToken cancellation)
    {
        // What is kept could not be erased together with what it is about.
        ImmutableArray<WriteProblem> personal =
        [
            .. call.Field.Type.Fields.Where(field => field.IsPersonal && call.Input.Find(field.Name) is not null)
                .Select(field => new InvalidInput("release.personal", "Personal data is not kept in releases: write it by itself.", [field.Name])),
        ];
        if (!personal.IsEmpty)
        {
            return (null, personal);
        }

        Guid found = default;
        var request = new ReferenceRequest(scope.Catalog[nameof(Domain.Releases.Release)], new ObjectValue([new("id", id)]), [MutationInputs.Release], known => found = known);
        var missing = await ReferenceResolver.ResolveAsync(transaction, scope.Planning, scope.Sources(leaves), [request], cancellation);
        if (!missing.IsEmpty)
        {
            return (null, missing);
        }

        var release = (await transaction.Releases.FindAsync(scope.Types, found, isHeld: true, cancellation))!;
        if (!release.Closed.IsEmpty)
        {
            return (null, [.. release.Closed.Select(problem => problem.Below([MutationInputs.Release]))]);
        }

        await transaction.BeginPartAsync(WritePart.Release, null, cancellation);
        var problems = await new ReleaseReplay(scope, executor).ApplyAsync(transaction, release, cancellation);
        await transaction.BeginPartAsync(WritePart.Change, null, cancellation);
        return problems.IsEmpty ? (release, []) : (null, [Conflicting]);
    }

    /// <summary>Takes everything back that was tried since the release was opened, and keeps the change.</summary>
    public async Task KeepAsync(WriteTransaction transaction, PendingRelease release, MutationField field, ObjectValue input, CancellationToken cancellation)
    {
        var bases = release.Bases;
        var made = release.Changes.SelectMany(change => change.Made).ToHashSet();
        ImmutableArray<Guid> own = [.. transaction.Touched.Where(item => item.Version is null).Select(item => item.Id)];
        ImmutableArray<TouchedItem> items =
        [
            .. transaction.Touched.DistinctBy(item => item.Id)
                .Select(item => made.Contains(item.Id) ? item with { Version = null } : bases.TryGetValue((item.Type, item.Id), out var version) ? item with { Version = version } : item),
        ];
        await transaction.TakeBackAsync(WritePart.Release, cancellation);
        await transaction.Releases.KeepAsync(
            scope.Types, release.Id, new PendingChange(0, field.Name, InputJson.Of(input.Without(MutationInputs.Release)), items, own), cancellation);
    }
}
