namespace Expect.Persistence.Images;

/// <summary>How much work images may make.</summary>
public sealed record ImageLimits
{
    /// <summary>The most pixels of an image, width times height; 50 million by default.</summary>
    public long Pixels { get; init; } = 50_000_000;

    /// <summary>The longest that work on one image may take, once it has begun.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The longest that work on an image waits for its turn.</summary>
    public TimeSpan Wait { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>On how many images there is work at once; half the processors by default.</summary>
    public int AtOnce { get; init; } = Math.Max(1, Environment.ProcessorCount / 2);
}
