using System.Net;
using Expect.Api.Tests.Infrastructure;

namespace Expect.Api.Tests.Assets;

/// <summary>What is not taken: nothing of it stays.</summary>
[Collection(WritingCollectionDefinition.Name)]
public sealed class RefusedUploadTests(ServiceFixture fixture, AssetFixture assets) : IClassFixture<AssetFixture>, IDisposable
{
    private readonly AssetService _service = assets.Service;

    /// <inheritdoc/>
    public void Dispose() => Assert.Empty(_service.Files());

    [Theory]
    [InlineData(-1, "400 BAD_USER_INPUT")]
    [InlineData(1, "413 BAD_USER_INPUT")]
    public async Task Another_size_than_announced(int more, string code)
    {
        var bytes = Pictures.Png(4, 4);
        foreach (var chunked in new[] { false, true })
        {
            using var content = new ByteArrayContent(more > 0 ? [.. bytes, 0] : bytes[..^1]);
            using var request = new HttpRequestMessage(HttpMethod.Put, await _service.AddressAsync(bytes, "image/png")) { Content = content };
            request.Headers.TransferEncodingChunked = chunked;
            using var answer = await _service.Writing.Anonymous.SendAsync(request);
            Assert.Equal(code, await UploadTests.CodeOf(answer));
        }
    }

