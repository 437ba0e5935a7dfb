using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;

namespace Expect.Persistence.Reading;

/// <summary>
/// Writes a cursor: version, fingerprint of the order, and the order's values in a row, as base64url. What one writes,
/// <see cref="Cursor.TryParse"/> reads.
/// </summary>
/// <remarks>Begin with a span on the stack; longer texts move to the heap.</remarks>
internal ref struct CursorWriter
{
    private Span<byte> _bytes;
    private int _length;

    public CursorWriter(Span<byte> scratch, ulong fingerprint)
    {
        _bytes = scratch;
        Reserve(9)[0] = Cursor.Version;
        BinaryPrimitives.WriteUInt64BigEndian(_bytes[1..], fingerprint);
        _length = 9;
    }

    public void WriteNull() => Tag(CursorTag.Null, 0);

    public void WriteText(string value)
    {
        var length = Encoding.UTF8.GetByteCount(value);
        var body = Tag(CursorTag.Text, 4 + length);
        BinaryPrimitives.WriteInt32BigEndian(body, length);
        Encoding.UTF8.GetBytes(value, body[4..]);
    }

    public void WriteInteger(long value) => BinaryPrimitives.WriteInt64BigEndian(Tag(CursorTag.Integer, 8), value);

    public void WriteDecimal(decimal value)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        var body = Tag(CursorTag.Decimal, 16);
        for (var i = 0; i < 4; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(body[(4 * i)..], parts[i]);
        }
    }

    public void WriteBoolean(bool value) => Tag(CursorTag.Boolean, 1)[0] = value ? (byte)1 : (byte)0;

    public void WriteDate(DateOnly value) => BinaryPrimitives.WriteInt32BigEndian(Tag(CursorTag.Date, 4), value.DayNumber);

    public void WriteTimestamp(DateTime value) => BinaryPrimitives.WriteInt64BigEndian(Tag(CursorTag.Timestamp, 8), value.Ticks);

    public void WriteUuid(Guid value) => value.TryWriteBytes(Tag(CursorTag.Uuid, 16), bigEndian: true, out _);

    /// <summary>How many bytes <see cref="CopyTo"/> writes at most.</summary>
    public readonly int MaxTextLength => Base64Url.GetEncodedLength(_length);

    /// <summary>Writes the cursor as text; the number of bytes written.</summary>
    public readonly int CopyTo(Span<byte> destination) => Base64Url.EncodeToUtf8(_bytes[.._length], destination);

    private Span<byte> Tag(CursorTag tag, int length)
    {
        Reserve(length + 1)[0] = (byte)tag;
        var body = _bytes.Slice(_length + 1, length);
        _length += length + 1;
        return body;
    }

    private Span<byte> Reserve(int count)
    {
        if (_bytes.Length - _length < count)
        {
            var larger = new byte[Math.Max(_bytes.Length * 2, _length + count)];
            _bytes[.._length].CopyTo(larger);
            _bytes = larger;
        }

        return _bytes[_length..];
    }
}
