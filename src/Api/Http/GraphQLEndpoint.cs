using System.Buffers;
using Expect.Api.GraphQL;
using Expect.Api.GraphQL.Mutations;
using Expect.Api.GraphQL.Reports;
using Expect.Api.Security;
using Expect.Persistence.Reading.Execute;
using Expect.Persistence.Writing;
using Microsoft.Extensions.Primitives;

namespace Expect.Api.Http;

/// <summary>Answers <c>/graphql</c>: GraphQL over HTTP, POST and GET.</summary>
public sealed partial class GraphQLEndpoint(ReadPipeline pipeline, RequestReader reader, ViewerResolver viewers, ILogger<GraphQLEndpoint> logger)
{
    /// <summary>Answers a request.</summary>
    public async Task HandleAsync(HttpContext http)
    {
        using var answer = new AnswerBuffer();
        var type = ResponseMediaType.Json;
        ReadReport? report = null;
        int status;
        try
        {
            type = ResponseMediaType.Negotiate(http.Request.Headers.Accept);
            var viewer = await viewers.ResolveAsync(http.Request.Headers.Authorization, http.RequestAborted);
            using var request = await reader.ReadAsync(http.Request, WritePolicy.MayWrite(viewer), http.RequestAborted);
            report = ReadReport.For(request, viewer);
            answer.Write("{\"data\":"u8);
            await pipeline.RunAsync(request, viewer, answer, report, http.RequestAborted);
            Finish(answer, report);
            status = StatusCodes.Status200OK;
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
        {
            return; // nobody waits for an answer
        }
        catch (Exception failure)
        {
            status = Refuse(answer, failure, type, report, http.Request.Headers.TraceParent);
        }

        await SendAsync(http, answer, type, status, report?.Timings);
    }

    private static void Finish(AnswerBuffer answer, ReadReport? report)
    {
        if (report is { CostMode: CostMode.Validate })
        {
            answer.Clear(); // no data: the operation was not executed
            ReportWriter.WriteAlone(answer, report);
            return;
        }

        if (report is { HasExtensions: true })
        {
            answer.Write(",\"extensions\":"u8);
            ReportWriter.WriteValue(answer, report);
        }

        answer.Write("}"u8);
    }

    private static readonly StringValues Vary = "Accept, Accept-Language, Authorization, GraphQL-Cost, GraphQL-Explain";

    private static readonly RequestError CursorExpired = new(
        ErrorCode.CursorExpired,
        "The change feed cannot go on from there: it was begun anew, or items removed since are no longer kept. Ask without \"after\" and \"since\", read to the end, and drop every item of yours that did not come.");

    private static async Task SendAsync(HttpContext http, AnswerBuffer answer, ResponseMediaType type, int status, StageTimings? timings)
    {
        var response = http.Response;
        response.StatusCode = status;
        response.ContentType = type.ContentType;
        response.ContentLength = answer.Written.Length;
        response.Headers.Vary = Vary;
        if (timings is not null)
        {
            response.Headers.Append("Server-Timing", timings.ToString());
        }

        switch (status)
        {
            case StatusCodes.Status401Unauthorized:
                response.Headers.WWWAuthenticate = "Bearer";
                break;
            case StatusCodes.Status405MethodNotAllowed:
                response.Headers.Allow = "POST";
                break;
        }

        await response.Body.WriteAsync(answer.Written, http.RequestAborted);
    }

    private int Refuse(AnswerBuffer answer, Exception failure, ResponseMediaType type, ReadReport? report, string? traceParent)
    {
        answer.Clear();
        switch (failure)
        {
            case HttpRefusedException refused:
                ErrorWriter.Write(answer, [refused.Error]);
                return refused.Status;
            case RequestRefusedException refused:
                ErrorWriter.Write(answer, refused.Errors, report: report);
                return ErrorStatus.Of(refused.Errors[0].Code, type);
            case ReadFailedException { Failure: ReadFailure.CursorExpired }:
                ErrorWriter.Write(answer, [CursorExpired]);
                return ErrorStatus.Of(CursorExpired.Code, type);
            case BadHttpRequestException refused: // the server's own: a body cut short, or larger than it takes
                ErrorWriter.Write(answer, [new RequestError(ErrorCode.BadUserInput, "The HTTP request is broken or too large. Send it whole, within the limits.")]);
                return refused.StatusCode;
            default:
                return Fail(answer, failure, type, traceParent);
        }
    }

    private int Fail(AnswerBuffer answer, Exception failure, ResponseMediaType type, string? traceParent)
    {
        var traceId = RequestTrace.IdOf(traceParent);
        LogFailure(failure, traceId);
        var error = ErrorOf(failure);
        ErrorWriter.Write(answer, [error], traceId);
        return ErrorStatus.Of(error.Code, type);
    }

    private static RequestError ErrorOf(Exception failure) => failure switch
    {
        RootFieldFailedException field => field.Tell(ErrorOf(field.InnerException!)),
        ReadFailedException read => ErrorOf(read.Failure),
        WriteFailedException { Failure: ReadFailure.Timeout } => new RequestError(
            ErrorCode.Timeout, "The write took too long, perhaps because others write the same; nothing of it is kept. Try again."),
        WriteFailedException => new RequestError(
            ErrorCode.Unavailable,
            "The database cannot be reached, and may have been lost while it wrote. With an Idempotency-Key, send the same again in a few seconds, and it is written once; without one, look first whether it was written."),
        _ => new RequestError(ErrorCode.InternalServerError, "The service failed. Try again; if it fails again, report the trace id."),
    };

    private static RequestError ErrorOf(ReadFailure failure) => failure == ReadFailure.Timeout
        ? new RequestError(ErrorCode.Timeout, "The operation took longer than a request may. Ask for less: fewer fields, smaller pages, a narrower filter, no totalCount.")
        : new RequestError(ErrorCode.Unavailable, "The database cannot be reached at the moment. Try again in a few seconds.");

    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "A GraphQL request failed, trace {TraceId}")]
    private partial void LogFailure(Exception failure, string traceId);
}
