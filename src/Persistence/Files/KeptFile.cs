using Expect.Domain.Editorial;
using Expect.Persistence.Images;

namespace Expect.Persistence.Files;

/// <summary>What is known of a file by its bytes.</summary>
/// <param name="Sha256">The digest of its bytes, in hexadecimal.</param>
/// <param name="Type">What it is.</param>
/// <param name="ByteSize">How many bytes it has.</param>
/// <param name="Image">For an image, what it says of itself; null for other files.</param>
public sealed record KeptFile(string Sha256, FileType Type, long ByteSize, ImageFacts? Image);
