using Expect.Api.GraphQL.Mutations;
using Expect.Persistence.Import;
using Expect.Persistence.Writing;

namespace Expect.Api.Import.Seeding;

/// <summary>
/// Fills a database with content, by the same way as imports: the programme's own facts, and fictitious content in any amount. What
/// is there already stays as it is, so that a second run changes nothing.
/// </summary>
public static class Seeder
{
    /// <summary>Adds the facts of the programme's own text, and a little more that is public.</summary>
    /// <param name="connectionString">The owner's login; the reference data is there.</param>
    /// <param name="cancellation">Ends the work; nothing of it stays.</param>
    public static Task SeedFactsAsync(string connectionString, CancellationToken cancellation) => SeedAsync(connectionString, "facts", cancellation);

    /// <summary>Adds fictitious content that shows every type in every status, plainly marked by its source.</summary>
    /// <param name="connectionString">The owner's login; the reference data and the facts are there.</param>
    /// <param name="cancellation">Ends the work; nothing of it stays.</param>
    public static async Task SeedFictitiousAsync(string connectionString, CancellationToken cancellation)
    {
        await DemonstrationFiles.NoteAsync(connectionString, cancellation);
        await SeedAsync(connectionString, "fictitious", cancellation);
    }

    /// <summary>Adds fictitious offers, awards, projects and funding, the same for the same scale.</summary>
    /// <param name="connectionString">The owner's login; the reference data and the facts are there.</param>
    /// <param name="scale">How many times 2 000 offers.</param>
    /// <param name="cancellation">Ends the work; nothing of it stays.</param>
    /// <returns>How many items were added.</returns>
    public static async Task<int> SeedScaleAsync(string connectionString, int scale, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(scale, 1);
        var content = new ScaleContent(OfflineImports.Types, await ScaleSources.ReadAsync(connectionString, cancellation), scale);
        return await InTransactionAsync(connectionString, transaction => content.WriteAsync(transaction, cancellation), cancellation);
    }

    private static Task<int> SeedAsync(string connectionString, string folder, CancellationToken cancellation) => InTransactionAsync(
        connectionString,
        async transaction =>
        {
            var added = 0;
            foreach (var file in SeedFile.In(folder))
            {
                var rows = file.Rows(OfflineImports.Types[file.Type], cancellation);
                added += Accepted(file.Type, await OfflineImports.ImportAsync(transaction, file.Type, rows, areRecords: true, null, cancellation));
            }

            return added;
        },
        cancellation);

    private static async Task<int> InTransactionAsync(string connectionString, Func<WriteTransaction, Task<int>> work, CancellationToken cancellation)
    {
        await using var imports = OfflineImports.OpenAsOwner(connectionString);
        var added = await imports.RunAsync(work, static _ => true, cancellation);
        await DatabaseContent.SettleAsync(connectionString, cancellation);
        return added;
    }

    /// <summary>How many items were added; what comes with the application breaks no rule, unless it is at fault itself.</summary>
    internal static int Accepted(string type, ImportOutcome outcome) => outcome.IsAccepted
        ? outcome.Created
        : throw new InvalidOperationException(
            $"{type}: {outcome.ProblemCount} problems, first {string.Join('.', outcome.Problems[0].Path)}: {ProblemMessages.Of(outcome.Problems[0], "en")}");
}
