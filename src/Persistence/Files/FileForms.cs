using System.Collections.Concurrent;
using Expect.Domain.Editorial;
using Expect.Persistence.Images;

namespace Expect.Persistence.Files;

/// <summary>
/// The forms of kept files: what was uploaded, and variants of images, which are made when somebody asks for them first and kept
/// beside it. Whoever asks for one that is just being made waits for it. Thread-safe.
/// </summary>
/// <param name="store">Keeps them.</param>
/// <param name="images">Makes variants.</param>
public sealed class FileForms(IFileStore store, ImageWorkshop images)
{
    private readonly ConcurrentDictionary<FileKey, Lazy<Task<long>>> _making = new();

    /// <summary>The key of a form.</summary>
    /// <param name="sha256">The file.</param>
    /// <param name="variant">The variant of the image; null for what was uploaded.</param>
    public static FileKey KeyOf(string sha256, ImageVariant? variant) => variant is null
        ? FileKey.Original(sha256)
        : new FileKey(sha256, $"{variant.Width}-{ImageWorkshop.Recipe}.{variant.Type.Extension}");

    /// <summary>Has a form there; its size in bytes, or null when the file is not kept.</summary>
    /// <param name="sha256">The file.</param>
    /// <param name="variant">The variant of the image; null for what was uploaded.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ImageRefusedException">The variant cannot be made, or not now.</exception>
    /// <exception cref="FileStoreException">The store cannot be reached.</exception>
    public async Task<long?> FindAsync(string sha256, ImageVariant? variant, CancellationToken cancellationToken)
    {
        var key = KeyOf(sha256, variant);
        if (await store.FindAsync(key, cancellationToken).ConfigureAwait(false) is { } length)
        {
            return length;
        }

        return variant is null || await store.FindAsync(FileKey.Original(sha256), cancellationToken).ConfigureAwait(false) is not { } original
            ? null
            : await MakeOnceAsync(key, original, variant).WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    // Whoever asked first may go away: the variant is made for all who wait.
    private async Task<long> MakeOnceAsync(FileKey key, long original, ImageVariant variant)
    {
        var making = _making.GetOrAdd(key, _ => new Lazy<Task<long>>(() => MakeAsync(key, original, variant)));
        try
        {
            return await making.Value.ConfigureAwait(false);
        }
        finally
        {
            _making.TryRemove(new(key, making));
        }
    }

    private async Task<long> MakeAsync(FileKey key, long original, ImageVariant variant)
    {
        using var source = store.Incoming.New();
        using var made = store.Incoming.New();
        await using (var copy = new FileStream(source.Path, FileMode.CreateNew))
        {
            await store.CopyAsync(FileKey.Original(key.Sha256), 0, original, copy, CancellationToken.None).ConfigureAwait(false);
        }

        await images.MakeAsync(source.Path, variant, made.Path, CancellationToken.None).ConfigureAwait(false);
        var length = made.Length;
        await store.PutAsync(key, made, CancellationToken.None).ConfigureAwait(false);
        return length;
    }
}
