using Expect.Domain.Editorial;
using NetVips;

namespace Expect.Persistence.Images;

/// <summary>
/// Opens image files with libvips, which is set up once for files that anybody may have made: only the formats of the programme
/// are read, whatever a file pretends to be; nothing of an image stays in memory afterwards.
/// </summary>
internal static class ImageFiles
{
    // Kept, because the library calls it as long as the process lives.
    private static readonly Log.LogDelegate Silence = static (_, _, _) => { };

    static ImageFiles()
    {
        Operation.Block("VipsForeignLoad", true);
        foreach (var format in new[] { "Png", "Jpeg", "Webp", "Heif" })
        {
            Operation.Block("VipsForeignLoad" + format, false);
        }

        Cache.Max = 0;
        NetVips.NetVips.Concurrency = 1; // several images at once are what uses the processors
        Log.SetLogHandler("VIPS", Enums.LogLevelFlags.Warning, Silence); // broken files are told to whoever sent them
    }

    /// <summary>The major and minor version of the library, whose encoders decide the bytes of what is made.</summary>
    public static string Version { get; } = $"{NetVips.NetVips.Version(0)}.{NetVips.NetVips.Version(1)}.{NetVips.NetVips.Version(2)}";

    /// <summary>Opens an image: its head is read, its pixels are when they are needed, from top to bottom.</summary>
    public static Image Open(string path, FileType type)
    {
        const Enums.Access TopDown = Enums.Access.Sequential;
        const Enums.FailOn Strict = Enums.FailOn.Error;
        return type.MimeType switch
        {
            "image/png" => Image.Pngload(path, access: TopDown, failOn: Strict),
            "image/jpeg" => Image.Jpegload(path, access: TopDown, failOn: Strict),
            "image/webp" => Image.Webpload(path, access: TopDown, failOn: Strict),
            "image/avif" => Image.Heifload(path, access: TopDown, failOn: Strict),
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Not an image."),
        };
    }

    /// <summary>Opens an image made smaller, turned upright, in the colours of the web.</summary>
    /// <param name="path">The file.</param>
    /// <param name="width">The most pixels that it is wide.</param>
    /// <param name="height">The most pixels that it is high.</param>
    public static Image OpenSmaller(string path, int width, int height) => Image.Thumbnail(
        path, width, height: height, size: Enums.Size.Down, outputProfile: "srgb", failOn: Enums.FailOn.Error);
}
