using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Expect.Api.Import.Seeding;
using Expect.Persistence;
using Expect.Persistence.Hosting;
using Expect.Persistence.Import;

namespace Expect.Api.Cli;

/// <summary>The commands that work on the database: <c>migrate</c>, <c>seed</c>.</summary>
public static class DatabaseCommands
{
    /// <summary><c>migrate</c>: brings the database to the newest schema.</summary>
    public static Command Migrate()
    {
        var command = new Command("migrate", "Brings the database to the newest schema.");
        command.SetAction((_, cancellation) => WithDatabaseAsync(
            async connectionString =>
            {
                var applied = await Migrator.MigrateAsync(connectionString, cancellation);
                Console.WriteLine(applied ? "Migrated to the newest schema." : "The schema is the newest already.");
            },
            cancellation));
        return command;
    }

    /// <summary><c>seed</c>: adds the programme's facts, and fictitious content in any amount.</summary>
    public static Command Seed()
    {
        var scale = new Option<int>("--scale") { Description = "How many times 2 000 fictitious offers to add; none without it." };
        var command = new Command("seed", "Adds the programme's own facts and, on demand, fictitious content.") { scale };
        command.SetAction((arguments, cancellation) => WithDatabaseAsync(
            async connectionString =>
            {
                BulkMemory.Prepare();
                await Seeder.SeedFactsAsync(connectionString, cancellation);
                await Seeder.SeedFictitiousAsync(connectionString, cancellation);
                if (arguments.GetValue(scale) is > 0 and var times)
                {
                    await SeedScaleAsync(connectionString, times, cancellation);
                }
            },
            cancellation));
        return command;
    }

    /// <summary>Imports the open reference data.</summary>
    /// <param name="directory">Where its files are; null for those shipped with the application.</param>
    /// <param name="cancellation">Ends the work.</param>
    internal static Task<int> ImportReferenceDataAsync(string? directory, CancellationToken cancellation) =>
        WithDatabaseAsync(connectionString => ImportAsync(connectionString, directory, cancellation), cancellation);

    /// <summary>Migrates; then imports and seeds, if the database is empty.</summary>
    internal static async Task PrepareAsync(string connectionString, CancellationToken cancellation)
    {
        await Migrator.MigrateAsync(connectionString, cancellation);
        if (await DatabaseContent.IsEmptyAsync(connectionString, cancellation))
        {
            await ImportAsync(connectionString, null, cancellation);
            await Seeder.SeedFactsAsync(connectionString, cancellation);
            await Seeder.SeedFictitiousAsync(connectionString, cancellation);
        }
    }

    private static async Task ImportAsync(string connectionString, string? directory, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var summaries = await new ReferenceDataImporter(directory).ImportAsync(connectionString, new ConsoleProgress(), cancellation);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"Imported {summaries.Sum(summary => summary.Read)} rows in {clock.Elapsed.TotalSeconds:0.0} s."));
    }

    private static async Task SeedScaleAsync(string connectionString, int times, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var rows = await Seeder.SeedScaleAsync(connectionString, times, cancellation);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"Added {rows} rows in {clock.Elapsed.TotalSeconds:0.0} s, {rows / clock.Elapsed.TotalSeconds:0} rows/s."));
    }

    private static async Task<int> WithDatabaseAsync(Func<string, Task> work, CancellationToken cancellation)
    {
        await using var database = await Database.OpenAsync(cancellation);
        await work(database.ConnectionString);
        return 0;
    }

    private sealed class ConsoleProgress : IProgress<ImportSummary>
    {
        public void Report(ImportSummary value) => Console.WriteLine(value);
    }
}
