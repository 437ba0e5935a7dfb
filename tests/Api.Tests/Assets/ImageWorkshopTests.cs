using Expect.Api.Tests.Infrastructure;
using Expect.Domain.Editorial;
using Expect.Persistence.Files;
using Expect.Persistence.Images;

namespace Expect.Api.Tests.Assets;

/// <summary>Work on images is bounded, and done once.</summary>
public sealed class ImageWorkshopTests : IDisposable
{
    private readonly string _directory = Directory.CreateDirectory(Path.Combine(TestFiles.Directory, Guid.NewGuid().ToString("n"))).FullName;

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Theory]
    [InlineData(100, 100, 160, 100, 100)]
    [InlineData(3000, 1000, 2560, 2560, 853)]
    [InlineData(1000, 30_000, 960, 228, 6826)]
    [InlineData(50, 20_000, 160, 41, 16_383)]
    public async Task A_variant_is_bounded_in_its_pixels(int width, int height, int asked, int givenWidth, int givenHeight)
    {
        using var workshop = new ImageWorkshop(new ImageLimits());
        var (source, made) = (Write(Pictures.Png(width, height)), Path.Combine(_directory, "made"));
        await workshop.MakeAsync(source, new ImageVariant(asked, AssetFormat.Webp), made, CancellationToken.None);
        var (_, madeWidth, madeHeight, _) = Pictures.Read(await File.ReadAllBytesAsync(made));
        Assert.InRange(madeWidth, givenWidth - 1, givenWidth + 1);
        Assert.InRange(madeHeight, givenHeight - 1, givenHeight + 1);
    }

    [Fact]
    public async Task Work_that_takes_too_long_is_ended()
    {
        using var workshop = new ImageWorkshop(new ImageLimits { Time = TimeSpan.Zero });
        var path = Write(Pictures.Jpeg(6000, 6000));
        var refused = await Assert.ThrowsAsync<ImageRefusedException>(() => workshop.InspectAsync(path, FileType.Jpeg, CancellationToken.None));
        Assert.Equal(ImageRefusal.TooSlow, refused.Refusal);
    }

    [Fact]
    public async Task Work_for_which_there_is_no_room_is_refused()
    {
        using var workshop = new ImageWorkshop(new ImageLimits { AtOnce = 0, Wait = TimeSpan.Zero });
        var refused = await Assert.ThrowsAsync<ImageRefusedException>(() => workshop.InspectAsync(Write(Pictures.Png(1, 1)), FileType.Png, CancellationToken.None));
        Assert.Equal(ImageRefusal.Busy, refused.Refusal);
    }

    [Fact]
    public async Task A_vector_graphic_is_not_even_opened()
    {
        using var workshop = new ImageWorkshop(new ImageLimits());
        var path = Write("<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'/>"u8.ToArray());
        var refused = await Assert.ThrowsAsync<ImageRefusedException>(() => workshop.MakeAsync(path, new ImageVariant(160, AssetFormat.Webp), path + ".webp", CancellationToken.None));
        Assert.Equal(ImageRefusal.Unreadable, refused.Refusal);
    }

    [Fact]
    public async Task A_variant_is_made_once()
    {
        using var workshop = new ImageWorkshop(new ImageLimits());
        using var store = new CountingStore(new DirectoryFileStore(_directory));
        var sha256 = new string('a', 64);
        using (var original = store.Incoming.New())
        {
            await File.WriteAllBytesAsync(original.Path, Pictures.Png(800, 400));
            await store.PutAsync(FileKey.Original(sha256), original, CancellationToken.None);
        }

        var forms = new FileForms(store, workshop);
        var lengths = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => forms.FindAsync(sha256, new ImageVariant(320, AssetFormat.Webp), CancellationToken.None)));
        Assert.Single(lengths.Distinct());
        Assert.Equal(2, store.Puts);
        Assert.Null(await forms.FindAsync(new string('b', 64), new ImageVariant(320, AssetFormat.Webp), CancellationToken.None));
    }

    private string Write(byte[] bytes)
    {
        var path = Path.Combine(_directory, Guid.NewGuid().ToString("n"));
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
