using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Expect.Persistence.Files;

/// <summary>Signs requests to an S3-compatible service: Amazon's signature version 4, in the header Authorization.</summary>
/// <param name="options">The keys, and the region.</param>
internal sealed class S3Signature(S3Options options)
{
    private const string Algorithm = "AWS4-HMAC-SHA256";
    private const string ContentHeader = "x-amz-content-sha256";
    private const string DateHeader = "x-amz-date";

    /// <summary>The digest of no content.</summary>
    public static readonly string Empty = Convert.ToHexStringLower(SHA256.HashData([]));

    /// <summary>Signs a request with its address, the headers it has by now, and the digest of its content, which the service checks.</summary>
    public void Sign(HttpRequestMessage request, string contentSha256, DateTimeOffset now)
    {
        var moment = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        request.Headers.Add(ContentHeader, contentSha256);
        request.Headers.Add(DateHeader, moment);
        var headers = Headers(request);
        var names = string.Join(';', headers.Keys);
        var canonical = string.Join(
            '\n', request.Method.Method, request.RequestUri!.AbsolutePath, Query(request.RequestUri), string.Concat(headers.Select(header => $"{header.Key}:{header.Value}\n")), names, contentSha256);
        var scope = $"{moment[..8]}/{options.Region}/s3/aws4_request";
        var said = string.Join('\n', Algorithm, moment, scope, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical))));
        var key = scope.Split('/').Aggregate(Encoding.UTF8.GetBytes("AWS4" + options.Secret), Derive);
        request.Headers.TryAddWithoutValidation("Authorization", $"{Algorithm} Credential={options.Key}/{scope}, SignedHeaders={names}, Signature={Convert.ToHexStringLower(Derive(key, said))}");
    }

    private static SortedDictionary<string, string> Headers(HttpRequestMessage request)
    {
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["host"] = request.RequestUri!.Authority };
        foreach (var header in request.Headers)
        {
            headers[header.Key.ToLowerInvariant()] = string.Join(',', header.Value);
        }

        return headers;
    }

    // Escaped as they are in the address, and in order.
    private static string Query(Uri address) => string.Join('&', address.Query.TrimStart('?').Split('&').Order(StringComparer.Ordinal));

    private static byte[] Derive(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}
