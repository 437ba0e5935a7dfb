using Expect.Persistence.Images;
using Expect.Persistence.Reading.Execute;

namespace Expect.Persistence.Files;

/// <summary>Takes files in: from the bytes that are sent to a file that the store keeps and the database knows. Thread-safe.</summary>
/// <param name="store">Keeps the files.</param>
/// <param name="registry">Knows them.</param>
/// <param name="images">Looks at images.</param>
public sealed class FileReceiver(IFileStore store, FileRegistry registry, ImageWorkshop images)
{
    /// <summary>Takes a file in. Of one that is refused, or not sent to its end, nothing stays.</summary>
    /// <param name="source">What is sent, read piece by piece.</param>
    /// <param name="announced">What was said of it.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>What its bytes say. An asset must have it before long: the store forgets what nobody has.</returns>
    /// <exception cref="FileRefusedException">It is not what was announced.</exception>
    /// <exception cref="ImageRefusedException">It is an image that cannot be read.</exception>
    /// <exception cref="FileStoreException">The store cannot be reached.</exception>
    /// <exception cref="ReadFailedException">The database could not be reached.</exception>
    public async Task<KeptFile> KeepAsync(Stream source, AnnouncedFile announced, CancellationToken cancellationToken)
    {
        using var incoming = store.Incoming.New();
        var sha256 = await FileReception.TakeAsync(source, announced, incoming, cancellationToken).ConfigureAwait(false);
        if (!FileEnd.IsRight(incoming.Path, announced.Type))
        {
            throw new FileRefusedException(FileRefusal.WrongEnd);
        }

        var facts = announced.Type.IsImage ? await images.InspectAsync(incoming.Path, announced.Type, cancellationToken).ConfigureAwait(false) : null;
        var file = new KeptFile(sha256, announced.Type, announced.ByteSize, facts);
        await registry.NoteAsync(file, cancellationToken).ConfigureAwait(false);
        await store.PutAsync(FileKey.Original(sha256), incoming, cancellationToken).ConfigureAwait(false);
        return file;
    }
}
