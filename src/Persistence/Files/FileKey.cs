namespace Expect.Persistence.Files;

/// <summary>Under what a store keeps a file: the digest of what was uploaded, and which form of it.</summary>
/// <param name="Sha256">SHA-256 of the bytes that were uploaded, in hexadecimal.</param>
/// <param name="Form">The form: what was uploaded, or a variant by its name.</param>
public readonly record struct FileKey(string Sha256, string Form)
{
    /// <summary>What was uploaded.</summary>
    public static FileKey Original(string sha256) => new(sha256, "original");

    /// <summary>What all forms of a file begin with.</summary>
    public static string DirectoryOf(string sha256) => $"{sha256[..2]}/{sha256}";

    /// <inheritdoc/>
    public override string ToString() => $"{DirectoryOf(Sha256)}/{Form}";
}
