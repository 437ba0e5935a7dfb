using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Expect.Api.GraphQL;
using Expect.Api.Http;
using Expect.Persistence.Files;
using Microsoft.AspNetCore.WebUtilities;

namespace Expect.Api.Assets;

/// <summary>
/// Gives out addresses to which the bytes of a file are sent, and knows them again. An address is signed with a key that all nodes
/// share (HMAC-SHA-256 over all that it says), so that guesses cost nothing. Thread-safe.
/// </summary>
/// <param name="settings">How long an address is good, and the key when it is configured.</param>
/// <param name="address">Where clients reach the service.</param>
/// <param name="registry">Keeps the key when it is not configured.</param>
/// <param name="clock">The time.</param>
public sealed class UploadGrants(AssetSettings settings, PublicAddress address, FileRegistry registry, TimeProvider clock)
{
    private byte[]? _key = settings.Key is { } secret ? SHA256.HashData(Encoding.UTF8.GetBytes(secret)) : null;

    /// <summary>The most bytes that a file may have.</summary>
    public long MaxBytes => settings.MaxBytes;

    /// <summary>A right that begins now.</summary>
    public UploadGrant New(string mimeType, long byteSize)
    {
        var end = clock.GetUtcNow() + settings.UploadTime;
        return new UploadGrant(Guid.CreateVersion7(), mimeType, byteSize, DateTimeOffset.FromUnixTimeSeconds(end.ToUnixTimeSeconds() + 1));
    }

    /// <summary>The address that gives a right to whoever has it.</summary>
    public async ValueTask<string> AddressOfAsync(UploadGrant grant, CancellationToken cancellation) => QueryHelpers.AddQueryString(
        $"{address.Value}{Endpoints.UploadPath}{grant.Id}", new Dictionary<string, string?>
        {
            ["type"] = grant.MimeType,
            ["size"] = grant.ByteSize.ToString(CultureInfo.InvariantCulture),
            ["expires"] = grant.ExpiresAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            ["signature"] = Base64Url.EncodeToString(await SignAsync(grant, cancellation)),
        });

    /// <summary>The right that an address gives.</summary>
    /// <param name="id">The upload, from the path.</param>
    /// <param name="query">The parameters.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="HttpRefusedException">It is no address of ours, or its time is over.</exception>
    public async ValueTask<UploadGrant> VerifyAsync(Guid id, IQueryCollection query, CancellationToken cancellation)
    {
        var grant = Read(id, query);
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var signature = query["signature"].ToString();
        if (grant is null || !Base64Url.IsValid(signature, out var length) || length != given.Length)
        {
            throw Refused("The address is none of an upload. Use it as createAssetUpload gives it.");
        }

        return await IsSignedAsync(grant, Base64Url.DecodeFromChars(signature), cancellation)
            ? grant.ExpiresAt > clock.GetUtcNow() ? grant : throw Refused("The address is not good any more. Ask createAssetUpload for a new one.")
            : throw Refused("The address is none of an upload. Use it as createAssetUpload gives it.");
    }

    private static UploadGrant? Read(Guid id, IQueryCollection query) =>
        long.TryParse(query["size"], NumberStyles.None, CultureInfo.InvariantCulture, out var size)
        && long.TryParse(query["expires"], NumberStyles.None, CultureInfo.InvariantCulture, out var expires)
        && expires < DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? new UploadGrant(id, query["type"].ToString(), size, DateTimeOffset.FromUnixTimeSeconds(expires))
            : null;

    private static HttpRefusedException Refused(string message) => new(StatusCodes.Status403Forbidden, ErrorCode.Forbidden, message);

    private async ValueTask<bool> IsSignedAsync(UploadGrant grant, byte[] signature, CancellationToken cancellation) =>
        CryptographicOperations.FixedTimeEquals(await SignAsync(grant, cancellation), signature);

    private async ValueTask<byte[]> SignAsync(UploadGrant grant, CancellationToken cancellation)
    {
        _key ??= await registry.UploadKeyAsync(cancellation);
        var said = string.Create(CultureInfo.InvariantCulture, $"PUT {grant.Id:n} {grant.ByteSize} {grant.ExpiresAt.ToUnixTimeSeconds()} {grant.MimeType}");
        return HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(said));
    }
}
