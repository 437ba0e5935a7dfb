using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Expect.Domain;

/// <summary>
/// Ids of what is new: UUIDs of version 7 (RFC 9562), which begin with the moment, so that what comes together stands together in
/// indexes.
/// </summary>
internal static class NewId
{
    private const int Size = 16;
    private const int MomentSize = 6;
    private const int RandomSize = Size - MomentSize;
    private const int IdsAtOnce = 100;

    // The operating system gives random bits for many ids at a time: asking it for each took longer than the rest of an import's new item.
    [ThreadStatic]
    private static byte[]? _random;

    [ThreadStatic]
    private static int _left;

    /// <summary>A new id.</summary>
    public static Guid Next()
    {
        Span<byte> id = stackalloc byte[Size];
        Span<byte> moment = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(moment, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
        moment[^MomentSize..].CopyTo(id);
        Random().CopyTo(id[MomentSize..]);
        id[6] = (byte)((id[6] & 0x0F) | 0x70); // the version
        id[8] = (byte)((id[8] & 0x3F) | 0x80); // the variant
        return new Guid(id, bigEndian: true);
    }

    private static ReadOnlySpan<byte> Random()
    {
        _random ??= new byte[IdsAtOnce * RandomSize];
        if (_left == 0)
        {
            RandomNumberGenerator.Fill(_random);
            _left = IdsAtOnce;
        }

        return _random.AsSpan(--_left * RandomSize, RandomSize);
    }
}
