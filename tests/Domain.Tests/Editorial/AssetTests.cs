using Expect.Domain.Editorial;

namespace Expect.Domain.Tests.Editorial;

public sealed class AssetTests
{
    [Theory]
    [InlineData("plan.png", "image/png", 10, "")]
    [InlineData("Salle d’accueil (n° 1).png", "image/png", 1, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void A_right_asset_is_accepted(string fileName, string mimeType, long byteSize, string sha256) =>
        Assert.True(Of(fileName, mimeType, byteSize, sha256).Check().IsAccepted);

    [Theory]
    [InlineData("", "image/png", 10, "", "fileName.invalid")]
    [InlineData("..", "image/png", 10, "", "fileName.invalid")]
    [InlineData("a/b.png", "image/png", 10, "", "fileName.invalid")]
    [InlineData("a\\b.png", "image/png", 10, "", "fileName.invalid")]
    [InlineData("a\nb.png", "image/png", 10, "", "fileName.invalid")]
    [InlineData("a.svg", "image/svg+xml", 10, "", "mimeType.notAllowed")]
    [InlineData("a.png", "image/png", 0, "", "byteSize.none")]
    [InlineData("a.png", "image/png", 10, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "sha256.invalid")]
    [InlineData("a.png", "image/png", 10, "abc", "sha256.invalid")]
    public void A_wrong_asset_is_refused(string fileName, string mimeType, long byteSize, string sha256, string code) =>
        Assert.Equal(code, Assert.Single(Of(fileName, mimeType, byteSize, sha256).Check().Errors).Code);

    [Fact]
    public void A_name_has_an_end() => Assert.False(Of(new string('a', 201), "image/png", 10, "").Check().IsAccepted);

    private static Asset Of(string fileName, string mimeType, long byteSize, string sha256)
    {
        var asset = new Asset();
        Set(asset, nameof(Asset.FileName), fileName);
        Set(asset, nameof(Asset.MimeType), mimeType);
        Set(asset, nameof(Asset.ByteSize), byteSize);
        Set(asset, nameof(Asset.Sha256), sha256);
        return asset;
    }

    private static void Set(Asset asset, string property, object value) => typeof(Asset).GetProperty(property)!.SetValue(asset, value);
}
