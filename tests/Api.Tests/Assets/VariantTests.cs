using System.Net;
using System.Text.Json;
using Expect.Api.Tests.Infrastructure;

namespace Expect.Api.Tests.Assets;

/// <summary>Images in other sizes and formats.</summary>
[Collection(WritingCollectionDefinition.Name)]
public sealed class VariantTests(AssetFixture assets) : IClassFixture<AssetFixture>
{
    private readonly AssetService _service = assets.Service;

    [Theory]
    [InlineData("(width: 600, format: WEBP)", "?width=640&format=webp")]
    [InlineData("(width: 640)", "?width=640")]
    [InlineData("(width: 1)", "?width=160")]
    [InlineData("(width: 99999)", "?width=2560")]
    [InlineData("(format: AVIF)", "?format=avif")]
    [InlineData("(width: null, format: null)", "")]
    [InlineData("", "")]
    public async Task An_address_asks_for_one_of_few_variants(string arguments, string query)
    {
        var url = await _service.UrlAsync(await ImageAsync("image/jpeg", 700, 350), arguments);
        Assert.EndsWith("/image.bin" + query, url.OriginalString, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-5")]
    public async Task A_width_is_a_width(string width)
    {
        var answer = await ServiceFixture.AskAsync(_service.Writing.Editor, $$"""{ assets { nodes { url(width: {{width}}) } } }""");
        Assert.Equal("BAD_USER_INPUT", answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Widths_of_variables_are_rounded_too()
    {
        var id = await ImageAsync("image/jpeg", 700, 350);
        foreach (var (asked, given) in new[] { (100, 160), (150, 160), (161, 320), (5000, 2560) })
        {
            var answer = await ServiceFixture.AskAsync(_service.Writing.Editor, "query ($id: ID!, $w: Int) { asset(by: { id: $id }) { url(width: $w) } }", new { id, w = asked });
            Assert.EndsWith($"?width={given}", answer.GetProperty("data").GetProperty("asset").GetProperty("url").GetString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("image/jpeg", "?width=300", "jpeg", 320, 160)]
    [InlineData("image/jpeg", "?width=320&format=webp", "webp", 320, 160)]
    [InlineData("image/jpeg", "?width=320&format=avif", "heif", 320, 160)]
    [InlineData("image/png", "?width=320", "webp", 320, 160)]
    [InlineData("image/png", "?format=jpeg", "jpeg", 700, 350)]
    [InlineData("image/webp", "?width=2560&format=jpeg", "jpeg", 700, 350)]
    [InlineData("image/avif", "?width=160", "heif", 160, 80)]
    public async Task A_variant_has_the_format_and_the_width(string mimeType, string query, string loader, int width, int height)
    {
        var url = await _service.UrlAsync(await ImageAsync(mimeType, 700, 350));
        using var answer = await _service.Writing.Editor.GetAsync(new Uri(url + query, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal((loader, width, height, false), Pictures.Read(bytes));
        Assert.Equal(loader == "heif" ? "image/avif" : $"image/{loader}", answer.Content.Headers.ContentType!.ToString());
        Assert.EndsWith(loader == "heif" ? ".avif" : loader == "jpeg" ? ".jpg" : ".webp", answer.Content.Headers.ContentDisposition!.FileName!, StringComparison.Ordinal);

        // It is kept, so that it is the same the next time, and has a tag of its own.
        using var part = new HttpRequestMessage(HttpMethod.Get, url + query);
        part.Headers.Range = new(10, 19);
        part.Headers.IfRange = new(answer.Headers.ETag!);
        using var again = await _service.Writing.Editor.SendAsync(part);
        Assert.Equal(HttpStatusCode.PartialContent, again.StatusCode);
        Assert.Equal(bytes[10..20], await again.Content.ReadAsByteArrayAsync());
        using var original = await _service.Writing.Editor.GetAsync(url);
        Assert.NotEqual(original.Headers.ETag, answer.Headers.ETag);
    }

    [Theory]
    [InlineData("?width=0")]
    [InlineData("?width=a")]
    [InlineData("?width=-1")]
    [InlineData("?width=99999999999")]
    [InlineData("?format=gif")]
    public async Task A_variant_that_there_is_not(string query)
    {
        var url = await _service.UrlAsync(await ImageAsync("image/jpeg", 700, 350));
        using var answer = await _service.Writing.Editor.GetAsync(new Uri(url + query, UriKind.Relative));
        Assert.Equal("400 BAD_USER_INPUT", await UploadTests.CodeOf(answer));
    }

    [Fact]
    public async Task However_wide_it_is_asked_for_there_are_few_variants()
    {
        var bytes = Pictures.Png(200, 100, shade: 7);
        var url = await _service.UrlAsync(await _service.UploadAsync(bytes, "image/png"));
        foreach (var width in new[] { 1, 100, 159, 160, 161, 300 })
        {
            using var answer = await _service.Writing.Editor.GetAsync(new Uri($"{url}?width={width}", UriKind.Relative));
            Assert.Equal(Math.Min(200, width <= 160 ? 160 : 320), Pictures.Read(await answer.Content.ReadAsByteArrayAsync()).Width);
        }

        Assert.Equal(3, _service.Files().Count(file => file.Contains(AssetService.DigestOf(bytes), StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_photograph_is_turned_upright_and_says_nothing_of_the_camera()
    {
        var bytes = Pictures.Located(300, 200);
        var id = await _service.UploadAsync(bytes, "image/jpeg", "photo.jpg");
        var asset = await ServiceFixture.AskAsync(_service.Writing.Editor, "query ($id: ID!) { asset(by: { id: $id }) { width height hasLocation } }", new { id });
        Assert.Equal("""{"width":200,"height":300,"hasLocation":true}""", asset.GetProperty("data").GetProperty("asset").GetRawText());

        await _service.PublishAsync(id, "une-photo");
        var url = await _service.UrlAsync(id);
        Assert.Equal(("jpeg", 160, 240, false), Pictures.Read(await _service.Writing.Anonymous.GetByteArrayAsync(new Uri(url + "?width=160", UriKind.Relative))));

        // Where it was taken is for editors, who get the file as it was uploaded.
        Assert.Equal(("jpeg", 200, 300, false), Pictures.Read(await _service.Writing.Anonymous.GetByteArrayAsync(url)));
        Assert.Equal(bytes, await _service.Writing.Editor.GetByteArrayAsync(url));
    }

    [Fact]
    public async Task What_is_transparent_is_white_in_a_photograph()
    {
        var url = await _service.UrlAsync(await _service.UploadAsync(Pictures.Transparent(200, 100), "image/png"));
        var photograph = await _service.Writing.Editor.GetByteArrayAsync(new Uri(url + "?format=jpeg", UriKind.Relative));
        Assert.Equal("255 255 255", string.Join(' ', Pictures.FirstPixel(photograph)));
        Assert.Equal(4, Pictures.FirstPixel(await _service.Writing.Editor.GetByteArrayAsync(new Uri(url + "?format=webp", UriKind.Relative))).Length);
    }

    [Fact]
    public async Task Many_who_ask_at_once_get_the_same_bytes()
    {
        var bytes = Pictures.Png(1000, 500, shade: 8);
        var url = new Uri(await _service.UrlAsync(await _service.UploadAsync(bytes, "image/png")) + "?width=640&format=avif", UriKind.Relative);
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => _service.Writing.Editor.GetByteArrayAsync(url)));
        Assert.All(answers, answer => Assert.Equal(answers[0], answer));
        Assert.Equal(2, _service.Files().Count(file => file.Contains(AssetService.DigestOf(bytes), StringComparison.Ordinal)));
        Assert.DoesNotContain(_service.Files(), file => file.StartsWith("incoming", StringComparison.Ordinal));
    }

    private async Task<string> ImageAsync(string mimeType, int width, int height)
    {
        var bytes = Pictures.Of(mimeType, width, height);
        var known = await _service.AnnounceAsync(new { fileName = "image.bin", mimeType, byteSize = bytes.Length, sha256 = AssetService.DigestOf(bytes) });
        var asset = known.GetProperty("assetUpload").GetProperty("asset");
        return asset.ValueKind == JsonValueKind.Null ? await _service.UploadAsync(bytes, mimeType) : asset.GetProperty("id").GetString()!;
    }
}
