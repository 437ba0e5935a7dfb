using System.Globalization;
using Expect.Api.GraphQL;
using Expect.Api.GraphQL.Mutations;
using Expect.Api.Http;
using Expect.Domain.Editorial;
using Expect.Persistence.Files;
using Expect.Persistence.Reading;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Net.Http.Headers;

namespace Expect.Api.Assets;

/// <summary>Answers <c>PUT /uploads/{id}</c>: takes the bytes of an announced file, never more than a piece of it in memory.</summary>
public sealed class UploadEndpoint(
    UploadGrants grants, FileRegistry registry, FileReceiver receiver, UploadCompletion completion, AssetSettings settings, PublicAddress address, AssetErrors errors)
{
    private const string ErrorLanguage = "en";

    // A client that is slower holds a connection for nothing.
    private static readonly MinDataRate SlowestClient = new(bytesPerSecond: 4096, gracePeriod: TimeSpan.FromSeconds(10));

    private readonly SemaphoreSlim _places = new(settings.MaxUploads);

    /// <summary>Answers a request.</summary>
    public async Task HandleAsync(HttpContext http, Guid id)
    {
        using var trace = RequestTrace.Begin(http.Request.Headers.TraceParent); // the asset's revision tells it
        try
        {
            var grant = await grants.VerifyAsync(id, http.Request.Query, http.RequestAborted);
            CheckHeaders(http.Request, grant);
            if (!await _places.WaitAsync(TimeSpan.Zero, http.RequestAborted))
            {
                throw new HttpRefusedException(StatusCodes.Status503ServiceUnavailable, ErrorCode.Unavailable, "Too many files are being sent at the moment. Send this one again in a few seconds.");
            }

            try
            {
                await SendAsync(http, await TakeAsync(http, grant));
            }
            finally
            {
                _places.Release();
            }
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
        {
            return; // nobody waits for an answer
        }
        catch (Exception failure)
        {
            await errors.SendAsync(http, failure);
        }
    }

    private static void CheckHeaders(HttpRequest request, UploadGrant grant)
    {
        if (request.ContentType is { Length: > 0 } type && (!MediaTypeHeaderValue.TryParse(type, out var parsed) || !parsed.MediaType.Equals(grant.MimeType, StringComparison.OrdinalIgnoreCase)))
        {
            throw new HttpRefusedException(StatusCodes.Status415UnsupportedMediaType, ErrorCode.BadUserInput, $"The header Content-Type must be {grant.MimeType}, as announced.");
        }

        if (request.ContentLength > grant.ByteSize)
        {
            throw new FileRefusedException(FileRefusal.TooLong);
        }

        if (request.ContentLength < grant.ByteSize)
        {
            throw new FileRefusedException(FileRefusal.TooShort, request.ContentLength.Value.ToString(CultureInfo.InvariantCulture));
        }
    }

    private async Task<UploadOutcome> TakeAsync(HttpContext http, UploadGrant grant)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        ended.CancelAfter(settings.UploadTime);
        try
        {
            var upload = await registry.FindUploadAsync(grant.Id, ended.Token);
            return upload is null ? new UploadOutcome.TooLate() : await TakeAsync(http, grant, upload, ended.Token);
        }
        catch (OperationCanceledException) when (!http.RequestAborted.IsCancellationRequested)
        {
            throw new HttpRefusedException(StatusCodes.Status408RequestTimeout, ErrorCode.Timeout, "Sending the file took too long. Send it again over a faster line, or a smaller file.");
        }
    }

    private async Task<UploadOutcome> TakeAsync(HttpContext http, UploadGrant grant, AnnouncedUpload upload, CancellationToken cancellation)
    {
        OpenBody(http);
        var file = await receiver.KeepAsync(http.Request.Body, new AnnouncedFile(FileType.Of(grant.MimeType)!, grant.ByteSize, upload.Sha256), cancellation);
        return await completion.CompleteAsync(grant.Id, upload, file, cancellation);
    }

    // The limits of the server are for other requests; what is sent is counted while it is read.
    private static void OpenBody(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = null;
        }

        if (http.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = SlowestClient;
        }
    }

    private Task SendAsync(HttpContext http, UploadOutcome outcome)
    {
        switch (outcome)
        {
            case UploadOutcome.Taken taken:
                var item = new GlobalId(nameof(Asset), taken.Id).ToString();
                http.Response.StatusCode = taken.IsNew ? StatusCodes.Status201Created : StatusCodes.Status200OK;
                http.Response.Headers.Location = $"{address.Value}{Endpoints.ItemPath}{item}";
                return http.Response.WriteAsJsonAsync(new { id = item }, http.RequestAborted);
            case UploadOutcome.Refused refused:
                throw new HttpRefusedException(
                    StatusCodes.Status409Conflict, ErrorCode.Conflict, string.Join(' ', refused.Problems.Select(problem => ProblemMessages.Of(problem, ErrorLanguage))));
            default:
                throw new HttpRefusedException(StatusCodes.Status409Conflict, ErrorCode.Conflict, "A file was sent to this address before, and it takes one only. Ask createAssetUpload for another one.");
        }
    }
}
