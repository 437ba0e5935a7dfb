using System.Buffers;
using Expect.Api.GraphQL.Documents;
using Expect.Api.Http;
using Expect.Api.Security;
using Expect.Persistence.Reading.Execute;
using GraphQLParser.AST;

namespace Expect.Api.GraphQL;

/// <summary>The way of a read from its text to its answer. Thread-safe.</summary>
public sealed class ReadPipeline(DocumentCache documents, IntrospectionAnswers introspection, IReadCompiler compiler, StatementExecutor executor, TimeProvider clock)
{
    /// <summary>Answers a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="viewer">Who asks.</param>
    /// <param name="output">Where the value of <c>data</c> goes, complete or not at all.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="RequestRefusedException">The client must change the request.</exception>
    /// <exception cref="ReadFailedException">The database could not be reached, or took too long.</exception>
    public async Task RunAsync(GraphQLRequest request, Viewer viewer, IBufferWriter<byte> output, CancellationToken cancellation)
    {
        var document = await documents.GetAsync(request.Query, cancellation);                                       // parse, validate: cached by text
        var operation = Allowed(OperationSelector.Select(document, request.OperationName), request);
        var context = PublicationContexts.Of(operation, request.Variables, request.AcceptLanguage, viewer, clock.GetUtcNow());
        var schema = await introspection.AnswerAsync(operation, request.Variables, context.Languages, cancellation); // empty for almost every request
        var compiled = compiler.Compile(operation, request.Variables, viewer, context, schema);                     // plan, render: pure, cached by shape
        await executor.ExecuteAsync(compiled.Read, compiled.Values, output, cancellation);                          // the only I/O
    }

    private static ValidatedOperation Allowed(ValidatedOperation operation, GraphQLRequest request) =>
        request.QueriesOnly && operation.Definition.Operation != OperationType.Query
            ? throw new HttpRefusedException(StatusCodes.Status405MethodNotAllowed, ErrorCode.BadUserInput, "GET is for queries. Send this operation with POST.")
            : operation;
}
