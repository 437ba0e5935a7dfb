using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Expect.Api.Import.Seeding;

/// <summary>
/// Numbers that look random and follow from a place and a salt alone, so that content made with them is the same everywhere: the
/// hash functions of PostgreSQL (hashint8extended, hashtext), which are Bob Jenkins's lookup3 of 2006.
/// </summary>
internal static class Scatter
{
    private const uint Start = 0x9e3779b9 + 3923095;

    /// <summary>A number from 0 to less than 1.</summary>
    public static double Unit(long place, long salt) => (Hash(place, (ulong)salt) & 0xfffffff) / 268435456.0;

    /// <summary>A whole number from 0 to less than a count.</summary>
    public static int Index(long place, long salt, int count) => (int)Math.Floor(Unit(place, salt) * count);

    /// <summary>A number for a text of ASCII.</summary>
    public static int OfText(string text)
    {
        var rest = Encoding.ASCII.GetBytes(text).AsSpan();
        var length = Start + (uint)rest.Length;
        var (a, b, c) = (length, length, length);
        for (; rest.Length >= 12; rest = rest[12..])
        {
            (a, b, c) = Mix(a + Word(rest), b + Word(rest[4..]), c + Word(rest[8..]));
        }

        // The lowest byte of c holds the length already.
        Span<byte> last = stackalloc byte[13];
        rest.CopyTo(last);
        var third = (uint)last[8] << 8 | (uint)last[9] << 16 | (uint)last[10] << 24;
        return (int)Final(a + Word(last), b + Word(last[4..]), c + third).C;
    }

    private static ulong Hash(long value, ulong seed)
    {
        var low = (uint)value;
        var high = (uint)(value >> 32);
        low ^= value >= 0 ? high : ~high;
        var (a, b, c) = (Start + 4, Start + 4, Start + 4);
        if (seed != 0)
        {
            (a, b, c) = Mix(a + (uint)(seed >> 32), b + (uint)seed, c);
        }

        (_, b, c) = Final(a + low, b, c);
        return (ulong)b << 32 | c;
    }

    private static uint Word(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt32LittleEndian(bytes);

    private static (uint A, uint B, uint C) Mix(uint a, uint b, uint c)
    {
        a -= c; a ^= BitOperations.RotateLeft(c, 4); c += b;
        b -= a; b ^= BitOperations.RotateLeft(a, 6); a += c;
        c -= b; c ^= BitOperations.RotateLeft(b, 8); b += a;
        a -= c; a ^= BitOperations.RotateLeft(c, 16); c += b;
        b -= a; b ^= BitOperations.RotateLeft(a, 19); a += c;
        c -= b; c ^= BitOperations.RotateLeft(b, 4); b += a;
        return (a, b, c);
    }

    private static (uint A, uint B, uint C) Final(uint a, uint b, uint c)
    {
        c ^= b; c -= BitOperations.RotateLeft(b, 14);
        a ^= c; a -= BitOperations.RotateLeft(c, 11);
        b ^= a; b -= BitOperations.RotateLeft(a, 25);
        c ^= b; c -= BitOperations.RotateLeft(b, 16);
        a ^= c; a -= BitOperations.RotateLeft(c, 4);
        b ^= a; b -= BitOperations.RotateLeft(a, 14);
        c ^= b; c -= BitOperations.RotateLeft(b, 24);
        return (a, b, c);
    }
}
