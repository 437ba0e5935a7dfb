using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Expect.Api.Assets;
using Expect.Api.Http;
using Expect.Api.Tests.Infrastructure;
using Expect.Domain.Identity;
using Expect.Persistence.Files;
using Expect.Persistence.Identity;

namespace Expect.Api.Tests.Assets;

/// <summary>Files are announced, sent, and there.</summary>
[Collection(WritingCollectionDefinition.Name)]
public sealed class UploadTests(ServiceFixture fixture) : IAsyncLifetime
{
    private AssetService _service = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync() => _service = await AssetService.StartAsync(fixture);

    /// <inheritdoc/>
    public Task DisposeAsync() => _service.DisposeAsync().AsTask();

    [Fact]
    public async Task An_address_says_how_the_bytes_are_sent()
    {
        var payload = await _service.AnnounceAsync(new { fileName = "a.png", mimeType = "image/png", byteSize = 10 });
        var upload = payload.GetProperty("assetUpload");
        Assert.Equal("PUT", upload.GetProperty("method").GetString());
        Assert.Equal("""[{"name":"Content-Type","value":"image/png"}]""", upload.GetProperty("headers").GetRawText());
        Assert.InRange(upload.GetProperty("expiresAt").GetDateTimeOffset(), DateTimeOffset.UtcNow.AddMinutes(9), DateTimeOffset.UtcNow.AddMinutes(11));
        Assert.Equal("null", upload.GetProperty("asset").GetRawText());
        Assert.Equal(1L, await _service.Writing.ScalarAsync("select count(*) from asset_uploads"));
    }

    [Theory]
    [InlineData("image/png")]
    [InlineData("image/jpeg")]
    [InlineData("image/webp")]
    [InlineData("image/avif")]
    [InlineData("application/pdf")]
    public async Task What_the_asset_says_of_its_file_comes_from_the_bytes(string mimeType)
    {
        var bytes = Pictures.Of(mimeType, 64, 48);
        var address = await _service.AddressAsync(bytes, mimeType, "été.bin");
        using var answer = await _service.PutAsync(address, bytes, mimeType);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var id = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();
        Assert.EndsWith("/items/" + id, answer.Headers.Location!.ToString(), StringComparison.Ordinal);

        const string Question = "query ($id: ID!) { asset(by: { id: $id }) { fileName mimeType byteSize sha256 width height hasLocation altText version } }";
        var asset = (await ServiceFixture.AskAsync(_service.Writing.Editor, Question, new { id })).GetProperty("data").GetProperty("asset");
        var pixels = mimeType == "application/pdf" ? "null,\"height\":null" : "64,\"height\":48";
        Assert.Equal(
            $$"""{"fileName":"été.bin","mimeType":"{{mimeType}}","byteSize":{{bytes.Length}},"sha256":"{{AssetService.DigestOf(bytes)}}","width":{{pixels}},"hasLocation":false,"altText":"Essai","version":1}""",
            asset.GetRawText());
        Assert.Equal("null", (await ServiceFixture.AskAsync(_service.Writing.Anonymous, Question, new { id })).GetProperty("data").GetProperty("asset").GetRawText());
        Assert.Equal("CREATED 1", await _service.Writing.ScalarAsync("select concat_ws(' ', action, version) from revisions where content_type = 'Asset'"));
        Assert.Equal([FileKey.Original(AssetService.DigestOf(bytes)).ToString()], _service.Files());
        Assert.Equal(0L, await _service.Writing.ScalarAsync("select count(*) from asset_uploads"));
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once()
    {
        var payload = await _service.AnnounceAsync(new { fileName = "../a", mimeType = "image/svg+xml", byteSize = 25_000_001, sha256 = "ABC", altText = new[] { new { language = "FR", value = "Essai" } } });
        Assert.Equal(
            ["fileName.invalid", "mimeType.notAllowed", "sha256.invalid", "byteSize.tooLarge"],
            payload.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("code").GetString()!));
        Assert.Equal("null", payload.GetProperty("assetUpload").GetRawText());
        Assert.Equal(0L, await _service.Writing.ScalarAsync("select count(*) from asset_uploads"));
    }

