using System.Net;
using Expect.Api.Tests.Infrastructure;
using Expect.Persistence.Files;

namespace Expect.Api.Tests.Assets;

/// <summary>A service whose files are in a bucket does what one with a directory does.</summary>
[Collection(WritingCollectionDefinition.Name)]
public sealed class BucketTests(ServiceFixture fixture)
{
    [Fact]
    public async Task Files_come_and_go_by_a_bucket()
    {
        await using var bucket = await S3Service.StartAsync();
        var options = bucket.Options;
        await using var service = await AssetService.StartAsync(
            fixture, new("EXPECT_ASSETS_S3_ENDPOINT", options.Endpoint.ToString()), new("EXPECT_ASSETS_S3_BUCKET", options.Bucket), new("EXPECT_ASSETS_S3_KEY", options.Key),
            new("EXPECT_ASSETS_S3_SECRET", options.Secret), new("EXPECT_ASSETS_S3_REGION", options.Region));
        var bytes = Pictures.Png(300, 200);
        var id = await service.UploadAsync(bytes, "image/png");
        Assert.Equal([FileKey.Original(AssetService.DigestOf(bytes)).ToString()], bucket.Objects);
        Assert.Empty(service.Files());

        var url = await service.UrlAsync(id);
        Assert.Equal(bytes, await service.Writing.Editor.GetByteArrayAsync(url));
        Assert.Equal(160, Pictures.Read(await service.Writing.Editor.GetByteArrayAsync(new Uri(url + "?width=160", UriKind.Relative))).Width);
        Assert.Equal(2, bucket.Objects.Count);
        using var part = new HttpRequestMessage(HttpMethod.Get, url);
        part.Headers.Range = new(5, 9);
        using var answer = await service.Writing.Editor.SendAsync(part);
        Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode);
        Assert.Equal(bytes[5..10], await answer.Content.ReadAsByteArrayAsync());

        await service.Writing.WriteAsync("mutation ($id: ID!) { deleteAsset(input: { id: $id, version: 1 }) { errors { __typename } } }", new { id });
        await using var registry = new FileRegistry(service.Writing.ConnectionString);
        using var store = new S3FileStore(options);
        Assert.Equal(1, (await registry.SweepAsync(store, TimeSpan.Zero, CancellationToken.None)).Files);
        Assert.Empty(bucket.Objects);
    }

    [Fact]
    public async Task While_the_bucket_is_away_files_are_not()
    {
        await using var service = await AssetService.StartAsync(
            fixture, new("EXPECT_ASSETS_S3_ENDPOINT", "http://127.0.0.1:1"), new("EXPECT_ASSETS_S3_BUCKET", "expect"), new("EXPECT_ASSETS_S3_KEY", "key"), new("EXPECT_ASSETS_S3_SECRET", "secret"));
        var bytes = Pictures.Png(4, 4);
        using var answer = await service.PutAsync(await service.AddressAsync(bytes, "image/png"), bytes);
        Assert.Equal("503 UNAVAILABLE", await UploadTests.CodeOf(answer));
        Assert.Equal(0L, await service.Writing.ScalarAsync("select count(*) from revisions where content_type = 'Asset'"));
    }
}
