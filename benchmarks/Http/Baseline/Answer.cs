using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Expect.Benchmarks.Http.Baseline;

/// <summary>A pooled JSON writer, sent in one piece with its length.</summary>
internal sealed class Answer
{
    private static readonly ConcurrentBag<Answer> Pool = [];

    private readonly ArrayBufferWriter<byte> _buffer = new(16 * 1024);

    private Answer() => Json = new Utf8JsonWriter(
        _buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });

    /// <summary>Where the answer is written.</summary>
    public Utf8JsonWriter Json { get; }

    /// <summary>An empty answer.</summary>
    public static Answer Rent() => Pool.TryTake(out var answer) ? answer : new Answer();

    /// <summary>Writes an instant as the service writes it.</summary>
    public void WriteInstant(ReadOnlySpan<byte> name, DateTime value)
    {
        Span<byte> text = stackalloc byte[32];
        value.TryFormat(text, out var length, "yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", System.Globalization.CultureInfo.InvariantCulture);
        Json.WriteString(name, text[..length]);
    }

    /// <summary>Writes a day, or null.</summary>
    public void WriteDay(ReadOnlySpan<byte> name, DateOnly? value)
    {
        if (value is not { } day)
        {
            Json.WriteNull(name);
            return;
        }

        Span<byte> text = stackalloc byte[10];
        day.TryFormat(text, out var length, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        Json.WriteString(name, text[..length]);
    }

    /// <summary>Writes the global id of an offer.</summary>
    public void WriteOfferId(Guid id)
    {
        Span<byte> plain = stackalloc byte[31];
        "ExpertiseOffer:"u8.CopyTo(plain);
        id.TryWriteBytes(plain[15..], bigEndian: true, out _);
        Span<byte> text = stackalloc byte[44];
        Json.WriteString("id"u8, text[..System.Buffers.Text.Base64Url.EncodeToUtf8(plain, text)]);
    }

    /// <summary>The global id of an item, where speed does not matter.</summary>
    public static string GlobalId(string type, Guid id) =>
        System.Buffers.Text.Base64Url.EncodeToString([.. System.Text.Encoding.ASCII.GetBytes(type + ":"), .. id.ToByteArray(bigEndian: true)]);

    /// <summary>Writes a whole number, or null.</summary>
    public void WriteNumber(ReadOnlySpan<byte> name, int? value)
    {
        if (value is { } number)
        {
            Json.WriteNumber(name, number);
        }
        else
        {
            Json.WriteNull(name);
        }
    }

    /// <summary>Sends the answer and returns it to the pool.</summary>
    public async Task SendAsync(HttpContext http)
    {
        Json.Flush();
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.ContentLength = _buffer.WrittenCount;
        await http.Response.BodyWriter.WriteAsync(_buffer.WrittenMemory);
        _buffer.ResetWrittenCount();
        Json.Reset();
        Pool.Add(this);
    }
}
