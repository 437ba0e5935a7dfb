using System.Globalization;
using System.Text;
using System.Text.Json;
using Expect.Api.Import.Seeding;
using Expect.Benchmarks.Http.Load;
using Expect.Persistence;
using Expect.Persistence.Hosting;
using Expect.Persistence.Import;
using Npgsql;

namespace Expect.Benchmarks.Http;

/// <summary>Compares the service with the hand-written endpoint, on this machine, over a database of its own.</summary>
internal static class Comparison
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    /// <summary>Measures all questions and prints a line for each.</summary>
    public static async Task<int> RunAsync(BenchmarkOptions options)
    {
        Console.WriteLine("Preparing a database …");
        await using var postgres = await EmbeddedPostgres.StartAsync(EmbeddedPostgresOptions.ForTests(), CancellationToken.None);
        await FillAsync(postgres.ConnectionString, options.Scale);
        using var service = await ServerProcess.StartServiceAsync(postgres.ConnectionString);
        using var baseline = await ServerProcess.StartBaselineAsync(postgres.ConnectionString);
        var duels = Question.All.Select(question => (
            Question: question,
            Ours: new Side(service, Post(service.Port, question.Document)),
            HandWritten: new Side(baseline, Get(baseline.Port, question.Path)))).ToList();
        if (duels.Count(duel => AreEqual(duel.Question, duel.Ours.Answer(), duel.HandWritten.Answer())) < duels.Count)
        {
            return 1;
        }

        Console.WriteLine("The answers are equal, byte for byte. Service / hand-written:");
        foreach (var (question, ours, handWritten) in duels)
        {
            Measure(ours, handWritten, options);
            var sql = await Pgbench.RunAsync(postgres.ConnectionString, question.Sql, 2 * options.Seconds);
            Console.WriteLine(Line(question, ours, handWritten, sql));
        }

        NpgsqlConnection.ClearAllPools();
        return 0;
    }

    private static async Task FillAsync(string connectionString, int scale)
    {
        await Migrator.MigrateAsync(connectionString, CancellationToken.None);
        await new ReferenceDataImporter().ImportAsync(connectionString, null, CancellationToken.None);
        await Seeder.SeedFactsAsync(connectionString, CancellationToken.None);
        await Seeder.SeedScaleAsync(connectionString, scale, CancellationToken.None);
        NpgsqlConnection.ClearAllPools();
    }

    private static void Measure(Side ours, Side handWritten, BenchmarkOptions options)
    {
        var duration = TimeSpan.FromSeconds(options.Seconds);
        ours.WarmUp(WarmUp);
        handWritten.WarmUp(WarmUp);
        for (var pair = 0; pair < options.Pairs; pair++)
        {
            // Neither side always comes first.
            var (first, second) = pair % 2 == 0 ? (ours, handWritten) : (handWritten, ours);
            first.Measure(duration);
            second.Measure(duration);
        }
    }

    private static bool AreEqual(Question question, byte[] ours, byte[] handWritten)
    {
        if (ours.AsSpan().SequenceEqual(handWritten))
        {
            return true;
        }

        var at = ours.AsSpan().CommonPrefixLength(handWritten);
        Console.Error.WriteLine($"{question.Name}: the answers differ from byte {at}, so there is nothing to compare.");
        Console.Error.WriteLine("  service:      " + Excerpt(ours, at));
        Console.Error.WriteLine("  hand-written: " + Excerpt(handWritten, at));
        return false;
    }

    private static string Excerpt(byte[] answer, int at)
    {
        var start = Math.Max(0, at - 80);
        return Encoding.UTF8.GetString(answer, start, Math.Min(160, answer.Length - start));
    }

    private static string Line(Question question, Side ours, Side handWritten, double? sql)
    {
        var pgbench = sql is { } rate
            ? string.Create(CultureInfo.InvariantCulture, $"hand-written/pgbench {handWritten.RequestsPerSecond / rate:0.00} ({rate:0} tps)")
            : "pgbench not installed";
        return string.Create(CultureInfo.InvariantCulture, $"""
            {question.Name} ratio {ours.RequestsPerSecond / handWritten.RequestsPerSecond:0.00}, req/s {ours.RequestsPerSecond:0} / {handWritten.RequestsPerSecond:0}, p50 {ours.Percentile(0.5):0.0} / {handWritten.Percentile(0.5):0.0} ms, p99 {ours.Percentile(0.99):0.0} / {handWritten.Percentile(0.99):0.0} ms, CPU {ours.CpuMilliseconds:0.000} / {handWritten.CpuMilliseconds:0.000} ms and allocations {ours.AllocatedKilobytes:0.0} / {handWritten.AllocatedKilobytes:0.0} KB per request, RSS {ours.ResidentMegabytes:0} / {handWritten.ResidentMegabytes:0} MB, {pgbench}
            """);
    }

    private static byte[] Post(int port, string document)
    {
        var body = JsonSerializer.Serialize(new { query = document });
        return Encoding.UTF8.GetBytes(
            $"POST /graphql HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
    }

    private static byte[] Get(int port, string path) => Encoding.UTF8.GetBytes($"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n");
}
