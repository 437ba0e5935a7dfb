using System.Collections.Immutable;
using System.Text.Json;
using Expect.Api.GraphQL.Releases;
using Expect.Api.GraphQL.Values;
using Expect.Domain.Releases;
using Expect.Persistence.Writing;

namespace Expect.Api.GraphQL.Mutations;

/// <summary>Does what a mutation says, within a transaction: reads its input, finds what it names, writes. What is answered is not its business.</summary>
internal sealed class MutationExecutor(MutationScope scope)
{
    /// <summary>Reads an input and finds the items that it names.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="field">The mutation.</param>
    /// <param name="value">Its input.</param>
    /// <param name="leaves">What the sources of its values refer to.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <param name="reads">Keeps the plan of the read that finds them; null when the input is like no other.</param>
    /// <returns>The input, and what is wrong with it.</returns>
    public async Task<(ItemInput Input, ImmutableArray<WriteProblem> Problems)> ReadAsync(
        WriteTransaction transaction, MutationField field, ObjectValue value, IReadOnlyList<object?> leaves, CancellationToken cancellation, MutationReads? reads = null)
    {
        var input = InputReader.Read(scope.Catalog, field, value);
        var missing = await ReferenceResolver.ResolveAsync(transaction, scope.Planning, scope.Sources(leaves), input.References, cancellation, reads);
        return (input, [.. input.Problems, .. missing]);
    }

    /// <summary>Writes.</summary>
    public Task<WriteOutcome> WriteAsync(WriteTransaction transaction, MutationField field, ItemInput input, CancellationToken cancellation) => field.Kind switch
    {
        MutationKind.Create => transaction.CreateAsync(field.Type, input.Changes, cancellation),
        MutationKind.Update => transaction.UpdateAsync(field.Type, input.Id, input.Version!.Value, input.Changes, cancellation),
        MutationKind.Delete => transaction.DeleteAsync(field.Type, input.Id, input.Version!.Value, cancellation),
        MutationKind.Publish => transaction.MoveAsync(field.Type, input.Id, input.Version!.Value, "PUBLISHED", null, cancellation),
        MutationKind.Transition => transaction.MoveAsync(field.Type, input.Id, input.Version!.Value, input.To!, input.Reason, cancellation),
        MutationKind.Restore => RestoreAsync(transaction, field.Type, input, cancellation),
        MutationKind.Command => CommandAsync(transaction, field, input, cancellation),
        _ => throw new InvalidOperationException($"{field.Kind} is no mutation."),
    };

    // A snapshot has the form of the input of a new item, and goes through all rules again.
    private async Task<WriteOutcome> RestoreAsync(WriteTransaction transaction, WritableType type, ItemInput input, CancellationToken cancellation)
    {
        var (snapshot, problem) = await transaction.SnapshotAsync(type, input.Id, input.Version, input.Revision!.Value, cancellation);
        if (problem is not null)
        {
            return WriteOutcome.Refused(problem);
        }

        using var json = JsonDocument.Parse(snapshot!);
        var form = scope.Schema.AllTypes[MutationField.New(type).Input]!;
        var (value, own) = VariableCoercer.CoerceAlone(form, json.RootElement);
        var former = InputReader.ReadSnapshot(scope.Catalog, type, (ObjectValue)value);
        var missing = await ReferenceResolver.ResolveAsync(transaction, scope.Planning, scope.Sources(own), former.References, cancellation);
        return missing.IsEmpty
            ? await transaction.RestoreAsync(type, input.Id, input.Version, former.Changes, cancellation)
            : WriteOutcome.Refused(missing);
    }

    private async Task<WriteOutcome> CommandAsync(WriteTransaction transaction, MutationField field, ItemInput input, CancellationToken cancellation)
    {
        var command = field.Command!;
        var outcome = await transaction.ExecuteAsync(scope.Types, command, field.Type, input.Changes, cancellation);
        if (!outcome.IsWritten || !(command.Is<PublishRelease>() || command.Is<ScheduleRelease>()))
        {
            return outcome;
        }

        var replay = new ReleaseReplay(scope, this);
        var problems = command.Is<PublishRelease>()
            ? await replay.PublishAsync(transaction, outcome.Id, cancellation)
            : await replay.TryAsync(transaction, outcome.Id, cancellation);
        return problems.IsEmpty ? outcome : WriteOutcome.Refused([.. problems.Select(problem => problem.InRelease)]);
    }
}
