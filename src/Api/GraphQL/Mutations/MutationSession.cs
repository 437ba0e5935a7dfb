using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using Expect.Api.GraphQL.Planning;
using Expect.Api.GraphQL.Values;
using Expect.Api.Import;
using Expect.Api.Security;
using Expect.Persistence.Catalog;
using Expect.Persistence.Reading.Render;
using Expect.Persistence.Writing;
using GraphQL.Types;

namespace Expect.Api.GraphQL.Mutations;

/// <summary>Executes one root field in a transaction: finds what the input names, writes, reads back, commits.</summary>
internal sealed class MutationSession(
    ContentCatalog catalog, WritableTypes types, Func<PlanningContext> planning, IReadOnlyList<object?> leaves, Viewer viewer, ISchema schema, MutationCall call, WriteOrigin origin, WriteClaim? claim,
    RowTypes rows)
    : IRootMutation
{
    private const string NoItems = "[]";

    /// <inheritdoc/>
    public WriteOrigin Origin => origin;

    private WritableType Type => call.Field.Type;

    /// <inheritdoc/>
    public async Task<byte[]> RunAsync(WriteTransaction transaction, CancellationToken cancellation)
    {
        if (claim is not null && await transaction.ClaimAsync(claim, cancellation) is { } given)
        {
            return given;
        }

        if (call.Field.Kind == MutationKind.Import)
        {
            return await ImportAsync(transaction, cancellation);
        }

        var input = InputReader.Read(catalog, call.Field, call.Input);
        var missing = await ReferenceResolver.ResolveAsync(transaction, planning(), Sources(leaves), input.References, cancellation);
        ImmutableArray<WriteProblem> problems = [.. input.Problems, .. missing];
        if (!problems.IsEmpty)
        {
            return await RefusedAsync(transaction, problems, cancellation);
        }

        // What is erased is read before, everything else afterwards.
        var before = call.Field.Kind == MutationKind.Delete ? await WrittenAsync(transaction, input.Id, cancellation) : null;
        var outcome = await WriteAsync(transaction, input, cancellation);
        if (!outcome.IsWritten)
        {
            return await RefusedAsync(transaction, outcome.Problems, cancellation);
        }

        return await CommitAsync(transaction, before ?? await WrittenAsync(transaction, outcome.Id, cancellation), cancellation);
    }

    private async Task<byte[]> ImportAsync(WriteTransaction transaction, CancellationToken cancellation)
    {
        var request = ImportRequest.Of(call.Input);
        var outcome = await new ContentImporter(new RowReader(catalog, rows, Type)).ImportAsync(
            transaction, Type, request.Rows(Type, catalog), new RowReferences(planning, viewer), ImportRequest.Patience, null, cancellation);
        var answer = await ReadAsync(transaction, Payload().Imported(outcome, request.IsDryRun), cancellation);
        return outcome.IsAccepted && !request.IsDryRun ? await CommitAsync(transaction, answer, cancellation) : answer;
    }

    private async Task<byte[]> CommitAsync(WriteTransaction transaction, byte[] answer, CancellationToken cancellation)
    {
        if (claim is not null)
        {
            await transaction.KeepAsync(claim, answer, cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return answer;
    }

    private Task<WriteOutcome> WriteAsync(WriteTransaction transaction, ItemInput input, CancellationToken cancellation) => call.Field.Kind switch
    {
        MutationKind.Create => transaction.CreateAsync(Type, input.Changes, cancellation),
        MutationKind.Update => transaction.UpdateAsync(Type, input.Id, input.Version!.Value, input.Changes, cancellation),
        MutationKind.Delete => transaction.DeleteAsync(Type, input.Id, input.Version!.Value, cancellation),
        MutationKind.Publish => transaction.MoveAsync(Type, input.Id, input.Version!.Value, "PUBLISHED", null, cancellation),
        MutationKind.Transition => transaction.MoveAsync(Type, input.Id, input.Version!.Value, input.To!, input.Reason, cancellation),
        MutationKind.Restore => RestoreAsync(transaction, input, cancellation),
        MutationKind.Command => transaction.ExecuteAsync(types, call.Field.Command!, Type, input.Changes, cancellation),
        _ => throw new InvalidOperationException($"{call.Field.Kind} is no mutation."),
    };

    // A snapshot has the form of the input of a new item, and goes through all rules again.
    private async Task<WriteOutcome> RestoreAsync(WriteTransaction transaction, ItemInput input, CancellationToken cancellation)
    {
        var (snapshot, problem) = await transaction.SnapshotAsync(Type, input.Id, input.Version, input.Revision!.Value, cancellation);
        if (problem is not null)
        {
            return WriteOutcome.Refused(problem);
        }

        using var json = JsonDocument.Parse(snapshot!);
        var form = schema.AllTypes[new MutationField(MutationKind.Create, Type).Input]!;
        var (value, own) = VariableCoercer.CoerceAlone(form, json.RootElement);
        var former = InputReader.ReadSnapshot(catalog, Type, (ObjectValue)value);
        var missing = await ReferenceResolver.ResolveAsync(transaction, planning(), Sources(own), former.References, cancellation);
        return missing.IsEmpty
            ? await transaction.RestoreAsync(Type, input.Id, input.Version, former.Changes, cancellation)
            : WriteOutcome.Refused(missing);
    }

    private Task<byte[]> WrittenAsync(WriteTransaction transaction, Guid id, CancellationToken cancellation) => ReadAsync(transaction, Payload().Written(id), cancellation);

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
            if (known[i] is KeyTaken { Existing: { } existing } taken && !await IsVisibleAsync(transaction, existing, cancellation))
            {
                known[i] = taken with { Existing = null };
            }
        }

        return known.ToImmutable();
    }

    private async Task<bool> IsVisibleAsync(WriteTransaction transaction, (string Type, Guid Id) item, CancellationToken cancellation)
    {
        var text = new Persistence.Reading.GlobalId(item.Type, item.Id).ToString();
        var request = new ReferenceRequest(catalog[item.Type], new ObjectValue([new("id", new LeafValue(new ConstantSource(text), text))]), [], static _ => { });
        return (await ReferenceResolver.ResolveAsync(transaction, planning(), Sources(leaves), [request], cancellation)).IsEmpty;
    }

    // What the parameters of plans come from: values, no moment to come, the viewer.
    private object?[] Sources(IReadOnlyList<object?> values) => [.. values, null, viewer];

    private PayloadPlanner Payload() => new(planning(), call.Field, call.Member);

    private async Task<byte[]> ReadAsync(WriteTransaction transaction, PlannedOperation planned, CancellationToken cancellation)
    {
        var output = new ArrayBufferWriter<byte>();
        await transaction.ReadAsync(SqlRenderer.Render(planned.Plan), planned.Resolve(Sources(leaves)), output, cancellation);
        return output.WrittenSpan.ToArray();
    }
}
