using Expect.Persistence.Hosting;

namespace Expect.Persistence.Files;

/// <summary>Files in a directory. Several processes can share it.</summary>
/// <param name="directory">The directory, made when it is needed and closed to other accounts.</param>
public sealed class DirectoryFileStore(string directory) : IFileStore
{
    private const int CopyBuffer = 80 * 1024;

    // Of those who write and remove the same file at once, each may find the directory changed under it.
    private const int MostAttempts = 20;

    private readonly string _root = Path.GetFullPath(directory);

    /// <inheritdoc/>
    public IncomingFiles Incoming { get; } = new(Path.Combine(Path.GetFullPath(directory), "incoming"));

    /// <summary>The directory of the checkout that contains the running application, beside its private cluster.</summary>
    public static DirectoryFileStore ForThisCheckout() => new(ClusterLayout.RootOf(EmbeddedPostgresOptions.ForThisCheckout()) + ".files");

    /// <inheritdoc/>
    public async Task PutAsync(FileKey key, IncomingFile file, CancellationToken cancellationToken)
    {
        try
        {
            await FlushAsync(file.Path, cancellationToken).ConfigureAwait(false);
            OwnDirectory.Ensure(_root);
            var target = PathOf(key);
            Repeatedly(() =>
            {
                OwnDirectory.Ensure(Path.GetDirectoryName(target)!);
                File.Move(file.Path, target, overwrite: true); // within one file system: there at once, wholly
            });
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new FileStoreException($"The directory {_root} cannot be written.", failure);
        }
    }

    /// <inheritdoc/>
    public Task<long?> FindAsync(FileKey key, CancellationToken cancellationToken)
    {
        var file = new FileInfo(PathOf(key));
        return Task.FromResult(file.Exists ? file.Length : (long?)null);
    }

    /// <inheritdoc/>
    public async Task CopyAsync(FileKey key, long offset, long length, Stream output, CancellationToken cancellationToken)
    {
        using var file = Open(key);
        var buffer = System.Buffers.ArrayPool<byte>.Shared.Rent(CopyBuffer);
        try
        {
            for (var left = length; left > 0;)
            {
                var read = await RandomAccess.ReadAsync(file, buffer.AsMemory(0, (int)Math.Min(left, CopyBuffer)), offset + length - left, cancellationToken).ConfigureAwait(false);
                if (read == 0)
                {
                    throw new FileStoreException($"The file {key} is shorter than it was.");
                }

                await output.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
                left -= read;
            }
        }
        finally
        {
            System.Buffers.ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <inheritdoc/>
    public Task RemoveAsync(string sha256, CancellationToken cancellationToken)
    {
        try
        {
            var kept = Path.Combine(_root, FileKey.DirectoryOf(sha256));
            Repeatedly(() =>
            {
                if (Directory.Exists(kept))
                {
                    Directory.Delete(kept, recursive: true);
                }
            });
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new FileStoreException($"The directory {_root} cannot be written.", failure);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // Nothing is held.
    }

    private static void Repeatedly(Action change)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                change();
                return;
            }
            catch (IOException) when (attempt < MostAttempts)
            {
                // The next attempt finds the directory as it is now.
            }
        }
    }

    private string PathOf(FileKey key) => Path.Combine(_root, key.ToString());

    private Microsoft.Win32.SafeHandles.SafeFileHandle Open(FileKey key)
    {
        try
        {
            return File.OpenHandle(PathOf(key), options: FileOptions.Asynchronous);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new FileStoreException($"The file {key} cannot be read.", failure);
        }
    }

    // What the database says to be kept must outlive a loss of power.
    private static async Task FlushAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        await file.FlushAsync(cancellationToken).ConfigureAwait(false);
        file.Flush(flushToDisk: true);
    }
}
