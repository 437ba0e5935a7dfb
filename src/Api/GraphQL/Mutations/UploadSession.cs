using System.Collections.Immutable;
using Expect.Api.Assets;
using Expect.Api.GraphQL.Planning;
using Expect.Domain.Editorial;
using Expect.Persistence.Writing;

namespace Expect.Api.GraphQL.Mutations;

/// <summary>Executes one root field that announces a file: checks what can be checked without its bytes, and says where they are put.</summary>
internal sealed class UploadSession(
    MutationScope scope, Func<PlanningContext> planning, IReadOnlyList<object?> leaves, MutationCall call, WriteOrigin origin, WriteClaim? claim, UploadGrants uploads)
    : IRootMutation
{
    private const string NoItems = "[]";

    /// <inheritdoc/>
    public WriteOrigin Origin => origin;

    /// <inheritdoc/>
    public async Task<byte[]> RunAsync(WriteTransaction transaction, CancellationToken cancellation)
    {
        if (claim is not null && await transaction.ClaimAsync(claim, cancellation) is { } given)
        {
            return given;
        }

        var (input, problems) = await new MutationExecutor(scope).ReadAsync(transaction, call.Field, call.Input, leaves, cancellation);
        if (!problems.IsEmpty)
        {
            return await RefusedAsync(transaction, problems, cancellation);
        }

        var grant = uploads.New((string)input.Changes.Given(nameof(Asset.MimeType))!, (long)input.Changes.Given(nameof(Asset.ByteSize))!);
        var outcome = await transaction.Uploads.AnnounceAsync(call.Field.Type, input.Changes, grant.Id, uploads.MaxBytes, grant.ExpiresAt, cancellation);
        if (!outcome.IsWritten)
        {
            return await RefusedAsync(transaction, outcome.Problems, cancellation);
        }

        var answer = await AnswerAsync(transaction, grant, input.Changes.Given(nameof(Asset.Sha256)) as string, cancellation);
        if (claim is not null)
        {
            await transaction.KeepAsync(claim, answer, cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return answer;
    }

    // Of a file that is there already, as far as the writer can see, nothing need be sent.
    private async Task<byte[]> AnswerAsync(WriteTransaction transaction, UploadGrant grant, string? sha256, CancellationToken cancellation)
    {
        var holder = sha256 is null ? null : await transaction.Uploads.HolderAsync(sha256, cancellation);
        if (holder is { } there && await ReferenceResolver.IsVisibleAsync(transaction, scope, (call.Field.Type.Name, there), cancellation))
        {
            await transaction.Uploads.TakeAsync(grant.Id, cancellation);
            return await ReadAsync(transaction, Payload().Announced(null, null, there), cancellation);
        }

        return await ReadAsync(transaction, Payload().Announced(grant, await uploads.AddressOfAsync(grant, cancellation), null), cancellation);
    }

    private Task<byte[]> RefusedAsync(WriteTransaction transaction, ImmutableArray<WriteProblem> problems, CancellationToken cancellation) =>
        ReadAsync(transaction, Payload().Refused(problems, NoItems), cancellation);

    private PayloadPlanner Payload() => new(planning(), call.Field, call.Member);

    private Task<byte[]> ReadAsync(WriteTransaction transaction, PlannedOperation planned, CancellationToken cancellation) =>
        MutationReads.RunAsync(transaction, MutationReads.Once(planned), scope.Sources(leaves), cancellation);
}
