using System.Buffers;
using System.Security.Cryptography;
using Expect.Domain.Editorial;

namespace Expect.Persistence.Files;

/// <summary>Takes in what is sent, piece by piece, and holds it against what was announced.</summary>
internal static class FileReception
{
    private const int PieceLength = 80 * 1024;

    /// <summary>Writes what is sent into a file.</summary>
    /// <param name="source">What is sent.</param>
    /// <param name="announced">What was said of it.</param>
    /// <param name="file">Where it goes.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The digest of its bytes, in hexadecimal.</returns>
    /// <exception cref="FileRefusedException">It is not what was announced.</exception>
    public static async Task<string> TakeAsync(Stream source, AnnouncedFile announced, IncomingFile file, CancellationToken cancellationToken)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var piece = ArrayPool<byte>.Shared.Rent(PieceLength);
        try
        {
            await using var output = new FileStream(file.Path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0, FileOptions.Asynchronous);
            var length = 0L;
            for (int read; (read = await FillAsync(source, piece, cancellationToken).ConfigureAwait(false)) > 0; length += read)
            {
                if (length == 0)
                {
                    Recognise(piece.AsSpan(0, Math.Min(read, FileType.HeadLength)), announced.Type);
                }

                if (length + read > announced.ByteSize)
                {
                    throw new FileRefusedException(FileRefusal.TooLong);
                }

                digest.AppendData(piece, 0, read);
                await output.WriteAsync(piece.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
            }

            if (length < announced.ByteSize)
            {
                throw new FileRefusedException(FileRefusal.TooShort, length.ToString(System.Globalization.CultureInfo.InvariantCulture));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }

        var sha256 = Convert.ToHexStringLower(digest.GetHashAndReset());
        return announced.Sha256 is null || announced.Sha256 == sha256 ? sha256 : throw new FileRefusedException(FileRefusal.OtherDigest, sha256);
    }

    private static void Recognise(ReadOnlySpan<byte> head, FileType announced)
    {
        var found = FileType.Recognise(head) ?? throw new FileRefusedException(FileRefusal.UnknownType);
        if (found != announced)
        {
            throw new FileRefusedException(FileRefusal.OtherType, found.MimeType);
        }
    }

    // Full pieces, whatever the network delivers at once: the first must be long enough to recognise the file.
    private static async ValueTask<int> FillAsync(Stream source, byte[] piece, CancellationToken cancellationToken) =>
        await source.ReadAtLeastAsync(piece.AsMemory(0, PieceLength), PieceLength, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
}
