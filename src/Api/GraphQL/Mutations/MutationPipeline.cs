using System.Buffers;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Expect.Api.Assets;
using Expect.Api.GraphQL.Administration;
using Expect.Api.GraphQL.Documents;
using Expect.Api.GraphQL.Planning;
using Expect.Api.GraphQL.Schema;
using Expect.Api.GraphQL.Values;
using Expect.Api.Http;
using Expect.Api.Import;
using Expect.Api.Security;
using Expect.Persistence.Catalog;
using Expect.Persistence.Writing;

namespace Expect.Api.GraphQL.Mutations;

/// <summary>
/// The way of a mutation from its operation to its answer. Each root field is a transaction of its own, in the order of the
/// document; the inputs of all are read before the first is executed. Thread-safe.
/// </summary>
public sealed class MutationPipeline(
    ContentCatalog catalog, MutationCatalog mutations, ContentStore store, RowTypes rows, PublicAddress address, UploadGrants uploads, TimeProvider clock)
{
    private const long PlanBytes = 16 * 1024 * 1024;

    private readonly PlanCache _plans = new(PlanBytes);

    /// <summary>Executes an operation.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="request">Its values.</param>
    /// <param name="viewer">Who writes.</param>
    /// <param name="context">The languages of messages and of what is read back.</param>
    /// <param name="output">Where the value of <c>data</c> goes.</param>
    /// <param name="cancellation">Ends the work; what was not committed leaves no trace.</param>
    /// <exception cref="RequestRefusedException">The viewer cannot write at all, or a value does not fit its type.</exception>
    /// <exception cref="RootFieldFailedException">The database could not be reached, or took too long.</exception>
    public async Task RunAsync(
        ValidatedOperation operation, GraphQLRequest request, Viewer viewer, PublicationContext context, IBufferWriter<byte> output, CancellationToken cancellation)
    {
        Authorize(viewer, context);
        var values = VariableCoercer.Coerce(operation, request.Variables);
        var preview = MutationScope.ContextOf(viewer, context);
        var scope = new MutationScope(catalog, mutations, operation.Schema, viewer, context.Languages[0]);
        PlanningContext NewPlanning() => new(catalog, operation, values, preview.AudienceOf(viewer), preview.Languages, address.Value);
        var planning = NewPlanning();
        var fields = FieldCollector.Collect(planning, [operation.Definition.SelectionSet], name => name == MutationTypes.Mutation);

        // Fields that a condition includes are part of what is asked for, and the reads do not look at it again.
        var plans = planning.Dependencies.IsEmpty ? _plans : null;
        MutationReads Reads(CollectedField field) => new(plans, new PlanKey(operation, field.Key, preview.Key, preview.AudienceOf(viewer), values.Shape), values.Leaves);
        var claim = ClaimOf(request, viewer, context, fields);
        var sessions = fields.Select(IRootMutation? (field) => field.Name == RootFieldNames.TypeName ? null : AdministrationField.Find(field.Name) is { } administration
            ? new AdministrationSession(catalog, NewPlanning, values.Leaves, viewer, administration, field, Input(planning, field), OriginOf(viewer, clock))
            : Session(scope, NewPlanning, Reads(field), values.Leaves, Call(planning, field), claim)).ToList();
        for (var i = 0; i < fields.Count; i++)
        {
            Write(output, $"{(i == 0 ? '{' : ',')}{JsonSerializer.Serialize(fields[i].Key)}:");
            if (sessions[i] is { } session)
            {
                output.Write(await AttemptAsync(session, fields, i, cancellation));
            }
            else
            {
                Write(output, $"\"{MutationTypes.Mutation}\"");
            }
        }

        Write(output, fields.Count == 0 ? "{}" : "}");
    }

    private static void Authorize(Viewer viewer, PublicationContext context)
    {
        if (!WritePolicy.MayWrite(viewer))
        {
            throw viewer == Viewer.Anonymous
                ? new RequestRefusedException(ErrorCode.Unauthenticated, "Writing needs a token. Send one as Authorization: Bearer.")
                : new RequestRefusedException(ErrorCode.Forbidden, "This token cannot write. Ask for one with the scope WRITE and a role that writes.");
        }

        if (context.At is not null)
        {
            throw new RequestRefusedException(ErrorCode.BadUserInput, "A mutation writes now. Leave out the argument at of @inContext.");
        }

        if (context.Release is not null)
        {
            throw new RequestRefusedException(ErrorCode.BadUserInput, "A mutation is kept in a release by its input. Leave out the argument release of @inContext, and give \"release\" in the input.");
        }
    }

    // The same key with the same body, in the same languages: the same write.
    private static WriteClaim? ClaimOf(GraphQLRequest request, Viewer viewer, PublicationContext context, IReadOnlyList<CollectedField> fields)
    {
        if (request.IdempotencyKey is not { } key)
        {
            return null;
        }

        if (fields.Count != 1)
        {
            throw new RequestRefusedException(ErrorCode.BadUserInput, $"An Idempotency-Key is for one root field, but the operation has {fields.Count}. Send them one by one, each with a key of its own.");
        }

        if (AdministrationField.Find(fields[0].Name) is { } administration)
        {
            throw new RequestRefusedException(
                ErrorCode.BadUserInput, $"{administration.Name} takes no Idempotency-Key: the text of a token is kept nowhere, and revoking or erasing again changes nothing. Leave the header out.");
        }

        var variables = request.Variables.ValueKind == JsonValueKind.Undefined ? "" : request.Variables.GetRawText();
        var body = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new[] { request.Query, request.OperationName, variables, string.Join(',', context.Languages) }));
        return new WriteClaim(viewer.AccountId?.ToString() ?? "editor", key, body);
    }

    private IRootMutation Session(MutationScope scope, Func<PlanningContext> planning, MutationReads reads, IReadOnlyList<object?> leaves, MutationCall call, WriteClaim? claim) => call.Field.Kind switch
    {
        MutationKind.Upload => new UploadSession(scope, planning, leaves, call, OriginOf(scope.Viewer, clock), claim, uploads),
        MutationKind.Import => new ImportSession(scope, rows, planning, call, OriginOf(scope.Viewer, clock), claim),
        _ => new MutationSession(scope, planning, reads, leaves, call, OriginOf(scope.Viewer, clock), claim),
    };

    private MutationCall Call(PlanningContext planning, CollectedField field)
    {
        using var place = planning.Enter(field.Key);
        return new MutationCall(mutations[field.Name], field, Input(planning, field));
    }

    private static ObjectValue Input(PlanningContext planning, CollectedField field) => (ObjectValue)planning.Argument(MutationTypes.Mutation, field.First, "input")!;

    /// <summary>Who writes, and when.</summary>
    internal static WriteOrigin OriginOf(Viewer viewer, TimeProvider clock) => new(
        viewer.AccountId, Activity.Current?.TraceId.ToHexString(), clock.GetUtcNow(), (type, territory) => WritePolicy.MayWrite(viewer, type, territory))
    {
        MayMove = (type, to) => WritePolicy.MayMove(viewer, type, to),
    };

    private async Task<byte[]> AttemptAsync(IRootMutation session, IReadOnlyList<CollectedField> fields, int place, CancellationToken cancellation)
    {
        try
        {
            return await WriteAttempts.RunAsync(() => store.BeginAsync(session.Origin, cancellation), transaction => session.RunAsync(transaction, cancellation));
        }
        catch (WriteClaimTakenException)
        {
            throw new RequestRefusedException(ErrorCode.Conflict, "Another request was written under this Idempotency-Key. Take a new key for a new request.");
        }
        catch (Exception failure) when (failure is not RequestRefusedException)
        {
            throw new RootFieldFailedException(fields[place].Key, [.. fields.Take(place).Select(field => field.Key)], failure);
        }
    }

    private static void Write(IBufferWriter<byte> output, string text) => Encoding.UTF8.GetBytes(text, output);
}
