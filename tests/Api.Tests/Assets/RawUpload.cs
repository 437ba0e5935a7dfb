using System.Net.Sockets;
using System.Text;

namespace Expect.Api.Tests.Assets;

/// <summary>A client that sends what it is told to, byte by byte.</summary>
internal sealed class RawUpload : IDisposable
{
    private readonly TcpClient _client;
    private readonly NetworkStream _stream;

    private RawUpload(TcpClient client) => (_client, _stream) = (client, client.GetStream());

    /// <summary>Sends the head of an upload, and waits until the service wants the bytes.</summary>
    public static async Task<RawUpload> BeginAsync(Uri service, string address, long length)
    {
        var client = new TcpClient();
        await client.ConnectAsync(service.Host, service.Port);
        var upload = new RawUpload(client);
        await upload.SendAsync(Encoding.ASCII.GetBytes($"PUT {address} HTTP/1.1\r\nHost: {service.Authority}\r\nContent-Length: {length}\r\nExpect: 100-continue\r\n\r\n"));
        Assert.Equal("HTTP/1.1 100 Continue\r\n\r\n", await upload.ReadAsync(25));
        return upload;
    }

    /// <summary>Sends bytes.</summary>
    public async Task SendAsync(ReadOnlyMemory<byte> bytes) => await _stream.WriteAsync(bytes);

    /// <summary>The next characters of the answer.</summary>
    public async Task<string> ReadAsync(int length)
    {
        var buffer = new byte[length];
        await _stream.ReadExactlyAsync(buffer);
        return Encoding.ASCII.GetString(buffer);
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();
}
