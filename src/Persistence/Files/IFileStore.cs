namespace Expect.Persistence.Files;

/// <summary>Keeps files by the digest of their bytes, so that what is kept never changes. Thread-safe.</summary>
public interface IFileStore : IDisposable
{
    /// <summary>Where files wait that are on their way in.</summary>
    IncomingFiles Incoming { get; }

    /// <summary>Keeps a file, wholly or not at all. Done twice, the same bytes are kept once.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="file">The file, which may be moved away.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="FileStoreException">The store cannot be reached.</exception>
    Task PutAsync(FileKey key, IncomingFile file, CancellationToken cancellationToken);

    /// <summary>The size of a file in bytes; null when it is not kept.</summary>
    /// <exception cref="FileStoreException">The store cannot be reached.</exception>
    Task<long?> FindAsync(FileKey key, CancellationToken cancellationToken);

    /// <summary>Copies a part of a file, piece by piece.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="offset">The first byte.</param>
    /// <param name="length">How many bytes, within the file.</param>
    /// <param name="output">Where they go.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="FileStoreException">The store cannot be reached, or does not keep the file.</exception>
    Task CopyAsync(FileKey key, long offset, long length, Stream output, CancellationToken cancellationToken);

    /// <summary>Forgets all forms of a file. Nothing happens when there is none.</summary>
    /// <exception cref="FileStoreException">The store cannot be reached.</exception>
    Task RemoveAsync(string sha256, CancellationToken cancellationToken);
}
