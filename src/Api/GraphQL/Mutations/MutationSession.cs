using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using Expect.Api.Assets;
using Expect.Api.GraphQL.Planning;
using Expect.Api.GraphQL.Values;
using Expect.Api.Security;
using Expect.Domain.Editorial;
using Expect.Persistence.Catalog;
using Expect.Persistence.Reading.Render;
using Expect.Persistence.Writing;
using GraphQL.Types;

namespace Expect.Api.GraphQL.Mutations;

/// <summary>Executes one root field in a transaction: finds what the input names, writes, reads back, commits.</summary>
internal sealed class MutationSession(
    ContentCatalog catalog, Func<PlanningContext> planning, IReadOnlyList<object?> leaves, Viewer viewer, ISchema schema, MutationCall call, WriteOrigin origin, WriteClaim? claim,
    UploadGrants uploads)
{
    private const string NoItems = "[]";

    /// <summary>Who writes.</summary>
    public WriteOrigin Origin => origin;

    private WritableType Type => call.Field.Type;

    /// <summary>The JSON of the answer; what it tells of is committed.</summary>
    public async Task<byte[]> RunAsync(WriteTransaction transaction, CancellationToken cancellation)
    {
        if (claim is not null && await transaction.ClaimAsync(claim, cancellation) is { } given)
        {
            return given;
        }

        var input = InputReader.Read(catalog, call.Field, call.Input);
        var missing = await ReferenceResolver.ResolveAsync(transaction, planning(), Sources(leaves), input.References, cancellation);
        ImmutableArray<WriteProblem> problems = [.. input.Problems, .. missing];
        if (!problems.IsEmpty)
        {
            return await RefusedAsync(transaction, problems, cancellation);
        }

        if (call.Field.Kind == MutationKind.Upload)
        {
            return await AnnouncedAsync(transaction, input, cancellation);
        }

        // What is erased is read before, everything else afterwards.
        var before = call.Field.Kind == MutationKind.Delete ? await WrittenAsync(transaction, input.Id, cancellation) : null;
        var outcome = await WriteAsync(transaction, input, cancellation);
        if (!outcome.IsWritten)
        {
            return await RefusedAsync(transaction, outcome.Problems, cancellation);
        }

        return await KeptAsync(transaction, before ?? await WrittenAsync(transaction, outcome.Id, cancellation), cancellation);
    }

    private async Task<byte[]> KeptAsync(WriteTransaction transaction, byte[] answer, CancellationToken cancellation)
    {
        if (claim is not null)
        {
            await transaction.KeepAsync(claim, answer, cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return answer;
    }

    // Of a file that is there already, as far as the writer can see, nothing need be sent.
    private async Task<byte[]> AnnouncedAsync(WriteTransaction transaction, ItemInput input, CancellationToken cancellation)
    {
        var announced = new AssetUploads(transaction);
        var grant = uploads.New((string)input.Changes.Given(nameof(Asset.MimeType))!, (long)input.Changes.Given(nameof(Asset.ByteSize))!);
        var outcome = await announced.AnnounceAsync(Type, input.Changes, grant.Id, uploads.MaxBytes, grant.ExpiresAt, cancellation);
        if (!outcome.IsWritten)
        {
            return await RefusedAsync(transaction, outcome.Problems, cancellation);
        }

        var holder = input.Changes.Given(nameof(Asset.Sha256)) is string sha256 ? await announced.HolderAsync(sha256, cancellation) : null;
        if (holder is { } there && await IsVisibleAsync(transaction, there, cancellation))
        {
            await announced.TakeAsync(grant.Id, cancellation);
            return await KeptAsync(transaction, await ReadAsync(transaction, Payload().Announced(null, null, there), cancellation), cancellation);
        }

        var address = await uploads.AddressOfAsync(grant, cancellation);
        return await KeptAsync(transaction, await ReadAsync(transaction, Payload().Announced(grant, address, null), cancellation), cancellation);
    }

    private Task<WriteOutcome> WriteAsync(WriteTransaction transaction, ItemInput input, CancellationToken cancellation) => call.Field.Kind switch
    {
        MutationKind.Create => transaction.CreateAsync(Type, input.Changes, cancellation),
        MutationKind.Update => transaction.UpdateAsync(Type, input.Id, input.Version!.Value, input.Changes, cancellation),
        MutationKind.Delete => transaction.DeleteAsync(Type, input.Id, input.Version!.Value, cancellation),
        MutationKind.Publish => transaction.MoveAsync(Type, input.Id, input.Version!.Value, "PUBLISHED", null, cancellation),
        MutationKind.Transition => transaction.MoveAsync(Type, input.Id, input.Version!.Value, input.To!, input.Reason, cancellation),
        MutationKind.Restore => RestoreAsync(transaction, input, cancellation),
        _ => throw new InvalidOperationException($"{call.Field.Kind} is no mutation."),
    };

    // A snapshot has the form of the input of a new item, and goes through all rules again.
    private async Task<WriteOutcome> RestoreAsync(WriteTransaction transaction, ItemInput input, CancellationToken cancellation)
    {
        if (await transaction.SnapshotAsync(Type, input.Id, input.Revision!.Value, cancellation) is not { } snapshot)
        {
            return WriteOutcome.Refused(new InvalidInput("revision.unknown", "The item has no such revision.", ["revision"]));
        }

        using var json = JsonDocument.Parse(snapshot);
        var form = schema.AllTypes[MutationField.New(Type).Input]!;
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
        if (problems is not [KeyTaken { ExistingId: { } existing } taken])
        {
            return problems;
        }

        return await IsVisibleAsync(transaction, existing, cancellation) ? problems : [taken with { ExistingId = null }];
    }

    private async Task<bool> IsVisibleAsync(WriteTransaction transaction, Guid id, CancellationToken cancellation)
    {
        var text = new Persistence.Reading.GlobalId(Type.Name, id).ToString();
        var request = new ReferenceRequest(Type.Shown, new ObjectValue([new("id", new LeafValue(new ConstantSource(text), text))]), [], static _ => { });
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
