namespace Expect.Api.Assets;

/// <summary>The right to send the bytes of one file.</summary>
/// <param name="Id">The upload.</param>
/// <param name="MimeType">The media type that was announced.</param>
/// <param name="ByteSize">The size that was announced.</param>
/// <param name="ExpiresAt">Until when, to the second.</param>
public sealed record UploadGrant(Guid Id, string MimeType, long ByteSize, DateTimeOffset ExpiresAt);
