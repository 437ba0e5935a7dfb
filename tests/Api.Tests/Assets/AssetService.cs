using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Expect.Api.Assets;
using Expect.Api.Tests.Infrastructure;
using Expect.Api.Tests.Writing;
using Expect.Persistence.Files;

namespace Expect.Api.Tests.Assets;

/// <summary>A service over a database and a store of its own, to which files are uploaded.</summary>
public sealed class AssetService : IAsyncDisposable
{
    /// <summary>The secret by which the service signs.</summary>
    public const string Key = "secret-of-the-tests";

    private const string Announce = """
        mutation ($input: CreateAssetUploadInput!) {
          createAssetUpload(input: $input) {
            assetUpload { url method headers { name value } expiresAt asset { id fileName } }
            errors { __typename ... on Error { message } ... on ValidationError { path code } }
          }
        }
        """;

    private AssetService(WritingService writing, string directory) => (Writing, Directory) = (writing, directory);

    /// <summary>What else is written.</summary>
    public WritingService Writing { get; }

    /// <summary>Where the store keeps files.</summary>
    public string Directory { get; }

    /// <summary>Starts one.</summary>
    public static async Task<AssetService> StartAsync(ServiceFixture fixture, params KeyValuePair<string, string?>[] settings)
    {
        var directory = Path.Combine(TestFiles.Directory, Guid.NewGuid().ToString("n"));
        return new AssetService(
            await WritingService.StartAsync(
                fixture, $"assets_{Guid.NewGuid():n}", [new(AssetSettings.DirectorySetting, directory), new(AssetSettings.KeySetting, Key), .. settings]),
            directory);
    }

    /// <summary>The digest of bytes.</summary>
    public static string DigestOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Announces a file; the whole payload.</summary>
    public Task<JsonElement> AnnounceAsync(object input) => Writing.WriteAsync(Announce, new { input });

    /// <summary>Announces a file as an editor; the address for its bytes.</summary>
    public async Task<string> AddressAsync(byte[] bytes, string mimeType, string fileName = "image.bin", string? sha256 = null)
    {
        var payload = await AnnounceAsync(new { fileName, mimeType, byteSize = bytes.Length, sha256, altText = new[] { new { language = "FR", value = "Essai" } } });
        Assert.Equal(JsonValueKind.Null, payload.GetProperty("errors").ValueKind);
        return new Uri(payload.GetProperty("assetUpload").GetProperty("url").GetString()!).PathAndQuery;
    }

    /// <summary>Sends bytes to an address, without a token.</summary>
    public async Task<HttpResponseMessage> PutAsync(string address, byte[] bytes, string? mimeType = null)
    {
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = mimeType is null ? null : new MediaTypeHeaderValue(mimeType);
        return await Writing.Anonymous.PutAsync(new Uri(address, UriKind.Relative), content);
    }

    /// <summary>Announces and sends a file; the asset's id.</summary>
    public async Task<string> UploadAsync(byte[] bytes, string mimeType, string fileName = "image.bin")
    {
        using var answer = await PutAsync(await AddressAsync(bytes, mimeType, fileName), bytes, mimeType);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    /// <summary>The address of an asset as the API gives it to an editor.</summary>
    public async Task<Uri> UrlAsync(string id, string arguments = "")
    {
        var answer = await ServiceFixture.AskAsync(Writing.Editor, $$"""query ($id: ID!) { asset(by: { id: $id }) { url{{arguments}} } }""", new { id });
        return new Uri(new Uri(answer.GetProperty("data").GetProperty("asset").GetProperty("url").GetString()!).PathAndQuery, UriKind.Relative);
    }

    /// <summary>Publishes an article that shows an asset; the article's id and its version.</summary>
    public async Task<(string Id, int Version)> PublishAsync(string asset, string slug = "article-image")
    {
        var created = await Writing.WriteAsync(
            "mutation ($input: CreateArticleInput!) { createArticle(input: $input) { article { id } } }",
            new { input = new { kind = "ARTICLE", title = Offers.French("Essai"), slugs = new[] { new { language = "FR", slug } }, images = new[] { new { id = asset } } } });
        var id = created.GetProperty("article").GetProperty("id").GetString()!;
        await MoveAsync(id, 1, "IN_REVIEW");
        await MoveAsync(id, 2, "PUBLISHED");
        return (id, 3);
    }

    /// <summary>Moves an article.</summary>
    public async Task MoveAsync(string id, int version, string to)
    {
        var moved = await Writing.WriteAsync(
            "mutation ($input: TransitionArticleInput!) { transitionArticle(input: $input) { errors { ... on Error { message } } } }", new { input = new { id, version, to } });
        Assert.Equal("null", moved.GetProperty("errors").GetRawText());
    }

    /// <summary>The files that the store keeps, and those on their way in.</summary>
    public IReadOnlyList<string> Files() => System.IO.Directory.Exists(Directory)
        ? [.. System.IO.Directory.GetFiles(Directory, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Directory, file)).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>Clears away what no asset has had for that long.</summary>
    public async Task<SweepSummary> SweepAsync(TimeSpan keep)
    {
        await using var registry = new FileRegistry(Writing.ConnectionString);
        using var store = new DirectoryFileStore(Directory);
        return await registry.SweepAsync(store, keep, CancellationToken.None);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Writing.DisposeAsync();
}