    [Theory]
    [InlineData("image/png", "image/jpeg")]
    [InlineData("image/jpeg", "image/png")]
    [InlineData("image/webp", "image/avif")]
    [InlineData("application/pdf", "image/png")]
    [InlineData("image/avif", "application/pdf")]
    public async Task Another_type_than_announced(string mimeType, string announced)
    {
        var bytes = Pictures.Of(mimeType, 8, 8);
        using var answer = await _service.PutAsync(await _service.AddressAsync(bytes, announced), bytes);
        Assert.Equal("415 BAD_USER_INPUT", await UploadTests.CodeOf(answer));
        Assert.Contains($"The bytes are {mimeType}", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<!doctype html><script>alert(1)</script>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")]
    [InlineData("GIF89a/*")]
    [InlineData("#!/bin/sh")]
    [InlineData(" %PDF-1.4 %%EOF")]
    public async Task Bytes_of_no_type_that_is_taken(string text)
    {
        var bytes = System.Text.Encoding.ASCII.GetBytes(text);
        using var answer = await _service.PutAsync(await _service.AddressAsync(bytes, "image/png"), bytes);
        Assert.Equal("415 BAD_USER_INPUT", await UploadTests.CodeOf(answer));
    }

    [Theory]
    [InlineData("image/png")]
    [InlineData("image/jpeg")]
    [InlineData("image/webp")]
    [InlineData("image/avif")]
    [InlineData("application/pdf")]
    public async Task Something_hangs_on_the_file(string mimeType)
    {
        byte[] bytes = [.. Pictures.Of(mimeType, 8, 8), .. "PK\u0003\u0004<script>alert(1)</script>"u8];
        using var answer = await _service.PutAsync(await _service.AddressAsync(bytes, mimeType), bytes);
        Assert.Equal("422 BAD_USER_INPUT", await UploadTests.CodeOf(answer));
        Assert.Contains("hangs on it", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("image/png", 60, 20)]
    [InlineData("image/jpeg", 300, 60)]
    [InlineData("image/webp", 40, 8)]
    public async Task Bytes_are_missing_inside(string mimeType, int from, int count)
    {
        var whole = Pictures.Of(mimeType, 200, 200);
        byte[] bytes = [.. whole[..from], .. whole[(from + count)..]];
        using var answer = await _service.PutAsync(await _service.AddressAsync(bytes, mimeType), bytes);
        Assert.Equal("422 BAD_USER_INPUT", await UploadTests.CodeOf(answer));
    }

    [Theory]
    [InlineData("\u0089PNG\r\n\u001a\n", "image/png")]
    [InlineData("\u00ff\u00d8\u00ff", "image/jpeg")]
    public async Task A_script_that_begins_like_an_image_and_ends_like_one(string beginning, string mimeType)
    {
        byte[] end = mimeType == "image/png" ? [0, 0, 0, 0, .. "IEND"u8, 0xAE, 0x42, 0x60, 0x82] : [0xFF, 0xD9];
        byte[] bytes = [.. System.Text.Encoding.Latin1.GetBytes(beginning), .. "/* */ alert(1) //"u8, .. end];
        using var answer = await _service.PutAsync(await _service.AddressAsync(bytes, mimeType), bytes);
        Assert.Equal("422 BAD_USER_INPUT", await UploadTests.CodeOf(answer));
        Assert.Contains("broken or incomplete", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(60_000, 60_000)]
    [InlineData(50_001, 1_000)]
    public async Task A_small_file_that_would_be_a_huge_image(int width, int height)
    {
        var bytes = Pictures.Bomb(width, height);
        using var answer = await _service.PutAsync(await _service.AddressAsync(bytes, "image/png"), bytes);
        Assert.Equal("422 BAD_USER_INPUT", await UploadTests.CodeOf(answer));
        Assert.Contains("50000000 pixels", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_digest_than_announced()
    {
        var bytes = Pictures.Png(4, 4);
        using var answer = await _service.PutAsync(await _service.AddressAsync(bytes, "image/png", sha256: new string('0', 64)), bytes);
        Assert.Equal("422 BAD_USER_INPUT", await UploadTests.CodeOf(answer));
        Assert.Contains(AssetService.DigestOf(bytes), await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_header_than_announced()
    {
        var bytes = Pictures.Png(4, 4);
        using var answer = await _service.PutAsync(await _service.AddressAsync(bytes, "image/png"), bytes, "text/html");
        Assert.Equal("415 BAD_USER_INPUT", await UploadTests.CodeOf(answer));
    }

    [Fact]
    public async Task A_client_that_goes_away_leaves_nothing()
    {
        var service = await AssetService.StartAsync(fixture);
        await using (service) // at its end, requests are over
        {
            var bytes = Pictures.Png(4, 4);
            using var upload = await RawUpload.BeginAsync(service.Writing.Anonymous.BaseAddress!, await service.AddressAsync(bytes, "image/png"), bytes.Length);
            await upload.SendAsync(bytes.AsMemory(0, bytes.Length / 2));
        }

        Assert.Empty(service.Files());
    }

    [Fact]
    public async Task A_client_that_takes_too_long_is_told()
    {
        await using var impatient = await AssetService.StartAsync(fixture, new KeyValuePair<string, string?>("EXPECT_ASSET_UPLOAD_TIMEOUT", "2s"));
        var bytes = Pictures.Png(4, 4);
        using var upload = await RawUpload.BeginAsync(impatient.Writing.Anonymous.BaseAddress!, await impatient.AddressAsync(bytes, "image/png"), bytes.Length);
        await upload.SendAsync(bytes.AsMemory(0, 10));
        Assert.Equal("HTTP/1.1 408 ", await upload.ReadAsync(13));
    }

    [Fact]
    public async Task Of_too_many_at_once_the_last_are_asked_to_come_again()
    {
        await using var service = await AssetService.StartAsync(fixture);
        var bytes = Pictures.Png(4, 4);
        var address = await service.AddressAsync(bytes, "image/png");
        var held = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => RawUpload.BeginAsync(service.Writing.Anonymous.BaseAddress!, address, bytes.Length)));
        using (var answer = await service.PutAsync(address, bytes))
        {
            Assert.Equal("503 UNAVAILABLE", await UploadTests.CodeOf(answer));
            Assert.NotNull(answer.Headers.RetryAfter);
        }

        Array.ForEach(held, upload => upload.Dispose());
    }

    [Fact]
    public async Task A_file_larger_than_the_setting_is_not_announced()
    {
        await using var small = await AssetService.StartAsync(
            fixture, new KeyValuePair<string, string?>("EXPECT_ASSET_MAX_BYTES", "1000"), new KeyValuePair<string, string?>("EXPECT_ASSET_MAX_PIXELS", "100"));
        var payload = await small.AnnounceAsync(new { fileName = "a.png", mimeType = "image/png", byteSize = 1001 });
        Assert.Contains("au plus 1000 octets", payload.GetProperty("errors")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
        var bytes = Pictures.Png(11, 10);
        using var answer = await small.PutAsync(await small.AddressAsync(bytes, "image/png"), bytes);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }
}
