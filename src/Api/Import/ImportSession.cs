using Expect.Api.GraphQL.Mutations;
using Expect.Api.GraphQL.Planning;
using Expect.Persistence.Writing;

namespace Expect.Api.Import;

/// <summary>Executes one root field that imports, in a transaction; with problems, and when it is only tried, nothing stays.</summary>
internal sealed class ImportSession(
    MutationScope scope, RowTypes rows, Func<PlanningContext> planning, MutationCall call, WriteOrigin origin, WriteClaim? claim)
    : IRootMutation
{
    /// <inheritdoc/>
    public WriteOrigin Origin => origin;

    /// <inheritdoc/>
    public async Task<byte[]> RunAsync(WriteTransaction transaction, CancellationToken cancellation)
    {
        if (claim is not null && await transaction.ClaimAsync(claim, cancellation) is { } given)
        {
            return given;
        }

        var (type, request) = (call.Field.Type, ImportRequest.Of(call.Input));
        var outcome = await new ContentImporter(new RowReader(scope.Catalog, rows, type)).ImportAsync(
            transaction, type, request.Rows(type, scope.Catalog), new RowReferences(scope.Planning, scope.Viewer), ImportRequest.Patience, null, cancellation);
        var answer = await AnswerAsync(transaction, outcome, request.IsDryRun, cancellation);
        if (!outcome.IsAccepted || request.IsDryRun)
        {
            return answer;
        }

        if (claim is not null)
        {
            await transaction.KeepAsync(claim, answer, cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return answer;
    }

    private Task<byte[]> AnswerAsync(WriteTransaction transaction, ImportOutcome outcome, bool isDryRun, CancellationToken cancellation) => MutationReads.RunAsync(
        transaction, MutationReads.Once(new PayloadPlanner(planning(), call.Field, call.Member).Imported(outcome, isDryRun)), scope.Sources([]), cancellation);
}
