namespace Expect.Persistence.Images;

/// <summary>An image cannot be worked on.</summary>
/// <param name="refusal">Why.</param>
/// <param name="cause">What the library said; null when it was not asked.</param>
public sealed class ImageRefusedException(ImageRefusal refusal, Exception? cause = null) : Exception($"The image is refused: {refusal}.", cause)
{
    /// <summary>Why.</summary>
    public ImageRefusal Refusal { get; } = refusal;
}

/// <summary>Why an image cannot be worked on.</summary>
public enum ImageRefusal
{
    /// <summary>It is broken, or incomplete.</summary>
    Unreadable,

    /// <summary>It has more pixels than allowed.</summary>
    TooManyPixels,

    /// <summary>It takes longer than allowed.</summary>
    TooSlow,

    /// <summary>There is too much other work at the moment.</summary>
    Busy,
}
