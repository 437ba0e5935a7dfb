using Expect.Domain.Editorial;

namespace Expect.Api.Assets;

/// <summary>An asset that a viewer may see, as far as its bytes go.</summary>
/// <param name="FileName">The file's name.</param>
/// <param name="Sha256">The digest of the bytes that were uploaded.</param>
/// <param name="Type">What they are.</param>
/// <param name="HasLocation">Whether they say where an image was taken.</param>
public sealed record FoundAsset(string FileName, string Sha256, FileType Type, bool HasLocation);
