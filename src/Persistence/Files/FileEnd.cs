using System.Buffers.Binary;
using Expect.Domain.Editorial;
using Microsoft.Win32.SafeHandles;

namespace Expect.Persistence.Files;

/// <summary>
/// Whether a file ends where files of its kind end. Something that hangs on an image, an archive or a film for instance, is no
/// part of the image: whoever looks at it does not see it, and other programs may take it for what the file is.
/// </summary>
internal static class FileEnd
{
    private const int TailLength = 1024;

    // Images have three or four.
    private const int MaxBoxes = 100;

    private static ReadOnlySpan<byte> LastPngChunk => [0, 0, 0, 0, (byte)'I', (byte)'E', (byte)'N', (byte)'D', 0xAE, 0x42, 0x60, 0x82];

    private static ReadOnlySpan<byte> LastJpegMarker => [0xFF, 0xD9];

    /// <summary>Whether it does.</summary>
    public static bool IsRight(string path, FileType type)
    {
        using var file = File.OpenHandle(path);
        var length = RandomAccess.GetLength(file);
        Span<byte> buffer = stackalloc byte[TailLength];
        var tail = Read(file, buffer, Math.Max(0, length - TailLength));
        return type.MimeType switch
        {
            "image/png" => tail.EndsWith(LastPngChunk),
            "image/jpeg" => tail.TrimEnd((byte)0).EndsWith(LastJpegMarker),
            "image/webp" => RiffLength(file) == length,
            "image/avif" => BoxesFill(file, length),
            _ => tail.TrimEnd("\0\r\n\t "u8).EndsWith("%%EOF"u8),
        };
    }

    // A RIFF file says its length, less eight, behind its first four bytes; an odd one is filled up (Google, WebP container, RIFF file format).
    private static long RiffLength(SafeFileHandle file)
    {
        Span<byte> head = stackalloc byte[8];
        var said = BinaryPrimitives.ReadUInt32LittleEndian(Read(file, head, 0)[4..]);
        return 8L + said + (said & 1);
    }

    // A file of the ISO base media format is nothing but boxes, each with its length in front (ISO/IEC 14496-12, 4.2).
    private static bool BoxesFill(SafeFileHandle file, long length)
    {
        Span<byte> head = stackalloc byte[16];
        var at = 0L;
        for (var boxes = 0; at < length; boxes++)
        {
            var box = Read(file, head, at);
            var size = box.Length < 8 ? -1 : BinaryPrimitives.ReadUInt32BigEndian(box) switch
            {
                0 => length - at,
                1 when box.Length == 16 => (long)Math.Min(BinaryPrimitives.ReadUInt64BigEndian(box[8..]), long.MaxValue),
                var small => small,
            };
            if (size < 8 || size > length - at || boxes == MaxBoxes)
            {
                return false;
            }

            at += size;
        }

        return true;
    }

    private static ReadOnlySpan<byte> Read(SafeFileHandle file, Span<byte> buffer, long offset) => buffer[..RandomAccess.Read(file, buffer, offset)];
}
