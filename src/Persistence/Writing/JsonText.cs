using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Expect.Persistence.Writing;

/// <summary>Writes JSON as text. Writers and their buffers are used again: a text is small, but an import makes one for each of its rows.</summary>
internal static class JsonText
{
    private const int UsualSize = 2_048;
    private const int KeptSize = 65_536;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Of a thread, because texts are made of texts: while one is written, others are.
    [ThreadStatic]
    private static Stack<(ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json)>? _idle;

    /// <summary>The text of what is written.</summary>
    /// <param name="said">What to write.</param>
    /// <param name="write">Writes one value.</param>
    public static string Of<T>(T said, Action<Utf8JsonWriter, T> write)
    {
        _idle ??= new();
        var (buffer, json) = _idle.TryPop(out var idle) ? idle : New();
        write(json, said);
        json.Flush();
        var text = Encoding.UTF8.GetString(buffer.WrittenSpan);
        if (buffer.Capacity <= KeptSize)
        {
            buffer.ResetWrittenCount();
            json.Reset();
            _idle.Push((buffer, json));
        }

        return text;
    }

    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json) New()
    {
        var buffer = new ArrayBufferWriter<byte>(UsualSize);
        return (buffer, new Utf8JsonWriter(buffer, Options));
    }
}
