namespace Expect.Domain.Editorial;

/// <summary>A format in which an image is given (format d'image).</summary>
public enum AssetFormat
{
    /// <summary>WebP, which every browser of today shows (WebP).</summary>
    Webp,

    /// <summary>AVIF, the smallest for most images (AVIF).</summary>
    Avif,

    /// <summary>JPEG, for whatever shows nothing newer; what was transparent is white (JPEG).</summary>
    Jpeg,
}
