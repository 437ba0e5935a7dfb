using Expect.Domain.Editorial;

namespace Expect.Persistence.Files;

/// <summary>What was said of a file before it was sent.</summary>
/// <param name="Type">What it is.</param>
/// <param name="ByteSize">How many bytes it has.</param>
/// <param name="Sha256">The digest of its bytes, in hexadecimal; null when it was not said.</param>
public sealed record AnnouncedFile(FileType Type, long ByteSize, string? Sha256);
