using System.Collections.Immutable;

namespace Expect.Domain.Editorial;

/// <summary>An image in another size or format than it was uploaded in (variante). There are few of each image, whatever is asked for.</summary>
/// <param name="Width">The most pixels that it is wide: one of <see cref="Widths"/>. An image that is narrower keeps its width.</param>
/// <param name="Format">The format.</param>
public sealed record ImageVariant(int Width, AssetFormat Format)
{
    /// <summary>The widths that there are, in pixels, ascending.</summary>
    public static ImmutableArray<int> Widths { get; } = [160, 320, 640, 960, 1280, 1920, 2560];

    /// <summary>The files of the format.</summary>
    public FileType Type => Format switch
    {
        AssetFormat.Webp => FileType.Webp,
        AssetFormat.Avif => FileType.Avif,
        _ => FileType.Jpeg,
    };

    /// <summary>The variant that answers a wish: the next greater width, the greatest when there is none; photographs stay JPEG, other images become WebP.</summary>
    /// <param name="original">What was uploaded: an image.</param>
    /// <param name="width">The width asked for, from 1; null for the greatest.</param>
    /// <param name="format">The format asked for; null for what suits the original.</param>
    public static ImageVariant For(FileType original, int? width, AssetFormat? format) => new(WidthFor(width ?? int.MaxValue), format ?? Suiting(original));

    /// <summary>The width that is given when one is asked for.</summary>
    public static int WidthFor(int asked) => Widths.FirstOrDefault(width => width >= asked, Widths[^1]);

    private static AssetFormat Suiting(FileType original) =>
        original == FileType.Jpeg ? AssetFormat.Jpeg : original == FileType.Avif ? AssetFormat.Avif : AssetFormat.Webp;
}
