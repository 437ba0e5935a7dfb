using System.Buffers.Binary;
using System.Buffers.Text;
using System.Collections.Immutable;
using System.Text;

namespace Expect.Persistence.Reading;

/// <summary>A place in an ordered list, as a client hands it back.</summary>
/// <param name="Fingerprint">What binds it to its order, language and search.</param>
/// <param name="Values">The order's values in its row: string, long, decimal, bool, DateOnly, DateTime (UTC), Guid or null.</param>
public sealed record Cursor(ulong Fingerprint, ImmutableArray<object?> Values)
{
    internal const byte Version = 1;

    // Longer than any that is written: a list can be in the order of long texts. Requests are bounded on their own.
    private const int MaxLength = 1024 * 1024;

    /// <summary>Reads a cursor; null when the text is none.</summary>
    public static Cursor? TryParse(string text)
    {
        if (text.Length is 0 or > MaxLength || !Base64Url.IsValid(text))
        {
            return null;
        }

        ReadOnlySpan<byte> bytes = Base64Url.DecodeFromChars(text);
        if (bytes.Length < 9 || bytes[0] != Version)
        {
            return null;
        }

        var values = ImmutableArray.CreateBuilder<object?>();
        var rest = bytes[9..];
        while (!rest.IsEmpty)
        {
            if (!TryRead(ref rest, out var value))
            {
                return null;
            }

            values.Add(value);
        }

        return new Cursor(BinaryPrimitives.ReadUInt64BigEndian(bytes[1..]), values.ToImmutable());
    }

    private static bool TryRead(ref ReadOnlySpan<byte> rest, out object? value)
    {
        value = null;
        var tag = (CursorTag)rest[0];
        rest = rest[1..];
        var length = tag switch
        {
            CursorTag.Null => 0,
            CursorTag.Text when rest.Length >= 4 => 4L + BinaryPrimitives.ReadUInt32BigEndian(rest),
            CursorTag.Integer or CursorTag.Timestamp => 8,
            CursorTag.Decimal or CursorTag.Uuid => 16,
            CursorTag.Boolean => 1,
            CursorTag.Date => 4,
            _ => long.MaxValue,
        };
        if (length > rest.Length)
        {
            return false;
        }

        var body = rest[..(int)length];
        rest = rest[(int)length..];
        try
        {
            value = Read(tag, body);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static object? Read(CursorTag tag, ReadOnlySpan<byte> body) => tag switch
    {
        CursorTag.Text => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(body[4..]),
        CursorTag.Integer => BinaryPrimitives.ReadInt64BigEndian(body),
        CursorTag.Timestamp => new DateTime(BinaryPrimitives.ReadInt64BigEndian(body), DateTimeKind.Utc),
        CursorTag.Decimal => Decimal(body),
        CursorTag.Uuid => new Guid(body, bigEndian: true),
        CursorTag.Boolean => body[0] != 0,
        CursorTag.Date => DateOnly.FromDayNumber(BinaryPrimitives.ReadInt32BigEndian(body)),
        _ => null,
    };

    private static decimal Decimal(ReadOnlySpan<byte> body)
    {
        Span<int> parts = stackalloc int[4];
        for (var i = 0; i < 4; i++)
        {
            parts[i] = BinaryPrimitives.ReadInt32BigEndian(body[(4 * i)..]);
        }

        return new decimal(parts);
    }
}

/// <summary>What kind of value follows in a cursor. Numbers are part of the format and never reused.</summary>
internal enum CursorTag : byte
{
    Null = 0,
    Text = 1,
    Integer = 2,
    Decimal = 3,
    Boolean = 4,
    Date = 5,
    Timestamp = 6,
    Uuid = 7,
}
