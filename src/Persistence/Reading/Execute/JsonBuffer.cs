using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;

namespace Expect.Persistence.Reading.Execute;

/// <summary>
/// A growing UTF-8 buffer for JSON that is put together from parts: lists are written before the rows that hold them,
/// then copied into place. Not thread-safe. Memory is rented; return it by disposing.
/// </summary>
internal sealed class JsonBuffer : IDisposable
{
    // Accents and quotation marks of natural languages stay as they are; the answer is never embedded in HTML unescaped.
    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(4096);

    /// <summary>How many bytes are written.</summary>
    public int Length { get; private set; }

    /// <summary>What is written so far.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    /// <summary>Appends bytes that are JSON already.</summary>
    public void Write(ReadOnlySpan<byte> json)
    {
        json.CopyTo(Reserve(json.Length));
        Length += json.Length;
    }

    /// <summary>Appends one byte of punctuation.</summary>
    public void Write(byte punctuation)
    {
        Reserve(1)[0] = punctuation;
        Length++;
    }

    /// <summary>Appends a text as a JSON string.</summary>
    public void WriteString(string text)
    {
        Write((byte)'"');
        var span = text.AsSpan();
        while (!span.IsEmpty)
        {
            var plain = FirstToEscape(span);
            Length += Encoding.UTF8.GetBytes(span[..plain], Reserve(Encoding.UTF8.GetMaxByteCount(plain)));
            span = span[plain..];
            if (!span.IsEmpty)
            {
                span = span[WriteEscaped(span)..];
            }
        }

        Write((byte)'"');
    }

    /// <summary>Appends JSON that is known as text.</summary>
    public void WriteText(string json) => Advance(System.Text.Encoding.UTF8.GetBytes(json, Reserve(System.Text.Encoding.UTF8.GetMaxByteCount(json.Length))));

    /// <summary>Appends a value that formats itself as UTF-8.</summary>
    public void WriteFormatted<T>(T value, ReadOnlySpan<char> format = default)
        where T : IUtf8SpanFormattable
    {
        value.TryFormat(Reserve(64), out var written, format, System.Globalization.CultureInfo.InvariantCulture);
        Length += written;
    }

    /// <summary>Room for at least that many bytes behind what is written; tell <see cref="Advance"/> how many were used.</summary>
    public Span<byte> Reserve(int count)
    {
        if (_bytes.Length - Length < count)
        {
            Grow(count);
        }

        return _bytes.AsSpan(Length);
    }

    /// <summary>Takes bytes written into <see cref="Reserve"/>d room.</summary>
    public void Advance(int count) => Length += count;

    /// <summary>Forgets what is written.</summary>
    public void Clear() => Length = 0;

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        Length = 0;
    }

    private static int FirstToEscape(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is < ' ' or '"' or '\\' or '\u2028' or '\u2029' || char.IsSurrogate(c) || c == '\u007f')
            {
                return i;
            }
        }

        return text.Length;
    }

    private int WriteEscaped(ReadOnlySpan<char> text)
    {
        // A surrogate pair is one character of four bytes; the database holds no lone ones.
        var length = char.IsHighSurrogate(text[0]) && text.Length > 1 ? 2 : 1;
        if (length == 2)
        {
            Length += Encoding.UTF8.GetBytes(text[..2], Reserve(8));
            return 2;
        }

        Span<char> escaped = stackalloc char[12];
        Encoder.Encode(text[..1], escaped, out _, out var written);
        Length += Encoding.UTF8.GetBytes(escaped[..written], Reserve(36));
        return 1;
    }

    private void Grow(int count)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(checked(Length + count), _bytes.Length * 2));
        _bytes.AsSpan(0, Length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
