using System.Buffers;
using System.Diagnostics;
using Expect.Api.GraphQL.Cost;
using Expect.Api.GraphQL.Documents;
using Expect.Api.GraphQL.Mutations;
using Expect.Api.GraphQL.Releases;
using Expect.Api.GraphQL.Reports;
using Expect.Api.Http;
using Expect.Api.Security;
using Expect.Persistence.Reading.Execute;
using GraphQLParser.AST;

namespace Expect.Api.GraphQL;

/// <summary>The way of a read from its text to its answer. Thread-safe.</summary>
public sealed class ReadPipeline(
    DocumentCache documents, CostLimits costs, IntrospectionAnswers introspection, IReadCompiler compiler, StatementExecutor executor, MutationPipeline mutations, ReleasePreview releases,
    ReleaseConflicts conflicts, SlowOperationLog slow, TimeProvider clock)
{
    /// <summary>Answers a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="viewer">Who asks.</param>
    /// <param name="output">Where the value of <c>data</c> goes, complete or not at all; nothing when the request only wants to know its cost.</param>
    /// <param name="report">What the request wants to know about itself; null when that is nothing.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="RequestRefusedException">The client must change the request.</exception>
    /// <exception cref="ReadFailedException">The database could not be reached, or took too long.</exception>
    public async Task RunAsync(GraphQLRequest request, Viewer viewer, IBufferWriter<byte> output, ReadReport? report, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        ValidatedOperation? operation = null;
        try
        {
            var budget = new CostBudget(request.OperationName, request.Variables, costs.Of(viewer), request.CostMode != CostMode.Validate, report);
            var document = await documents.GetAsync(request.Query, budget, cancellation); // parse, validate: cached by text
            operation = Allowed(OperationSelector.Select(document, request.OperationName), request, viewer);
            CostCheck.Refuse(operation.Cost, document.Syntax, in budget); // an expression, cached with the operation
            if (request.CostMode == CostMode.Validate)
            {
                return;
            }

            var context = PublicationContexts.Of(operation, request.Variables, request.AcceptLanguage, viewer, clock.GetUtcNow());
            if (operation.Definition.Operation == OperationType.Mutation)
            {
                report?.Timings?.End(Stage.Cost);
                using var trace = RequestTrace.Begin(request.TraceParent); // revisions tell it
                await mutations.RunAsync(operation, request, viewer, context, output, cancellation);
                report?.Timings?.End(Stage.Execute);
                return;
            }

            var schema = await introspection.AnswerAsync(operation, request.Variables, context.Languages, cancellation); // empty for almost every request
            report?.Timings?.End(Stage.Cost);
            var compiled = compiler.Compile(operation, request.Variables, viewer, context, schema, report?.Timings); // plan, render: pure, cached by shape
            if (!compiled.Conflicts.IsEmpty)
            {
                compiled = await conflicts.FillAsync(compiled, viewer, cancellation);
            }

            await (context.Release is { } release
                ? releases.ExecuteAsync(compiled, release, viewer, context.Languages[0], output, report?.Explanations, cancellation)
                : executor.ExecuteAsync(compiled.Read, compiled.Values, output, report?.Explanations, cancellation)); // the only I/O
            report?.Timings?.End(Stage.Execute);
        }
        catch (MatchRefusedException refused)
        {
            throw new RequestRefusedException(MatchRefusals.Error(refused));
        }
        finally
        {
            slow.Note(operation, started);
        }
    }

    private static ValidatedOperation Allowed(ValidatedOperation operation, GraphQLRequest request, Viewer viewer)
    {
        var isQuery = operation.Definition.Operation == OperationType.Query;
        if (request.QueriesOnly && !isQuery)
        {
            throw new HttpRefusedException(StatusCodes.Status405MethodNotAllowed, ErrorCode.BadUserInput, "GET is for queries. Send this operation with POST.");
        }

        return isQuery && !viewer.CanRead
            ? throw new RequestRefusedException(ErrorCode.Forbidden, "The token lacks the scope READ. Ask the programme for one that has it, or send no Authorization header to read as everybody.")
            : operation;
    }
}
