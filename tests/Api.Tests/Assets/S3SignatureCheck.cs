using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Expect.Api.Tests.Assets;

/// <summary>Whether a request is signed as Amazon's signature version 4 wants it.</summary>
internal static class S3SignatureCheck
{
    private const string Algorithm = "AWS4-HMAC-SHA256 ";

    /// <summary>Whether it is, with that key and that secret.</summary>
    public static bool IsRight(HttpRequest request, string key, string secret)
    {
        var authorization = request.Headers.Authorization.ToString();
        if (!authorization.StartsWith(Algorithm, StringComparison.Ordinal))
        {
            return false;
        }

        var parts = authorization[Algorithm.Length..].Split(", ").Select(part => part.Split('=', 2)).ToDictionary(part => part[0], part => part[1]);
        var (signer, scope) = parts["Credential"].Split('/', 2) is [var first, var rest] ? (first, rest) : ("", "");
        var headers = parts["SignedHeaders"].Split(';').Select(name => $"{name}:{(name == "host" ? request.Host.Value : request.Headers[name].ToString().Trim())}\n");
        var query = request.Query.Select(parameter => $"{Uri.EscapeDataString(parameter.Key)}={Uri.EscapeDataString(parameter.Value.ToString())}").Order(StringComparer.Ordinal);
        var canonical = $"{request.Method}\n{request.Path.Value}\n{string.Join('&', query)}\n{string.Concat(headers)}\n{parts["SignedHeaders"]}\n{request.Headers["x-amz-content-sha256"]}";
        var said = $"{Algorithm.TrimEnd()}\n{request.Headers["x-amz-date"]}\n{scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var derived = Encoding.UTF8.GetBytes("AWS4" + secret);
        foreach (var step in scope.Split('/'))
        {
            derived = HMACSHA256.HashData(derived, Encoding.UTF8.GetBytes(step));
        }

        return signer == key && Hex(HMACSHA256.HashData(derived, Encoding.UTF8.GetBytes(said))) == parts["Signature"];
    }

    /// <summary>Whether content has the digest that its sender has signed.</summary>
    public static bool IsContent(HttpRequest request, byte[] content) => Hex(SHA256.HashData(content)) == request.Headers["x-amz-content-sha256"];

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
