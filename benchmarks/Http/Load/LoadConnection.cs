using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Expect.Benchmarks.Http.Load;

/// <summary>One kept-alive HTTP/1.1 connection over a blocking socket: the cheapest client, because it shares the machine with the servers.</summary>
internal sealed class LoadConnection : IDisposable
{
    private static readonly byte[] EndOfHead = "\r\n\r\n"u8.ToArray();
    private static readonly byte[] LengthHeader = "Content-Length: "u8.ToArray();

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveTimeout = 30_000 };
    private readonly byte[] _buffer = new byte[512 * 1024];

    /// <summary>Connects to a port of this machine.</summary>
    public LoadConnection(int port) => _socket.Connect(IPAddress.Loopback, port);

    /// <summary>Sends a request and reads its whole answer; the body stays valid until the next request.</summary>
    /// <exception cref="InvalidOperationException">The status is not 200, or the server closed the connection.</exception>
    public ReadOnlySpan<byte> Ask(byte[] request)
    {
        _socket.Send(request);
        int received = 0, head;
        do
        {
            received += Receive(received);
            head = _buffer.AsSpan(0, received).IndexOf(EndOfHead);
        }
        while (head < 0);

        var headers = _buffer.AsSpan(0, head);
        if (!headers.StartsWith("HTTP/1.1 200"u8))
        {
            throw new InvalidOperationException(Encoding.UTF8.GetString(_buffer.AsSpan(0, received)));
        }

        var start = head + EndOfHead.Length;
        var end = start + LengthOf(headers);
        while (received < end)
        {
            received += Receive(received);
        }

        return _buffer.AsSpan(start, end - start);
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    private static int LengthOf(ReadOnlySpan<byte> headers)
    {
        var rest = headers[(headers.IndexOf(LengthHeader) + LengthHeader.Length)..];
        var end = rest.IndexOf((byte)'\r');
        return int.Parse(end < 0 ? rest : rest[..end], NumberStyles.None, CultureInfo.InvariantCulture);
    }

    private int Receive(int offset)
    {
        var count = _socket.Receive(_buffer.AsSpan(offset));
        return count > 0 ? count : throw new InvalidOperationException("The server closed the connection.");
    }
}
