using System.Buffers.Text;
using System.Text;

namespace Expect.Benchmarks.Http.Load;

/// <summary>A request as bytes. Where it has <see cref="Place"/>, each sending has a number that no other has: what it writes is new. Not thread-safe.</summary>
internal sealed class Request
{
    /// <summary>Stands for the number.</summary>
    public const string Place = "0000000000";

    private static long _last;

    private readonly byte[] _bytes;
    private readonly int _at;

    /// <summary>A request.</summary>
    public Request(byte[] bytes) => (_bytes, _at) = (bytes, bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(Place)));

    /// <summary>The same request, for another thread.</summary>
    public Request Copy() => new([.. _bytes], _at);

    /// <summary>The bytes to send; valid until the next call.</summary>
    public byte[] Next()
    {
        if (_at >= 0)
        {
            Utf8Formatter.TryFormat(Interlocked.Increment(ref _last), _bytes.AsSpan(_at), out _, new('D', (byte)Place.Length));
        }

        return _bytes;
    }

    /// <summary>An answer to what was sent last, as if it had no number.</summary>
    public byte[] Unnumbered(ReadOnlySpan<byte> answer) => _at < 0 ? answer.ToArray()
        : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(answer).Replace(Encoding.ASCII.GetString(_bytes, _at, Place.Length), Place, StringComparison.Ordinal));

    private Request(byte[] bytes, int at) => (_bytes, _at) = (bytes, at);
}
