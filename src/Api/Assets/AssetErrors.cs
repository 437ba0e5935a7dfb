using Expect.Api.GraphQL;
using Expect.Api.Http;
using Expect.Domain.Editorial;
using Expect.Persistence.Files;
using Expect.Persistence.Images;
using Expect.Persistence.Reading.Execute;
using Expect.Persistence.Writing;
using Microsoft.AspNetCore.Http;

namespace Expect.Api.Assets;

/// <summary>Answers requests about files that are refused or fail, in the form of all errors: what is wrong, its code, what to do.</summary>
/// <param name="settings">The limits, for the messages.</param>
/// <param name="logger">Where faults of ours go.</param>
public sealed partial class AssetErrors(AssetSettings settings, ILogger<AssetErrors> logger)
{
    private static readonly string Types = string.Join(", ", FileType.All.Select(type => type.MimeType));

    /// <summary>Sends the answer, or breaks the connection when a part of another one is sent already.</summary>
    public async Task SendAsync(HttpContext http, Exception failure)
    {
        var (status, error) = Of(failure);
        string? traceId = null;
        if (status >= StatusCodes.Status500InternalServerError && failure is not HttpRefusedException)
        {
            traceId = RequestTrace.IdOf(http.Request.Headers.TraceParent);
            LogFailure(failure, traceId);
        }

        if (http.Response.HasStarted)
        {
            http.Abort();
            return;
        }

        using var answer = new AnswerBuffer();
        ErrorWriter.Write(answer, [error], traceId);
        http.Response.Clear();
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.ContentLength = answer.Written.Length;
        http.Response.Headers.CacheControl = "no-store";
        if (status == StatusCodes.Status401Unauthorized)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
        }
        else if (status == StatusCodes.Status503ServiceUnavailable)
        {
            http.Response.Headers.RetryAfter = "5";
        }

        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await http.Response.Body.WriteAsync(answer.Written, http.RequestAborted);
        }
    }

    private (int Status, RequestError Error) Of(Exception failure) => failure switch
    {
        HttpRefusedException refused => (refused.Status, refused.Error),
        FileRefusedException refused => Of(refused),
        ImageRefusedException refused => Of(refused),
        RequestRefusedException { Errors: [var error, ..] } => (ErrorStatus.Of(error.Code, ResponseMediaType.GraphQL), error),
        BadHttpRequestException refused => (refused.StatusCode, new RequestError(ErrorCode.BadUserInput, "The HTTP request is broken, too slow or too large. Send it whole, within the limits.")),
        ReadFailedException or WriteFailedException => Unavailable("The database cannot be reached at the moment. Try again in a few seconds."),
        FileStoreException => Unavailable("The store of files cannot be reached at the moment. Try again in a few seconds."),
        _ => (StatusCodes.Status500InternalServerError, new RequestError(ErrorCode.InternalServerError, "The service failed. Try again; if it fails again, report the trace id.")),
    };

    private static (int Status, RequestError Error) Of(FileRefusedException refused) => refused.Refusal switch
    {
        FileRefusal.TooLong => Bad(StatusCodes.Status413PayloadTooLarge, "The file has more bytes than announced. Announce it with its size."),
        FileRefusal.TooShort => Bad(StatusCodes.Status400BadRequest, $"The file has {refused.Found} bytes, fewer than announced. Send it whole, or announce it with its size."),
        FileRefusal.UnknownType => Bad(StatusCodes.Status415UnsupportedMediaType, $"The bytes are of no type that is taken. There are: {Types}."),
        FileRefusal.OtherType => Bad(StatusCodes.Status415UnsupportedMediaType, $"The bytes are {refused.Found}, which is not what was announced. Announce the file as what it is."),
        FileRefusal.OtherDigest => Bad(StatusCodes.Status422UnprocessableEntity, $"The SHA-256 of the bytes is {refused.Found}, which is not what was announced. Send the very file that was announced."),
        _ => Bad(StatusCodes.Status422UnprocessableEntity, "The file does not end where files of its type end: something is missing, or hangs on it. Save it anew with a program for such files."),
    };

    private (int Status, RequestError Error) Of(ImageRefusedException refused) => refused.Refusal switch
    {
        ImageRefusal.TooManyPixels => Bad(StatusCodes.Status422UnprocessableEntity, $"The image has more than {settings.MaxPixels} pixels, width times height. Make it smaller."),
        ImageRefusal.TooSlow => Bad(StatusCodes.Status422UnprocessableEntity, "Reading the image takes too long. Make it smaller."),
        ImageRefusal.Busy => Unavailable("There is too much work on other images at the moment. Try again in a few seconds."),
        _ => Bad(StatusCodes.Status422UnprocessableEntity, "The image is broken or incomplete. Save it anew with an image program."),
    };

    private static (int Status, RequestError Error) Bad(int status, string message) => (status, new RequestError(ErrorCode.BadUserInput, message));

    private static (int Status, RequestError Error) Unavailable(string message) => (StatusCodes.Status503ServiceUnavailable, new RequestError(ErrorCode.Unavailable, message));

    [LoggerMessage(EventId = 5, Level = LogLevel.Error, Message = "A request about a file failed, trace {TraceId}")]
    private partial void LogFailure(Exception failure, string traceId);
}
