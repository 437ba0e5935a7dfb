using System.Runtime.Versioning;
using Expect.Api.Tests.Infrastructure;
using Expect.Persistence.Files;

namespace Expect.Api.Tests.Assets;

/// <summary>What every store of files does.</summary>
public abstract class FileStoreTests
{
    private static readonly string Digest = new('a', 64);
    private static readonly string Other = new('b', 64);

    /// <summary>A store that keeps nothing yet.</summary>
    private protected abstract IFileStore Store { get; }

    [Fact]
    public async Task What_is_put_is_there_in_parts_and_as_a_whole()
    {
        var bytes = Bytes(300_000);
        await PutAsync(FileKey.Original(Digest), bytes);
        Assert.Equal(bytes.Length, await Store.FindAsync(FileKey.Original(Digest), CancellationToken.None));
        Assert.Equal(bytes, await CopyAsync(0, bytes.Length));
        Assert.Equal(bytes[..10], await CopyAsync(0, 10));
        Assert.Equal(bytes[100_000..200_000], await CopyAsync(100_000, 100_000));
        Assert.Equal(bytes[^1..], await CopyAsync(bytes.Length - 1, 1));
    }

    [Fact]
    public async Task What_is_put_twice_is_there_once()
    {
        await PutAsync(FileKey.Original(Digest), Bytes(10));
        await PutAsync(FileKey.Original(Digest), Bytes(10));
        Assert.Equal(Bytes(10), await CopyAsync(0, 10));
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        Assert.Null(await Store.FindAsync(FileKey.Original(Digest), CancellationToken.None));
        await Assert.ThrowsAsync<FileStoreException>(() => CopyAsync(0, 1));
        await Store.RemoveAsync(Digest, CancellationToken.None);
    }

    [Fact]
    public async Task A_file_is_forgotten_in_all_its_forms_and_no_other_is()
    {
        await PutAsync(FileKey.Original(Digest), Bytes(10));
        await PutAsync(new FileKey(Digest, "640-1.webp"), Bytes(5));
        await PutAsync(FileKey.Original(Other), Bytes(10));
        await Store.RemoveAsync(Digest, CancellationToken.None);
        Assert.Null(await Store.FindAsync(FileKey.Original(Digest), CancellationToken.None));
        Assert.Null(await Store.FindAsync(new FileKey(Digest, "640-1.webp"), CancellationToken.None));
        Assert.NotNull(await Store.FindAsync(FileKey.Original(Other), CancellationToken.None));
    }

    [Fact]
    public async Task A_file_that_is_not_put_leaves_nothing()
    {
        string path;
        using (var incoming = Store.Incoming.New())
        {
            path = incoming.Path;
            await File.WriteAllBytesAsync(path, Bytes(10));
        }

        Assert.False(File.Exists(path));
    }

    private static byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        new Random(count).NextBytes(bytes);
        return bytes;
    }

    private async Task PutAsync(FileKey key, byte[] bytes)
    {
        using var incoming = Store.Incoming.New();
        await File.WriteAllBytesAsync(incoming.Path, bytes);
        await Store.PutAsync(key, incoming, CancellationToken.None);
    }

    private async Task<byte[]> CopyAsync(long offset, long length)
    {
        using var output = new MemoryStream();
        await Store.CopyAsync(FileKey.Original(Digest), offset, length, output, CancellationToken.None);
        return output.ToArray();
    }
}

/// <summary>A directory.</summary>
public sealed class DirectoryFileStoreTests : FileStoreTests
{
    private readonly string _directory = Path.Combine(TestFiles.Directory, Guid.NewGuid().ToString("n"));

    private protected override IFileStore Store => new DirectoryFileStore(_directory);

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Others_cannot_enter_it()
    {
        await What_is_put_twice_is_there_once();
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_directory));
    }

    [Fact]
    public async Task A_directory_that_cannot_be_written_is_told()
    {
        var file = Path.Combine(TestFiles.Directory, Guid.NewGuid().ToString("n"));
        await File.WriteAllTextAsync(file, "in the way");
        using var store = new DirectoryFileStore(file);
        using var incoming = new IncomingFile(file + "-incoming");
        await File.WriteAllTextAsync(incoming.Path, "a");
        await Assert.ThrowsAsync<FileStoreException>(() => store.PutAsync(FileKey.Original(new string('a', 64)), incoming, CancellationToken.None));
    }
}

/// <summary>A bucket.</summary>
public sealed class S3FileStoreTests : FileStoreTests, IAsyncLifetime
{
    private S3Service _service = null!;
    private IFileStore? _store;

    private protected override IFileStore Store => _store!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        _service = await S3Service.StartAsync();
        _store = new S3FileStore(_service.Options);
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        _store?.Dispose();
        await _service.DisposeAsync();
    }

    [Fact]
    public async Task Wrong_keys_are_refused()
    {
        using var store = new S3FileStore(_service.Options with { Secret = "wrong" });
        using var incoming = store.Incoming.New();
        await File.WriteAllTextAsync(incoming.Path, "a");
        var key = FileKey.Original(new string('a', 64));
        await Assert.ThrowsAsync<FileStoreException>(() => store.PutAsync(key, incoming, CancellationToken.None));
        await Assert.ThrowsAsync<FileStoreException>(() => store.CopyAsync(key, 0, 1, Stream.Null, CancellationToken.None));
        await Assert.ThrowsAsync<FileStoreException>(() => store.FindAsync(key, CancellationToken.None));
        Assert.Empty(_service.Objects);
    }

    [Fact]
    public async Task A_service_that_is_away_is_told()
    {
        using var store = new S3FileStore(_service.Options with { Endpoint = new Uri("http://127.0.0.1:1") });
        await Assert.ThrowsAsync<FileStoreException>(() => store.FindAsync(FileKey.Original(new string('a', 64)), CancellationToken.None));
        await Assert.ThrowsAsync<FileStoreException>(() => store.RemoveAsync(new string('a', 64), CancellationToken.None));
    }
}
