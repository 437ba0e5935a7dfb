namespace Expect.Domain.Editorial;

/// <summary>A file: an image or a document (Média).</summary>
public sealed class Asset : Content
{
    /// <summary>The file's name.</summary>
    public string FileName { get; private set; } = "";

    /// <summary>SHA-256 of the file's bytes, in hexadecimal; the same file is kept once.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>Media type of the file, established from its bytes.</summary>
    public string MimeType { get; private set; } = "";

    /// <summary>Size in bytes.</summary>
    public long ByteSize { get; private set; }

    /// <summary>Width of an image in pixels; none for other files.</summary>
    public int? Width { get; private set; }

    /// <summary>Height of an image in pixels; none for other files.</summary>
    public int? Height { get; private set; }

    /// <summary>Whether the image itself says where it was taken. Everybody but editors gets it without.</summary>
    public bool HasLocation { get; private set; }

    /// <summary>What an image shows, for those who do not see it (Texte alternatif).</summary>
    public LocalizedText? AltText { get; private set; }

    /// <summary>Who made it.</summary>
    public string? Credit { get; private set; }

    /// <summary>The licence under which it may be used.</summary>
    public string? Licence { get; private set; }

    /// <inheritdoc/>
    public override Result Check() => Result.Accepted
        .Unless(IsFileName(FileName), "fileName.invalid", "A file's name has 1 to 200 characters, without slashes, backslashes and control characters, and is not made of dots and spaces.", "fileName")
        .Unless(FileType.Of(MimeType) is not null, "mimeType.notAllowed", $"Files of this type are not taken. There are: {string.Join(", ", FileType.All.Select(type => type.MimeType))}.", "mimeType")
        .Unless(ByteSize > 0, "byteSize.none", "A file has at least one byte.", "byteSize")
        .Unless(Sha256.Length == 0 || IsDigest(Sha256), "sha256.invalid", "A SHA-256 is 64 hexadecimal digits, in lower case.", "sha256");

    private static bool IsFileName(string name) =>
        name.Length is > 0 and <= 200 && name.AsSpan().Trim(". ").Length > 0 && !name.Any(c => c is '/' or '\\' || char.IsControl(c));

    private static bool IsDigest(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);
}
