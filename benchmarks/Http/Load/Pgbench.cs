using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace Expect.Benchmarks.Http.Load;

/// <summary>What PostgreSQL alone does with the statements of the hand-written endpoint.</summary>
internal static partial class Pgbench
{
    /// <summary>Requests per second, or null when there are no statements or pgbench is not installed.</summary>
    public static async Task<double?> RunAsync(string connectionString, IReadOnlyList<string> statements, int seconds)
    {
        if (statements.Count == 0 || Find() is not { } program)
        {
            return null;
        }

        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        var script = Path.GetTempFileName();
        try
        {
            var lines = statements.Select(statement => statement + ";");
            await File.WriteAllLinesAsync(script, statements.Count == 1 ? lines : lines.Prepend("\\startpipeline").Append("\\endpipeline"));
            var start = new ProcessStartInfo(program,
            [
                "-n", "-M", "prepared", "-c", Text(Connections.Count), "-j", "2", "-T", Text(seconds),
                "-f", script, "-h", settings.Host!, "-U", settings.Username!, settings.Database!,
            ]) { RedirectStandardOutput = true };
            using var process = Process.Start(start) ?? throw new InvalidOperationException("pgbench did not start.");
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            if (process.ExitCode != 0)
            {
                throw new InvalidOperationException("pgbench failed: " + output);
            }

            // A machine that is busy with something else may not have come to the end of one.
            return Rate().Match(output) is { Success: true } match ? double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : 0;
        }
        finally
        {
            File.Delete(script);
        }
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Concat(Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin"))
            : [])
        .Select(directory => Path.Combine(directory, "pgbench")).FirstOrDefault(File.Exists);

    [GeneratedRegex(@"tps = ([0-9.]+)")]
    private static partial Regex Rate();
}
