using System.Collections.Immutable;
using System.Text.Json;
using Expect.Api.GraphQL.Mutations;
using Expect.Api.GraphQL.Values;
using Expect.Persistence.Writing;
using Expect.Persistence.Writing.Releases;

namespace Expect.Api.GraphQL.Releases;

/// <summary>
/// Applies the changes of a release within a transaction, one after the other, and says everything that stands in the way. What
/// a change was made against must not have been written by others since: these items are held first, and looked at.
/// </summary>
internal sealed class ReleaseReplay(MutationScope scope, MutationExecutor executor)
{
    /// <summary>Applies all changes of a release; revisions say that it was the release.</summary>
    public async Task<ImmutableArray<ReleaseProblem>> PublishAsync(WriteTransaction transaction, Guid id, CancellationToken cancellation)
    {
        var release = (await transaction.Releases.FindAsync(scope.Types, id, isHeld: true, cancellation))!;
        transaction.WriteAs(release.Name);
        return await ApplyAsync(transaction, release, cancellation);
    }

    /// <summary>Applies all changes of a release and takes them back.</summary>
    public async Task<ImmutableArray<ReleaseProblem>> TryAsync(WriteTransaction transaction, Guid id, CancellationToken cancellation)
    {
        var release = (await transaction.Releases.FindAsync(scope.Types, id, isHeld: true, cancellation))!;
        await transaction.BeginPartAsync(WritePart.Release, null, cancellation);
        var problems = await ApplyAsync(transaction, release, cancellation);
        await transaction.TakeBackAsync(WritePart.Release, cancellation);
        return problems;
    }

    /// <summary>Applies all changes of a release.</summary>
    public async Task<ImmutableArray<ReleaseProblem>> ApplyAsync(WriteTransaction transaction, PendingRelease release, CancellationToken cancellation)
    {
        var bases = release.Bases;
        var versions = await transaction.Releases.HoldAsync(scope.Types, bases.Keys, cancellation);
        var problems = ImmutableArray.CreateBuilder<ReleaseProblem>();
        foreach (var change in release.Changes)
        {
            var conflicts = change.Items.Where(item => bases.ContainsKey((item.Type, item.Id))).SelectMany(item => Conflict(item, bases[(item.Type, item.Id)], versions)).ToList();
            problems.AddRange(ReleaseProblem.Of(change.Number, conflicts.Count > 0 ? conflicts : await ApplyAsync(transaction, change, cancellation)));
        }

        return problems.ToImmutable();
    }

    private static IEnumerable<WriteProblem> Conflict(TouchedItem item, int expected, IReadOnlyDictionary<Guid, int> versions)
    {
        if (!versions.TryGetValue(item.Id, out var actual))
        {
            yield return new ItemNotFound(["id"]);
        }
        else if (actual != expected)
        {
            yield return new ChangeOutdated(expected, actual, ["version"]) { Item = (item.Type, item.Id) };
        }
    }

    private async Task<ImmutableArray<WriteProblem>> ApplyAsync(WriteTransaction transaction, PendingChange change, CancellationToken cancellation)
    {
        await transaction.BeginPartAsync(WritePart.Change, change.Made, cancellation);
        var problems = await ExecuteAsync(transaction, change, cancellation);
        if (problems.IsEmpty)
        {
            await transaction.EndPartAsync(WritePart.Change, cancellation);
        }
        else
        {
            await transaction.TakeBackAsync(WritePart.Change, cancellation);
        }

        return problems;
    }

    private async Task<ImmutableArray<WriteProblem>> ExecuteAsync(WriteTransaction transaction, PendingChange change, CancellationToken cancellation)
    {
        if (scope.Mutations.Find(change.Mutation) is not { } field)
        {
            return [new InvalidInput("mutation.unknown", "There is no such mutation any more: take the change out of the release.", [])];
        }

        using var json = JsonDocument.Parse(change.Input);
        try
        {
            var (value, leaves) = VariableCoercer.CoerceAlone(scope.Schema.AllTypes[field.Input]!, json.RootElement);
            var (input, problems) = await executor.ReadAsync(transaction, field, (ObjectValue)value, leaves, cancellation);
            return problems.IsEmpty && await executor.WriteAsync(transaction, field, input, cancellation) is { IsWritten: false } refused ? refused.Problems : problems;
        }
        catch (RequestRefusedException refused)
        {
            return [new InvalidInput("input.outdated", $"The input no longer fits the mutation: {refused.Errors[0].Message}", [])];
        }
    }
}
