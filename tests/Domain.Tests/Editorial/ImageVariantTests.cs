using Expect.Domain.Editorial;

namespace Expect.Domain.Tests.Editorial;

public sealed class ImageVariantTests
{
    [Theory]
    [InlineData(1, 160)]
    [InlineData(160, 160)]
    [InlineData(161, 320)]
    [InlineData(2560, 2560)]
    [InlineData(int.MaxValue, 2560)]
    public void A_width_is_the_next_greater_of_few(int asked, int given) => Assert.Equal(given, ImageVariant.WidthFor(asked));

    [Theory]
    [InlineData("image/jpeg", AssetFormat.Jpeg)]
    [InlineData("image/avif", AssetFormat.Avif)]
    [InlineData("image/png", AssetFormat.Webp)]
    [InlineData("image/webp", AssetFormat.Webp)]
    public void Without_a_wish_the_format_suits_the_original(string mimeType, AssetFormat format) =>
        Assert.Equal(new ImageVariant(2560, format), ImageVariant.For(FileType.Of(mimeType)!, null, null));

    [Theory]
    [InlineData(AssetFormat.Jpeg, "image/jpeg")]
    [InlineData(AssetFormat.Webp, "image/webp")]
    [InlineData(AssetFormat.Avif, "image/avif")]
    public void A_variant_is_a_file_of_its_format(AssetFormat format, string mimeType)
    {
        var variant = ImageVariant.For(FileType.Png, 600, format);
        Assert.Equal((640, mimeType), (variant.Width, variant.Type.MimeType));
    }
}
