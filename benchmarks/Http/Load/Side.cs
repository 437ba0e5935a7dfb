using System.Diagnostics;

namespace Expect.Benchmarks.Http.Load;

/// <summary>A server under load, asking one question, and what was measured of it so far.</summary>
internal sealed class Side(ServerProcess server, PostgresProcess postgres, Request request)
{
    private readonly List<double> _rates = [];
    private readonly List<long> _latencies = [];
    private TimeSpan _cpu;
    private TimeSpan _postgresCpu;
    private long _allocated;

    /// <summary>Median of the measurements, in requests per second.</summary>
    public double RequestsPerSecond => Median(_rates);

    /// <summary>CPU time of the server's process for each request, in milliseconds.</summary>
    public double CpuMilliseconds => _cpu.TotalMilliseconds / _latencies.Count;

    /// <summary>CPU time of the server's process and of PostgreSQL for each request, in milliseconds.</summary>
    public double TotalCpuMilliseconds => (_cpu + _postgresCpu).TotalMilliseconds / _latencies.Count;

    /// <summary>Kilobytes that the server's process allocated for each request.</summary>
    public double AllocatedKilobytes => _allocated / 1024.0 / _latencies.Count;

    /// <summary>Memory of the server's process, in megabytes.</summary>
    public double ResidentMegabytes => server.ResidentMegabytes;

    /// <summary>The answer to the question.</summary>
    public byte[] Answer()
    {
        using var connection = new LoadConnection(server.Port);
        return request.Unnumbered(connection.Ask(request.Next()));
    }

    /// <summary>The time that a share of all requests stayed under, in milliseconds.</summary>
    public double Percentile(double share)
    {
        _latencies.Sort();
        return _latencies[(int)((_latencies.Count - 1) * share)] * 1000.0 / Stopwatch.Frequency;
    }

    /// <summary>Puts load on the server without noting anything.</summary>
    public void WarmUp(TimeSpan duration) => Load(duration, new List<long>());

    /// <summary>Measures once.</summary>
    public void Measure(TimeSpan duration)
    {
        var before = _latencies.Count;
        var (cpu, postgresCpu) = (server.CpuTime, postgres.CpuTime);
        var allocated = server.AllocatedBytes;
        var elapsed = Load(duration, _latencies);
        _cpu += server.CpuTime - cpu;
        _postgresCpu += postgres.CpuTime - postgresCpu;
        _allocated += server.AllocatedBytes - allocated;
        _rates.Add((_latencies.Count - before) / elapsed.TotalSeconds);
    }

    private TimeSpan Load(TimeSpan duration, List<long> latencies)
    {
        var start = Stopwatch.GetTimestamp();
        var until = start + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        Connections.Run(server.Port, connection => Ask(connection, until, latencies));
        return Stopwatch.GetElapsedTime(start);
    }

    private void Ask(LoadConnection connection, long until, List<long> latencies)
    {
        var own = new List<long>(16 * 1024);
        var sent = request.Copy();
        for (var now = Stopwatch.GetTimestamp(); now < until;)
        {
            connection.Ask(sent.Next());
            var end = Stopwatch.GetTimestamp();
            own.Add(end - now);
            now = end;
        }

        lock (latencies)
        {
            latencies.AddRange(own);
        }
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
