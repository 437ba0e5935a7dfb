namespace Expect.Persistence.Images;

/// <summary>What an image says of itself.</summary>
/// <param name="Width">Its width in pixels as it is shown, turned as its metadata say.</param>
/// <param name="Height">Its height likewise.</param>
/// <param name="HasLocation">Whether its metadata say where it was taken.</param>
public sealed record ImageFacts(int Width, int Height, bool HasLocation);
