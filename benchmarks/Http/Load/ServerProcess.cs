using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Expect.Benchmarks.Http.Load;

/// <summary>A server in a process of its own, on a free port of this machine; ended with this object.</summary>
internal sealed class ServerProcess : IDisposable
{
    /// <summary>The token with which the service lets one write.</summary>
    public const string EditorToken = "benchmark-of-writes-on-loopback";

    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private readonly int _allocationsPort;

    private ServerProcess(Process process, int port, int allocationsPort) => (_process, Port, _allocationsPort) = (process, port, allocationsPort);

    /// <summary>Where it listens.</summary>
    public int Port { get; }

    /// <summary>User and system time so far (<c>/proc/pid/stat</c>).</summary>
    public TimeSpan CpuTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Memory in use, in megabytes.</summary>
    public double ResidentMegabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1048576.0;
        }
    }

    /// <summary>Bytes that the server's process has allocated so far, those collected since included.</summary>
    public long AllocatedBytes
    {
        get
        {
            using var client = new TcpClient();
            client.Connect(IPAddress.Loopback, _allocationsPort);
            Span<byte> bytes = stackalloc byte[sizeof(long)];
            client.GetStream().ReadExactly(bytes);
            return BitConverter.ToInt64(bytes);
        }
    }

    /// <summary>Starts the service.</summary>
    public static Task<ServerProcess> StartServiceAsync(string connectionString)
    {
        var port = FreePort();
        return StartAsync(port, ["Expect.Api.dll", "serve"], new Dictionary<string, string>
        {
            ["EXPECT_DATABASE"] = connectionString,
            ["EXPECT_URLS"] = $"http://127.0.0.1:{port}",
            ["EXPECT_EDITOR_TOKEN"] = EditorToken,
        });
    }

    /// <summary>Starts the hand-written endpoint.</summary>
    public static Task<ServerProcess> StartBaselineAsync(string connectionString)
    {
        var port = FreePort();
        return StartAsync(port, ["Expect.Benchmarks.Http.dll", "baseline", $"http://127.0.0.1:{port}", connectionString], []);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private static async Task<ServerProcess> StartAsync(int port, string[] arguments, Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, arguments[0]), .. arguments[1..]])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        var allocationsPort = FreePort();
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(ServerProcess).Assembly.Location;
        start.Environment["EXPECT_BENCHMARK_ALLOCATIONS_PORT"] = allocationsPort.ToString(CultureInfo.InvariantCulture);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        process.BeginOutputReadLine();
        var server = new ServerProcess(process, port, allocationsPort);
        try
        {
            await server.WaitUntilReadyAsync();
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task WaitUntilReadyAsync()
    {
        var deadline = DateTime.UtcNow + StartTimeout;
        while (!_process.HasExited && DateTime.UtcNow < deadline)
        {
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, Port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(100); // not listening yet
            }
        }

        throw new InvalidOperationException($"A server did not start within {StartTimeout.TotalSeconds:0} s.");
    }
}
