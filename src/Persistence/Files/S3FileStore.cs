using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Xml;
using System.Xml.Linq;

namespace Expect.Persistence.Files;

/// <summary>Files in a bucket of a service that speaks Amazon's S3 protocol.</summary>
public sealed class S3FileStore : IFileStore
{
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromMinutes(5) };
    private readonly S3Signature _signature;
    private readonly string _bucket;
    private readonly string _incoming = Directory.CreateTempSubdirectory("expect-files-").FullName;

    /// <summary>A store over a bucket, which is there already. Nothing is asked of the service yet.</summary>
    /// <param name="options">Where it is.</param>
    public S3FileStore(S3Options options)
    {
        _signature = new S3Signature(options);
        _bucket = $"{options.Endpoint.GetLeftPart(UriPartial.Authority)}/{options.Bucket}";
        Incoming = new IncomingFiles(_incoming);
    }

    /// <inheritdoc/>
    public IncomingFiles Incoming { get; }

    /// <inheritdoc/>
    public Task PutAsync(FileKey key, IncomingFile file, CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        await using var content = File.OpenRead(file.Path);
        var digest = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken).ConfigureAwait(false));
        content.Position = 0;
        using var request = new HttpRequestMessage(HttpMethod.Put, $"{_bucket}/{key}") { Content = new StreamContent(content) };
        using var answer = await SendAsync(request, digest, cancellationToken).ConfigureAwait(false);
        answer.EnsureSuccessStatusCode();
        return true;
    });

    /// <inheritdoc/>
    public Task<long?> FindAsync(FileKey key, CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, $"{_bucket}/{key}");
        using var answer = await SendAsync(request, S3Signature.Empty, cancellationToken).ConfigureAwait(false);
        return answer.StatusCode == HttpStatusCode.NotFound ? null : answer.EnsureSuccessStatusCode().Content.Headers.ContentLength;
    });

    /// <inheritdoc/>
    public Task CopyAsync(FileKey key, long offset, long length, Stream output, CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{_bucket}/{key}");
        request.Headers.Range = new RangeHeaderValue(offset, offset + length - 1);
        using var answer = await SendAsync(request, S3Signature.Empty, cancellationToken).ConfigureAwait(false);
        if (answer.EnsureSuccessStatusCode().Content.Headers.ContentLength is { } given && given != length)
        {
            throw new HttpRequestException($"The service gives {given} bytes of {key}, and {length} were asked for.");
        }

        await answer.Content.CopyToAsync(output, cancellationToken).ConfigureAwait(false);
        return true;
    });

    /// <inheritdoc/>
    public Task RemoveAsync(string sha256, CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        // A file has few forms: one list names them all.
        using var list = new HttpRequestMessage(HttpMethod.Get, $"{_bucket}?list-type=2&prefix={Uri.EscapeDataString(FileKey.DirectoryOf(sha256) + "/")}");
        using var listed = await SendAsync(list, S3Signature.Empty, cancellationToken).ConfigureAwait(false);
        var forms = XDocument.Parse(await listed.EnsureSuccessStatusCode().Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false))
            .Descendants().Where(element => element.Name.LocalName == "Key").Select(element => element.Value);
        foreach (var form in forms)
        {
            using var delete = new HttpRequestMessage(HttpMethod.Delete, $"{_bucket}/{form}");
            using var deleted = await SendAsync(delete, S3Signature.Empty, cancellationToken).ConfigureAwait(false);
            deleted.EnsureSuccessStatusCode();
        }

        return true;
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        _http.Dispose();
        Directory.Delete(_incoming, recursive: true);
    }

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string contentSha256, CancellationToken cancellationToken)
    {
        _signature.Sign(request, contentSha256, DateTimeOffset.UtcNow);
        return _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    private static async Task<T> GuardAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is HttpRequestException or HttpIOException or XmlException or TaskCanceledException { InnerException: TimeoutException })
        {
            throw new FileStoreException("The service that keeps the files cannot be reached, or refuses.", failure);
        }
    }
}
