using System.Collections.Concurrent;
using System.Globalization;
using Expect.Persistence.Files;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging;

namespace Expect.Api.Tests.Assets;

/// <summary>
/// As much of the S3 protocol as a store of files needs, over HTTP: one bucket, objects in memory, parts of objects, lists by
/// prefix. Every request must be signed.
/// </summary>
internal sealed class S3Service : IAsyncDisposable
{
    private const string Bucket = "expect";
    private const string Key = "the-key";
    private const string Secret = "the-secret";

    private readonly ConcurrentDictionary<string, byte[]> _objects = new(StringComparer.Ordinal);
    private readonly WebApplication _application;

    private S3Service(WebApplication application) => _application = application;

    /// <summary>How the bucket is reached.</summary>
    public S3Options Options => new(new Uri(_application.Urls.First()), Bucket, Key, Secret, "eu-west-3");

    /// <summary>The keys of what it keeps.</summary>
    public IReadOnlyList<string> Objects => [.. _objects.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Starts one.</summary>
    public static async Task<S3Service> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var application = builder.Build();
        application.Urls.Add("http://127.0.0.1:0");
        var service = new S3Service(application);
        application.Use(async (http, next) =>
        {
            if (S3SignatureCheck.IsRight(http.Request, Key, Secret))
            {
                await next();
                return;
            }

            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            http.Response.ContentType = "application/xml";
            await http.Response.WriteAsync("<Error><Code>SignatureDoesNotMatch</Code><Message>The signature does not match.</Message></Error>");
        });
        application.MapGet($"/{Bucket}", service.List);
        application.MapPut($"/{Bucket}/{{**key}}", service.PutAsync);
        application.MapMethods($"/{Bucket}/{{**key}}", ["GET", "HEAD"], service.Get);
        application.MapDelete($"/{Bucket}/{{**key}}", service.Delete);
        await application.StartAsync();
        return service;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private async Task PutAsync(HttpContext http, string key)
    {
        using var content = new MemoryStream();
        await http.Request.Body.CopyToAsync(content);
        if (!S3SignatureCheck.IsContent(http.Request, content.ToArray()))
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        _objects[key] = content.ToArray();
        http.Response.Headers.ETag = "\"etag\"";
    }

    private Results<FileContentHttpResult, ContentHttpResult> Get(string key) => _objects.TryGetValue(key, out var content)
        ? TypedResults.File(content, "application/octet-stream", lastModified: DateTimeOffset.UtcNow, enableRangeProcessing: true, entityTag: new("\"etag\""))
        : TypedResults.Content("<Error><Code>NoSuchKey</Code></Error>", "application/xml", statusCode: StatusCodes.Status404NotFound);

    private NoContent Delete(string key)
    {
        _objects.TryRemove(key, out _);
        return TypedResults.NoContent();
    }

    private ContentHttpResult List(string prefix)
    {
        var items = _objects.Where(item => item.Key.StartsWith(prefix, StringComparison.Ordinal)).OrderBy(item => item.Key, StringComparer.Ordinal).Select(item => string.Create(
            CultureInfo.InvariantCulture, $"<Contents><Key>{item.Key}</Key><LastModified>2021-01-20T09:00:00.000Z</LastModified><ETag>\"etag\"</ETag><Size>{item.Value.Length}</Size></Contents>"));
        return TypedResults.Content(
            $"<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Name>{Bucket}</Name><Prefix>{prefix}</Prefix><IsTruncated>false</IsTruncated>{string.Concat(items)}</ListBucketResult>",
            "application/xml");
    }
}
