using System.Text;
using Expect.Domain.Editorial;
using NetVips;

namespace Expect.Persistence.Images;

/// <summary>Reads images that somebody has sent, and makes smaller ones of them: few at once, and none for long. Thread-safe.</summary>
/// <param name="limits">How much work there may be.</param>
public sealed class ImageWorkshop(ImageLimits limits) : IDisposable
{
    // An image that is narrow and very high is not made larger than any other.
    private const int MaxVariantPixels = 2560 * 2560;

    // The most that WebP can be high.
    private const int MaxVariantHeight = 16_383;

    private readonly SemaphoreSlim _turns = new(limits.AtOnce);

    /// <summary>Names the way in which variants are made: another name, other bytes.</summary>
    public static string Recipe => $"1-{ImageFiles.Version}";

    /// <summary>How much work there may be.</summary>
    public ImageLimits Limits => limits;

    /// <summary>What an image says of itself; all of it is decoded once, so that it is known to be one.</summary>
    /// <param name="path">The file.</param>
    /// <param name="type">What it is by its first bytes.</param>
    /// <param name="cancellationToken">Ends the wait for a turn.</param>
    /// <exception cref="ImageRefusedException">It is broken, too large, takes too long, or there is too much other work.</exception>
    public Task<ImageFacts> InspectAsync(string path, FileType type, CancellationToken cancellationToken) => WorkAsync(
        deadline =>
        {
            using var image = ImageFiles.Open(path, type);
            if ((long)image.Width * image.Height > limits.Pixels)
            {
                throw new ImageRefusedException(ImageRefusal.TooManyPixels);
            }

            var facts = FactsOf(image);
            Decode(image, deadline);
            return facts;
        },
        cancellationToken);

    /// <summary>Makes a variant of an image, without the metadata of the original.</summary>
    /// <param name="path">The original.</param>
    /// <param name="variant">What is wanted.</param>
    /// <param name="output">Where it goes.</param>
    /// <param name="cancellationToken">Ends the wait for a turn.</param>
    /// <exception cref="ImageRefusedException">It takes too long, or there is too much other work.</exception>
    public Task MakeAsync(string path, ImageVariant variant, string output, CancellationToken cancellationToken) => WorkAsync(
        deadline =>
        {
            using var image = ImageFiles.OpenSmaller(path, variant.Width, Math.Min(MaxVariantHeight, MaxVariantPixels / variant.Width));
            using var killed = deadline.Register(() => image.SetKill(true));
            Save(image, variant.Format, output);
            return true;
        },
        cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _turns.Dispose();

    private static void Decode(Image image, CancellationToken deadline)
    {
        using var killed = deadline.Register(() => image.SetKill(true));
        image.Avg();
    }

    private static void Save(Image image, AssetFormat format, string output)
    {
        const Enums.ForeignKeep Nothing = Enums.ForeignKeep.None;
        switch (format)
        {
            case AssetFormat.Webp:
                image.Webpsave(output, q: 80, keep: Nothing);
                break;
            case AssetFormat.Avif:
                image.Heifsave(output, q: 60, bitdepth: 8, compression: Enums.ForeignHeifCompression.Av1, effort: 2, keep: Nothing);
                break;
            default:
                image.Jpegsave(output, q: 82, optimizeCoding: true, background: [255, 255, 255], keep: Nothing);
                break;
        }
    }

    private static ImageFacts FactsOf(Image image)
    {
        // Values 5 to 8 say that the image lies on its side (EXIF 2.3, 4.6.4).
        var isTurned = image.Contains("orientation") && image.Get("orientation") is int and >= 5 and <= 8;
        return isTurned ? new ImageFacts(image.Height, image.Width, HasLocation(image)) : new ImageFacts(image.Width, image.Height, HasLocation(image));
    }

    private static bool HasLocation(Image image) => image.GetFields().Any(field => field.StartsWith("exif-ifd3-GPS", StringComparison.Ordinal) && field.Contains("itude", StringComparison.Ordinal))
        || (image.Contains("xmp-data") && image.Get("xmp-data") is byte[] xmp && Encoding.UTF8.GetString(xmp).Contains("GPSL", StringComparison.Ordinal));

    private async Task<T> WorkAsync<T>(Func<CancellationToken, T> work, CancellationToken cancellationToken)
    {
        if (!await _turns.WaitAsync(limits.Wait, cancellationToken).ConfigureAwait(false))
        {
            throw new ImageRefusedException(ImageRefusal.Busy);
        }

        using var deadline = new CancellationTokenSource(limits.Time);
        try
        {
            return await Task.Run(() => work(deadline.Token), CancellationToken.None).ConfigureAwait(false);
        }
        catch (VipsException failure)
        {
            throw new ImageRefusedException(deadline.IsCancellationRequested ? ImageRefusal.TooSlow : ImageRefusal.Unreadable, failure);
        }
        finally
        {
            _turns.Release();
        }
    }
}
