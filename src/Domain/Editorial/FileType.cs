using System.Collections.Immutable;

namespace Expect.Domain.Editorial;

/// <summary>
/// A kind of file that the programme keeps (type de fichier). The list is closed: what is not on it is not taken. SVG is not,
/// because it is a document with scripts; nor are moving images.
/// </summary>
/// <param name="MimeType">The media type.</param>
/// <param name="Extension">What names of such files end with, without the dot.</param>
/// <param name="IsImage">Whether it is an image, so that it can be had in other sizes and formats.</param>
public sealed record FileType(string MimeType, string Extension, bool IsImage)
{
    /// <summary>How many bytes from the beginning are enough to recognise a file.</summary>
    public const int HeadLength = 512;

    /// <summary>An image of few colours, or with transparency.</summary>
    public static readonly FileType Png = new("image/png", "png", true);

    /// <summary>A photograph.</summary>
    public static readonly FileType Jpeg = new("image/jpeg", "jpg", true);

    /// <summary>An image for the web.</summary>
    public static readonly FileType Webp = new("image/webp", "webp", true);

    /// <summary>A newer image for the web.</summary>
    public static readonly FileType Avif = new("image/avif", "avif", true);

    /// <summary>A document to print.</summary>
    public static readonly FileType Pdf = new("application/pdf", "pdf", false);

    /// <summary>All of them.</summary>
    public static ImmutableArray<FileType> All { get; } = [Png, Jpeg, Webp, Avif, Pdf];

    private static ReadOnlySpan<byte> PngSignature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    private static ReadOnlySpan<byte> JpegSignature => [0xFF, 0xD8, 0xFF];

    /// <summary>The kind of that media type; null when such files are not taken.</summary>
    public static FileType? Of(string mimeType) => All.FirstOrDefault(type => type.MimeType == mimeType);

    /// <summary>The kind of a file by its first bytes; null when such files are not taken.</summary>
    /// <param name="head">Its first <see cref="HeadLength"/> bytes, fewer when it is shorter.</param>
    public static FileType? Recognise(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith(PngSignature))
        {
            return Png;
        }

        if (head.StartsWith(JpegSignature))
        {
            return Jpeg;
        }

        if (head.StartsWith("RIFF"u8) && head.Length >= 16 && head[8..].StartsWith("WEBPVP8"u8))
        {
            return Webp;
        }

        if (head.Length >= 16 && head[4..].StartsWith("ftyp"u8) && IsAvif(head))
        {
            return Avif;
        }

        return head.StartsWith("%PDF-"u8) ? Pdf : null;
    }

    /// <summary>A file's name with the ending of its kind, whatever it ended with.</summary>
    public string NameOf(string fileName)
    {
        var isRight = fileName.EndsWith($".{Extension}", StringComparison.OrdinalIgnoreCase) || (this == Jpeg && fileName.EndsWith(".jpeg", StringComparison.OrdinalIgnoreCase));
        return isRight ? fileName : $"{Path.GetFileNameWithoutExtension(fileName)}.{Extension}";
    }

    // The first box of the file names the formats that it keeps to, the main one first.
    private static bool IsAvif(ReadOnlySpan<byte> head)
    {
        var end = Math.Min(head.Length, (int)Math.Min(System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(head), int.MaxValue));
        for (var brand = 8; brand + 4 <= end; brand += 4)
        {
            if (brand != 12 && head[brand..].StartsWith("avif"u8))
            {
                return true;
            }
        }

        return false;
    }
}
