using System.Globalization;
using Expect.Benchmarks.Http.Load;

namespace Expect.Benchmarks.Http;

/// <summary>How fast both sides answer each question.</summary>
internal static class Comparison
{
    private const string Head = """
        | question | ratio | req/s | p50, ms | p99, ms | CPU of the process per request, ms | with PostgreSQL, ms | allocated per request, KB | RSS, MB | hand-written / pgbench |
        |---|---|---|---|---|---|---|---|---|---|
        """;

    /// <summary>Measures all questions and prints a line for each.</summary>
    public static async Task RunAsync(IReadOnlyList<Duel> duels, string connectionString, BenchmarkOptions options)
    {
        Console.WriteLine(Head);
        foreach (var duel in duels)
        {
            Measure(duel, options);
            var sql = await Pgbench.RunAsync(connectionString, duel.Question.Sql, 2 * options.Seconds);
            Console.WriteLine(Line(duel.Question, duel.Ours, duel.HandWritten, sql));
        }
    }

    private static void Measure(Duel duel, BenchmarkOptions options)
    {
        var duration = TimeSpan.FromSeconds(options.Seconds);
        duel.Ours.WarmUp(duel.Question.WarmUp);
        duel.HandWritten.WarmUp(duel.Question.WarmUp);
        for (var pair = 0; pair < options.Pairs; pair++)
        {
            // Neither side always comes first.
            var (first, second) = pair % 2 == 0 ? (duel.Ours, duel.HandWritten) : (duel.HandWritten, duel.Ours);
            first.Measure(duration);
            second.Measure(duration);
        }
    }

    private static string Line(Question question, Side ours, Side theirs, double? sql)
    {
        var pgbench = sql is { } rate
            ? string.Create(CultureInfo.InvariantCulture, $"{theirs.RequestsPerSecond / rate:0.00} ({rate:0} tps)")
            : "–";
        return string.Create(CultureInfo.InvariantCulture, $"""
            | `{question.Name}` | {ours.RequestsPerSecond / theirs.RequestsPerSecond:0.00} | {ours.RequestsPerSecond:0} / {theirs.RequestsPerSecond:0} | {ours.Percentile(0.5):0.0} / {theirs.Percentile(0.5):0.0} | {ours.Percentile(0.99):0.0} / {theirs.Percentile(0.99):0.0} | {ours.CpuMilliseconds:0.000} / {theirs.CpuMilliseconds:0.000} | {ours.TotalCpuMilliseconds:0.000} / {theirs.TotalCpuMilliseconds:0.000} | {ours.AllocatedKilobytes:0.0} / {theirs.AllocatedKilobytes:0.0} | {ours.ResidentMegabytes:0} / {theirs.ResidentMegabytes:0} | {pgbench} |
            """);
    }
}