    [Fact]
    public async Task Only_those_who_write_assets_may_announce_any()
    {
        await using var tokens = new ApiTokenStore(_service.Writing.ConnectionString);
        foreach (var role in new[] { Role.CONTRIBUTOR, Role.COMMITTEE, Role.FUNDING_OFFICER })
        {
            var token = await tokens.CreateAsync(new NewApiToken("Test", [role], [Scope.READ, Scope.WRITE], [], TimeSpan.FromDays(1)), CancellationToken.None);
            using var client = _service.Writing.With(token);
            var answer = await ServiceFixture.AskAsync(client, """mutation { createAssetUpload(input: { fileName: "a.png", mimeType: "image/png", byteSize: 1 }) { assetUpload { url } errors { __typename } } }""");
            Assert.Equal("""{"data":{"createAssetUpload":{"assetUpload":null,"errors":[{"__typename":"ForbiddenError"}]}}}""", answer.GetRawText());
        }
    }

    [Fact]
    public async Task The_revision_says_who_announced_the_file()
    {
        await using var tokens = new ApiTokenStore(_service.Writing.ConnectionString);
        using var client = _service.Writing.With(await tokens.CreateAsync(new NewApiToken("Test", [Role.EDITOR], [Scope.READ, Scope.WRITE], [], TimeSpan.FromDays(1)), CancellationToken.None));
        var bytes = Pictures.Png(4, 4);
        var answer = await ServiceFixture.AskAsync(
            client, "mutation ($n: Long!) { createAssetUpload(input: { fileName: \"a.png\", mimeType: \"image/png\", byteSize: $n }) { assetUpload { url } } }", new { n = bytes.Length });
        using var put = await _service.PutAsync(new Uri(answer.GetProperty("data").GetProperty("createAssetUpload").GetProperty("assetUpload").GetProperty("url").GetString()!).PathAndQuery, bytes);
        Assert.Equal(HttpStatusCode.Created, put.StatusCode);
        Assert.Equal(true, await _service.Writing.ScalarAsync("select actor_id = (select id from accounts) from revisions where content_type = 'Asset'"));
    }

    [Fact]
    public async Task An_address_that_was_changed_is_none()
    {
        var bytes = Pictures.Png(4, 4);
        var address = await _service.AddressAsync(bytes, "image/png");
        var other = (await _service.AddressAsync(bytes, "image/png")).Split('?')[0];
        string[] changed =
        [
            address.Replace($"size={bytes.Length}", $"size={bytes.Length + 1}", StringComparison.Ordinal), address.Replace("png", "jpeg", StringComparison.Ordinal),
            address.Replace("expires=1", "expires=2", StringComparison.Ordinal), address.Replace(address.Split('?')[0], other, StringComparison.Ordinal),
            address[..^4] + "AAAA", address[..^4], address.Split('?')[0], address.Replace("signature=", "signature=%00", StringComparison.Ordinal),
        ];
        foreach (var wrong in changed)
        {
            using var answer = await _service.PutAsync(wrong, bytes);
            Assert.Equal("403 FORBIDDEN", await CodeOf(answer));
        }

        using var malformed = await _service.PutAsync("/uploads/nothing?" + address.Split('?')[1], bytes);
        Assert.Equal(HttpStatusCode.NotFound, malformed.StatusCode);
        using var right = await _service.PutAsync(address, bytes);
        Assert.Equal(HttpStatusCode.Created, right.StatusCode);
    }

