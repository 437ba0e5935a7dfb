using System.Globalization;
using Expect.Api.Import.Seeding;
using Expect.Benchmarks.Http.Load;
using Expect.Persistence;
using Expect.Persistence.Hosting;
using Expect.Persistence.Import;
using Npgsql;

namespace Expect.Benchmarks.Http;

/// <summary>Compares the service with the hand-written endpoint, on this machine, over databases of its own.</summary>
internal static class Benchmark
{
    /// <summary>Measures and prints; 0 when both sides gave the same answers.</summary>
    public static async Task<int> RunAsync(BenchmarkOptions options)
    {
        Console.WriteLine("Preparing a database …");
        await using var postgres = await EmbeddedPostgres.StartAsync(EmbeddedPostgresOptions.ForTests(), CancellationToken.None);
        await Migrator.MigrateAsync(postgres.ConnectionString, CancellationToken.None);
        await new ReferenceDataImporter().ImportAsync(postgres.ConnectionString, null, CancellationToken.None);
        await Seeder.SeedFactsAsync(postgres.ConnectionString, CancellationToken.None);
        var status = 0;
        foreach (var scale in options.Scales)
        {
            var connectionString = await CopyAsync(postgres.ConnectionString, scale);
            status |= await MeasureAsync(connectionString, PostgresProcess.Of(postgres), scale, options);
            NpgsqlConnection.ClearAllPools();
        }

        return status;
    }

    private static async Task<int> MeasureAsync(string connectionString, PostgresProcess postgres, int scale, BenchmarkOptions options)
    {
        using var service = await ServerProcess.StartServiceAsync(connectionString);
        using var baseline = await ServerProcess.StartBaselineAsync(connectionString);
        var duels = options.Questions.Select(question => new Duel(
            question,
            new Side(service, postgres, new Request(question.ToService(service.Port))),
            new Side(baseline, postgres, new Request(question.ToHandWritten(baseline.Port))))).ToList();
        if (duels.Count(duel => duel.HasEqualAnswers()) < duels.Count
            || (duels.Any(duel => duel.Question.Body is not null) && !await WrittenRows.AreEqualAsync(connectionString, Question.WrittenSlugs)))
        {
            return 1;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nScale {scale}. The answers are equal, byte for byte. Service / hand-written:\n"));
        if (options.Requests > 0)
        {
            Soak.Run(duels, service, baseline, options.Requests);
        }
        else
        {
            await Comparison.RunAsync(duels, connectionString, options);
        }

        return 0;
    }

    /// <summary>A database with the content of another one and fictitious offers, in the state that autovacuum would bring it to.</summary>
    private static async Task<string> CopyAsync(string template, int scale)
    {
        NpgsqlConnection.ClearAllPools(); // a database is copied only while nobody is connected to it
        var settings = new NpgsqlConnectionStringBuilder(template);
        var name = string.Create(CultureInfo.InvariantCulture, $"scale_{scale}");
        await ExecuteAsync(
            new NpgsqlConnectionStringBuilder(template) { Database = "postgres", Pooling = false }.ConnectionString, $"create database {name} template {settings.Database}");
        settings.Database = name;
        await Seeder.SeedScaleAsync(settings.ConnectionString, scale, CancellationToken.None);
        await ExecuteAsync(settings.ConnectionString, "vacuum (analyze)");
        NpgsqlConnection.ClearAllPools();
        return settings.ConnectionString;
    }

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }
}
