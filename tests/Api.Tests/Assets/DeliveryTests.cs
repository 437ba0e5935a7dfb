using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Expect.Api.Tests.Infrastructure;

namespace Expect.Api.Tests.Assets;

/// <summary>The bytes of an asset are had at its address by those who may see it.</summary>
[Collection(WritingCollectionDefinition.Name)]
public sealed class DeliveryTests(AssetFixture assets) : IClassFixture<AssetFixture>
{
    private readonly AssetService _service = assets.Service;

    [Fact]
    public async Task Everybody_gets_what_something_public_shows()
    {
        var bytes = Pictures.Png(31, 17);
        var (_, url) = await ShownAsync(bytes, "Salle d’accueil \"n° 1\".png");
        Assert.EndsWith("/Salle%20d%E2%80%99accueil%20%22n%C2%B0%201%22.png", url.OriginalString, StringComparison.Ordinal);
        using var answer = await _service.Writing.Anonymous.GetAsync(url);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(bytes, await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal("image/png", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal($"\"{AssetService.DigestOf(bytes)}\"", answer.Headers.ETag!.ToString());
        Assert.Equal("public, max-age=3600, immutable", Header(answer, "Cache-Control"));
        Assert.Equal("Authorization", Header(answer, "Vary").Split(',')[0]);
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
        Assert.Equal("default-src 'none'; sandbox", Header(answer, "Content-Security-Policy"));
        Assert.Equal("bytes", Header(answer, "Accept-Ranges"));
        Assert.StartsWith("inline; filename=", Header(answer, "Content-Disposition"), StringComparison.Ordinal);
        Assert.Contains("filename*=UTF-8''Salle%20d%E2%80%99accueil%20%22n%C2%B0%201%22.png", Header(answer, "Content-Disposition"), StringComparison.Ordinal);

        using var head = await _service.Writing.Anonymous.SendAsync(new HttpRequestMessage(HttpMethod.Head, url));
        Assert.Equal(bytes.Length, head.Content.Headers.ContentLength);
        Assert.Equal(answer.Headers.ETag, head.Headers.ETag);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task What_nothing_public_shows_exists_for_editors_only()
    {
        var bytes = Pictures.Png(31, 18);
        var id = await _service.UploadAsync(bytes, "image/png");
        var url = await _service.UrlAsync(id);
        Assert.Equal("404 BAD_USER_INPUT", await AnonymousAsync(url));
        using (var answer = await _service.Writing.Editor.GetAsync(url))
        {
            Assert.Equal(bytes, await answer.Content.ReadAsByteArrayAsync());
            Assert.Equal("no-cache, private", Header(answer, "Cache-Control"));
        }

        var (article, version) = await _service.PublishAsync(id, "pour-un-temps");
        Assert.Equal("200", await AnonymousAsync(url));
        await _service.MoveAsync(article, version, "SUSPENDED");
        Assert.Equal("404 BAD_USER_INPUT", await AnonymousAsync(url));
        Assert.Equal("404 BAD_USER_INPUT", await AnonymousAsync(new Uri(url + "?width=160", UriKind.Relative)));
        using var stranger = _service.Writing.With("nobody");
        using var unknown = await stranger.GetAsync(url);
        Assert.Equal("401 UNAUTHENTICATED", await UploadTests.CodeOf(unknown));
    }

    [Theory]
    [InlineData("/assets/nothing/a.png")]
    [InlineData("/assets/QXNzZXQ6of_yk44YgZEHA8Kev97ECh/a.png")]
    [InlineData("/assets/QXJ0aWNsZTrlPr--mVVDLzB33wfU0n18/a.png")]
    public async Task What_does_not_exist_is_as_what_is_hidden(string path)
    {
        var hidden = await _service.UrlAsync(await _service.UploadAsync(Pictures.Png(31, 19), "image/png"));
        using var nothing = await _service.Writing.Anonymous.GetAsync(new Uri(path, UriKind.Relative));
        using var secret = await _service.Writing.Anonymous.GetAsync(hidden);
        Assert.Equal(await secret.Content.ReadAsStringAsync(), await nothing.Content.ReadAsStringAsync());
        Assert.Equal(HeadersOf(secret), HeadersOf(nothing));
    }

    [Theory]
    [InlineData("If-None-Match", "{0}", 304)]
    [InlineData("If-None-Match", "W/{0}", 304)]
    [InlineData("If-None-Match", "*", 304)]
    [InlineData("If-None-Match", "\"other\", {0}", 304)]
    [InlineData("If-None-Match", "\"other\"", 200)]
    [InlineData("If-Match", "{0}", 200)]
    [InlineData("If-Match", "*", 200)]
    [InlineData("If-Match", "\"other\"", 412)]
    [InlineData("If-Match", "W/{0}", 412)]
    public async Task A_client_that_has_the_bytes_need_not_get_them(string header, string value, int status)
    {
        var bytes = Pictures.Png(32, 17);
        using var answer = await AskAsync(await PublicAsync(), (header, string.Format(System.Globalization.CultureInfo.InvariantCulture, value, $"\"{AssetService.DigestOf(bytes)}\"")));
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(status == 200 ? bytes : [], await answer.Content.ReadAsByteArrayAsync());
        Assert.NotNull(answer.Headers.ETag);
    }

    [Theory]
    [InlineData("bytes=0-9", 206, 0, 10)]
    [InlineData("bytes=10-", 206, 10, -10)]
    [InlineData("bytes=-5", 206, -5, 5)]
    [InlineData("bytes=0-", 206, 0, 0)]
    [InlineData("bytes=20-99999", 206, 20, -20)]
    [InlineData("bytes=-99999", 206, 0, 0)]
    [InlineData("bytes=99999-", 416, 0, 0)]
    [InlineData("bytes=-0", 416, 0, 0)]
    [InlineData("bytes=0-1,4-5", 200, 0, 0)]
    [InlineData("pages=0-1", 200, 0, 0)]
    [InlineData("bytes=9-1", 200, 0, 0)]
    public async Task A_part_of_the_bytes_is_given(string range, int status, int offset, int length)
    {
        var bytes = Pictures.Png(32, 17);
        using var answer = await AskAsync(await PublicAsync(), ("Range", range));
        Assert.Equal(status, (int)answer.StatusCode);
        if (status == 416)
        {
            Assert.Equal($"bytes */{bytes.Length}", answer.Content.Headers.ContentRange!.ToString());
            return;
        }

        var from = offset < 0 ? bytes.Length + offset : offset;
        var count = length > 0 ? length : bytes.Length + length;
        Assert.Equal(bytes[from..(from + count)], await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal(status == 206 ? $"bytes {from}-{from + count - 1}/{bytes.Length}" : null, answer.Content.Headers.ContentRange?.ToString());
    }

    [Theory]
    [InlineData("{0}", 206)]
    [InlineData("\"other\"", 200)]
    [InlineData("W/{0}", 200)]
    [InlineData("Wed, 20 Jan 2021 09:00:00 GMT", 200)]
    public async Task A_part_is_given_only_of_the_bytes_that_the_client_has_begun(string condition, int status)
    {
        var tag = $"\"{AssetService.DigestOf(Pictures.Png(32, 17))}\"";
        using var answer = await AskAsync(await PublicAsync(), ("Range", "bytes=0-9"), ("If-Range", string.Format(System.Globalization.CultureInfo.InvariantCulture, condition, tag)));
        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task A_part_is_given_to_no_HEAD()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, await PublicAsync());
        request.Headers.Range = new RangeHeaderValue(0, 9);
        using var answer = await _service.Writing.Anonymous.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_document_is_saved_and_not_shown()
    {
        var id = await _service.UploadAsync(Pictures.Pdf, "application/pdf", "rapport");
        using var answer = await _service.Writing.Editor.GetAsync(await _service.UrlAsync(id, "(width: 100, format: WEBP)"));
        Assert.Equal(Pictures.Pdf, await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.ToString());
        Assert.StartsWith("attachment; filename=rapport.pdf", Header(answer, "Content-Disposition"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_that_are_lost_are_told()
    {
        var bytes = Pictures.Png(31, 20);
        var id = await _service.UploadAsync(bytes, "image/png");
        File.Delete(Path.Combine(_service.Directory, Persistence.Files.FileKey.Original(AssetService.DigestOf(bytes)).ToString()));
        using var answer = await _service.Writing.Editor.GetAsync(await _service.UrlAsync(id));
        Assert.Equal("404 BAD_USER_INPUT", await UploadTests.CodeOf(answer));
    }

    private async Task<Uri> PublicAsync()
    {
        var bytes = Pictures.Png(32, 17);
        var known = await ServiceFixture.AskAsync(
            _service.Writing.Anonymous, "query ($sha256: String) { assets(where: { sha256: { eq: $sha256 } }) { nodes { url } } }", new { sha256 = AssetService.DigestOf(bytes) });
        var nodes = known.GetProperty("data").GetProperty("assets").GetProperty("nodes");
        return nodes.GetArrayLength() > 0
            ? new Uri(new Uri(nodes[0].GetProperty("url").GetString()!).PathAndQuery, UriKind.Relative)
            : (await ShownAsync(bytes, "publique.png", "publique")).Url;
    }

    private async Task<(string Id, Uri Url)> ShownAsync(byte[] bytes, string fileName, string slug = "article-image")
    {
        var id = await _service.UploadAsync(bytes, "image/png", fileName);
        await _service.PublishAsync(id, slug);
        return (id, await _service.UrlAsync(id));
    }

    private async Task<HttpResponseMessage> AskAsync(Uri url, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await _service.Writing.Anonymous.SendAsync(request);
    }

    private async Task<string> AnonymousAsync(Uri url)
    {
        using var answer = await _service.Writing.Anonymous.GetAsync(url);
        return answer.IsSuccessStatusCode ? ((int)answer.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture) : await UploadTests.CodeOf(answer);
    }

    private static string HeadersOf(HttpResponseMessage answer) => JsonSerializer.Serialize(answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key != "Date"));

    private static string Header(HttpResponseMessage answer, string name) =>
        string.Join(", ", answer.Headers.TryGetValues(name, out var values) ? values : answer.Content.Headers.GetValues(name));
}