    [Fact]
    public async Task An_address_is_good_for_its_time()
    {
        var settings = AssetSettings.Of(new Microsoft.Extensions.Configuration.ConfigurationBuilder().Build()) with { Key = AssetService.Key };
        await using var registry = new FileRegistry(_service.Writing.ConnectionString);
        var grants = new UploadGrants(settings, new PublicAddress("http://localhost"), registry, new Past());
        var address = new Uri(await grants.AddressOfAsync(grants.New("image/png", 10), CancellationToken.None)).PathAndQuery;
        using var answer = await _service.PutAsync(address, new byte[10]);
        Assert.Equal("403 FORBIDDEN", await CodeOf(answer));
        Assert.Contains("not good any more", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_takes_one_file_and_refused_ones_do_not_count()
    {
        var bytes = Pictures.Png(4, 4);
        var address = await _service.AddressAsync(bytes, "image/png");
        using var refused = await _service.PutAsync(address, new byte[bytes.Length]);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, refused.StatusCode);
        using var first = await _service.PutAsync(address, bytes);
        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        using var second = await _service.PutAsync(address, bytes);
        Assert.Equal("409 CONFLICT", await CodeOf(second));
        Assert.Equal(1L, await _service.Writing.ScalarAsync("select count(*) from revisions where content_type = 'Asset'"));
    }

    [Fact]
    public async Task Of_two_files_at_one_address_one_is_taken()
    {
        var bytes = Pictures.Png(4, 4);
        var address = await _service.AddressAsync(bytes, "image/png");
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => _service.PutAsync(address, bytes)));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        Assert.Equal(5, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
        Array.ForEach(answers, answer => answer.Dispose());
    }

    [Fact]
    public async Task The_same_bytes_are_the_same_asset()
    {
        var bytes = Pictures.Png(4, 4);
        var sha256 = AssetService.DigestOf(bytes);
        var id = await _service.UploadAsync(bytes, "image/png");

        var known = await _service.AnnounceAsync(new { fileName = "b.png", mimeType = "image/png", byteSize = bytes.Length, sha256 });
        Assert.Equal(
            $$$"""{"url":null,"method":"PUT","headers":[],"expiresAt":null,"asset":{"id":"{{{id}}}","fileName":"image.bin"}}""", known.GetProperty("assetUpload").GetRawText());
        Assert.Equal(0L, await _service.Writing.ScalarAsync("select count(*) from asset_uploads"));

        using var again = await _service.PutAsync(await _service.AddressAsync(bytes, "image/png"), bytes);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal($$"""{"id":"{{id}}"}""", await again.Content.ReadAsStringAsync());
        Assert.Equal(0L, await _service.Writing.ScalarAsync("select count(*) from asset_uploads"));
    }

    [Fact]
    public async Task The_same_bytes_sent_at_once_are_one_asset()
    {
        var bytes = Pictures.Png(40, 40);
        var addresses = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _service.AddressAsync(bytes, "image/png")));
        var answers = await Task.WhenAll(addresses.Select(address => _service.PutAsync(address, bytes)));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        Assert.Equal(7, answers.Count(answer => answer.StatusCode == HttpStatusCode.OK));
        Assert.Single((await Task.WhenAll(answers.Select(answer => answer.Content.ReadAsStringAsync()))).Distinct());
        Assert.Single(_service.Files());
        Array.ForEach(answers, answer => answer.Dispose());
    }

    [Fact]
    public async Task A_source_that_is_gone_meanwhile_is_told()
    {
        var source = await _service.Writing.WriteAsync("""mutation { createSource(input: { title: "Essai" }) { source { id } } }""");
        var id = source.GetProperty("source").GetProperty("id").GetString();
        var bytes = Pictures.Png(4, 4);
        var payload = await _service.AnnounceAsync(new { fileName = "a.png", mimeType = "image/png", byteSize = bytes.Length, source = new { id } });
        await _service.Writing.WriteAsync("mutation ($id: ID!) { deleteSource(input: { id: $id, version: 1 }) { errors { __typename } } }", new { id });
        using var answer = await _service.PutAsync(new Uri(payload.GetProperty("assetUpload").GetProperty("url").GetString()!).PathAndQuery, bytes);
        Assert.Equal("409 CONFLICT", await CodeOf(answer));
        Assert.Equal(0L, await _service.Writing.ScalarAsync("select count(*) from revisions where content_type = 'Asset'"));
    }

    internal static async Task<string> CodeOf(HttpResponseMessage answer)
    {
        var error = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("errors")[0];
        return $"{(int)answer.StatusCode} {error.GetProperty("extensions").GetProperty("code").GetString()}";
    }

    private sealed class Past : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UtcNow.AddHours(-1);
    }
}
