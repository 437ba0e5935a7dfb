using System.Net;
using System.Net.Sockets;

// The runtime finds a startup hook by this name, outside any namespace, and runs it before the program. It lets the
// benchmark read what a server has allocated without the server knowing: nothing of it ships with the product.
internal static class StartupHook
{
    public static void Initialize()
    {
        if (!int.TryParse(Environment.GetEnvironmentVariable("EXPECT_BENCHMARK_ALLOCATIONS_PORT"), out var port))
        {
            return;
        }

        var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        new Thread(() => Serve(listener)) { IsBackground = true, Name = "allocations" }.Start();
    }

    private static void Serve(TcpListener listener)
    {
        while (true)
        {
            using var client = listener.AcceptTcpClient();
            client.GetStream().Write(BitConverter.GetBytes(GC.GetTotalAllocatedBytes(precise: true)));
        }
    }
}
