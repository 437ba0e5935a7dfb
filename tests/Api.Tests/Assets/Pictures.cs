using System.Buffers.Binary;
using System.IO.Hashing;
using NetVips;

namespace Expect.Api.Tests.Assets;

/// <summary>Files to upload, made when they are needed.</summary>
internal static class Pictures
{
    /// <summary>A small document.</summary>
    public static byte[] Pdf => [.. "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Kids[]/Count 0>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n"u8];

    /// <summary>A plain image of that size; another shade, other bytes.</summary>
    public static byte[] Png(int width, int height, int shade = 100) => Plain(width, height, shade).PngsaveBuffer();

    /// <summary>A plain image, half transparent.</summary>
    public static byte[] Transparent(int width, int height) => Plain(width, height, 0).Bandjoin(0).PngsaveBuffer();

    /// <summary>A plain photograph.</summary>
    public static byte[] Jpeg(int width, int height) => Plain(width, height, 100).JpegsaveBuffer();

    /// <summary>A plain photograph taken with the camera turned, which says where it was taken.</summary>
    public static byte[] Located(int width, int height) => Plain(width, height, 100).Mutate(image =>
    {
        image.Set(GValue.GIntType, "orientation", 6);
        image.Set(GValue.GStrType, "exif-ifd3-GPSLatitudeRef", "N");
        image.Set(GValue.GStrType, "exif-ifd3-GPSLatitude", "48/1 51/1 24/1");
        image.Set(GValue.GStrType, "exif-ifd0-Artist", "Somebody");
    }).JpegsaveBuffer();

    /// <summary>A plain image of the format.</summary>
    public static byte[] Of(string mimeType, int width, int height) => mimeType switch
    {
        "image/png" => Png(width, height),
        "image/jpeg" => Jpeg(width, height),
        "image/webp" => Plain(width, height, 100).WebpsaveBuffer(),
        "image/avif" => Plain(width, height, 100).HeifsaveBuffer(compression: Enums.ForeignHeifCompression.Av1, effort: 0),
        _ => Pdf,
    };

    /// <summary>A small file that says it is an image of that size.</summary>
    public static byte[] Bomb(int width, int height)
    {
        var bytes = Png(1, 1);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(20), height);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(29), Crc32.HashToUInt32(bytes.AsSpan(12, 17)));
        return bytes;
    }

    /// <summary>Reads an image: loader, width, height, whether it has metadata of a camera.</summary>
    public static (string Loader, int Width, int Height, bool HasMetadata) Read(byte[] bytes)
    {
        using var image = Image.NewFromBuffer(bytes, failOn: Enums.FailOn.Error);
        image.Avg();
        var loader = ((string)image.Get("vips-loader")).Replace("load_buffer", "", StringComparison.Ordinal);
        return (loader, image.Width, image.Height, image.Contains("exif-data") || image.Contains("orientation") || image.Contains("xmp-data"));
    }

    /// <summary>The colour of an image's first pixel.</summary>
    public static double[] FirstPixel(byte[] bytes)
    {
        using var image = Image.NewFromBuffer(bytes);
        return image.Getpoint(0, 0);
    }

    private static Image Plain(int width, int height, int shade) =>
        (Image.Black(width, height, bands: 3) + new double[] { shade, 120, 200 }).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
}
