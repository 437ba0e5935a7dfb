using System.Globalization;
using Expect.Persistence.Hosting;

namespace Expect.Benchmarks.Http.Load;

/// <summary>The processes of a PostgreSQL cluster, seen from the system.</summary>
internal sealed class PostgresProcess
{
    private const int TicksPerSecond = 100; // USER_HZ, the same on every Linux

    private readonly string _postmaster;

    private PostgresProcess(string postmaster) => _postmaster = postmaster;

    /// <summary>CPU time so far of the postmaster and of its children, ended ones included (<c>/proc/pid/stat</c>).</summary>
    public TimeSpan CpuTime
    {
        get
        {
            var ticks = Directory.EnumerateDirectories("/proc").Where(path => char.IsAsciiDigit(path[^1])).Select(FieldsOf).Sum(TicksOf);
            return TimeSpan.FromSeconds((double)ticks / TicksPerSecond);
        }
    }

    /// <summary>The processes of a cluster that was started here.</summary>
    public static PostgresProcess Of(EmbeddedPostgres postgres) => new(File.ReadLines(Path.Combine(postgres.DataDirectory, "postmaster.pid")).First());

    // pid (comm) state ppid …; the fields after the name, which may have spaces. Empty when the process has ended meanwhile.
    private static (string Pid, string[] Fields) FieldsOf(string directory)
    {
        try
        {
            var text = File.ReadAllText(Path.Combine(directory, "stat"));
            return (Path.GetFileName(directory), text[(text.LastIndexOf(')') + 2)..].Split(' '));
        }
        catch (IOException)
        {
            return ("", []);
        }
    }

    private long TicksOf((string Pid, string[] Fields) process)
    {
        var own = process.Fields switch
        {
            [] => 0,
            _ when process.Pid == _postmaster => 4, // its ended children too
            [_, var parent, ..] when parent == _postmaster => 2,
            _ => 0,
        };
        return process.Fields.Skip(11).Take(own).Sum(field => long.Parse(field, CultureInfo.InvariantCulture));
    }
}
