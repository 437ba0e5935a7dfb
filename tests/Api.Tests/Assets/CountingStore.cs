using Expect.Persistence.Files;

namespace Expect.Api.Tests.Assets;

/// <summary>A store that counts what is put into it, and forgets only when it is let.</summary>
internal sealed class CountingStore(IFileStore store) : IFileStore
{
    private int _puts;

    /// <summary>How many files were put.</summary>
    public int Puts => _puts;

    /// <summary>Whether it is reached when it is to forget.</summary>
    public bool IsReached { get; set; } = true;

    /// <inheritdoc/>
    public IncomingFiles Incoming => store.Incoming;

    /// <inheritdoc/>
    public Task PutAsync(FileKey key, IncomingFile file, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _puts);
        return store.PutAsync(key, file, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<long?> FindAsync(FileKey key, CancellationToken cancellationToken) => store.FindAsync(key, cancellationToken);

    /// <inheritdoc/>
    public Task CopyAsync(FileKey key, long offset, long length, Stream output, CancellationToken cancellationToken) => store.CopyAsync(key, offset, length, output, cancellationToken);

    /// <inheritdoc/>
    public Task RemoveAsync(string sha256, CancellationToken cancellationToken) =>
        IsReached ? store.RemoveAsync(sha256, cancellationToken) : throw new FileStoreException("The store is away.");

    /// <inheritdoc/>
    public void Dispose() => store.Dispose();
}
