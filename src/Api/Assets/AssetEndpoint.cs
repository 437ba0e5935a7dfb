using System.Globalization;
using Expect.Api.GraphQL;
using Expect.Api.GraphQL.Schema;
using Expect.Api.Http;
using Expect.Api.Security;
using Expect.Domain.Editorial;
using Expect.Persistence.Files;
using Microsoft.Net.Http.Headers;

namespace Expect.Api.Assets;

/// <summary>Answers <c>GET /assets/{id}</c>: the bytes of an asset to those who may see it, as they are or as a variant.</summary>
public sealed partial class AssetEndpoint(
    ViewerResolver viewers, AssetLookup lookup, FileForms forms, IFileStore store, AssetErrors errors, ILogger<AssetEndpoint> logger)
{
    // The bytes of an address never change, but who may see them does: whoever has them need not ask for an hour.
    private const string ForEverybody = "public, max-age=3600, immutable";
    private const string ForViewer = "private, no-cache";

    /// <summary>Answers a request.</summary>
    public async Task HandleAsync(HttpContext http, string id)
    {
        try
        {
            await AnswerAsync(http, id);
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

    private async Task AnswerAsync(HttpContext http, string id)
    {
        var viewer = await viewers.ResolveAsync(http.Request.Headers.Authorization, http.RequestAborted);
        var asset = await lookup.FindAsync(id, viewer, http.RequestAborted) ?? throw Missing("There is no such file for you. Check the address, or send the token of somebody who may see it.");
        var variant = VariantOf(http.Request.Query, asset, viewer);
        var key = FileForms.KeyOf(asset.Sha256, variant);
        var tag = new EntityTagHeaderValue($"\"{(variant is null ? key.Sha256 : $"{key.Sha256[..32]}-{key.Form}")}\"");
        SetHeaders(http.Response, tag, viewer == Viewer.Anonymous);
        if (Preconditions.Evaluate(http.Request, tag) is { } status)
        {
            http.Response.StatusCode = status;
            return;
        }

        var length = await forms.FindAsync(asset.Sha256, variant, http.RequestAborted);
        if (length is not { } bytes)
        {
            LogMissing(id, asset.Sha256);
            throw Missing("The bytes of this file are missing. Tell the programme.");
        }

        Describe(http.Response, variant?.Type ?? asset.Type, asset.FileName);
        await SendAsync(http, key, tag, bytes);
    }

    // What says where an image was taken can endanger people: only editors get it as it was uploaded.
    private static ImageVariant? VariantOf(IQueryCollection query, FoundAsset asset, Viewer viewer)
    {
        int? width = query[FileArguments.Width].ToString() switch
        {
            "" => null,
            var text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
                ? number
                : throw HttpRefusedException.BadRequest($"The parameter {FileArguments.Width} must be a number of pixels from 1 on."),
        };
        AssetFormat? format = query[FileArguments.Format].ToString().ToLowerInvariant() switch
        {
            "" => null,
            "webp" => AssetFormat.Webp,
            "avif" => AssetFormat.Avif,
            "jpeg" => AssetFormat.Jpeg,
            _ => throw HttpRefusedException.BadRequest($"The parameter {FileArguments.Format} must be webp, avif or jpeg."),
        };
        var isAsked = width is not null || format is not null || (asset.HasLocation && !viewer.IsEditor);
        return asset.Type.IsImage && isAsked ? ImageVariant.For(asset.Type, width, format) : null;
    }

    private static void SetHeaders(HttpResponse response, EntityTagHeaderValue tag, bool isPublic)
    {
        response.Headers.ETag = tag.ToString();
        response.Headers.CacheControl = isPublic ? ForEverybody : ForViewer;
        response.Headers.Vary = HeaderNames.Authorization;
        // Whatever a file turns out to be, a browser runs nothing in it.
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
    }

    private static void Describe(HttpResponse response, FileType type, string fileName)
    {
        var disposition = new ContentDispositionHeaderValue(type.IsImage ? "inline" : "attachment");
        disposition.SetHttpFileName(type.NameOf(fileName));
        response.Headers.ContentDisposition = disposition.ToString();
        response.ContentType = type.MimeType;
        response.Headers.AcceptRanges = "bytes";
    }

    private async Task SendAsync(HttpContext http, FileKey key, EntityTagHeaderValue tag, long whole)
    {
        var response = http.Response;
        var range = Preconditions.RangeOf(http.Request, tag, whole);
        var (offset, length) = range ?? (0, whole);
        if (length == 0)
        {
            response.StatusCode = StatusCodes.Status416RangeNotSatisfiable;
            response.Headers.ContentRange = new ContentRangeHeaderValue(whole).ToString();
            return;
        }

        if (range is not null)
        {
            response.StatusCode = StatusCodes.Status206PartialContent;
            response.Headers.ContentRange = new ContentRangeHeaderValue(offset, offset + length - 1, whole).ToString();
        }

        response.ContentLength = length;
        if (HttpMethods.IsGet(http.Request.Method))
        {
            await store.CopyAsync(key, offset, length, response.Body, http.RequestAborted);
        }
    }

    private static HttpRefusedException Missing(string message) => new(StatusCodes.Status404NotFound, ErrorCode.BadUserInput, message);

    [LoggerMessage(EventId = 6, Level = LogLevel.Error, Message = "The store does not keep the file {Sha256} of the asset {Id}")]
    private partial void LogMissing(string id, string sha256);
}
