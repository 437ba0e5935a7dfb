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

    /// <summary>What an image shows, for those who do not see it (Texte alternatif).</summary>
    public LocalizedText? AltText { get; private set; }

    /// <summary>Who made it.</summary>
    public string? Credit { get; private set; }

    /// <summary>The licence under which it may be used.</summary>
    public string? Licence { get; private set; }
}
