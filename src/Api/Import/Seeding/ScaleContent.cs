using System.Collections.Immutable;
using Expect.Persistence.Import;
using Expect.Persistence.Writing;
using Expect.Persistence.Writing.Bulk;

namespace Expect.Api.Import.Seeding;

/// <summary>
/// Fictitious content in any amount, the same each time: so many times 2 000 offers with what hangs on them. Territories and themes
/// are skewed, as in life: a few make many offers, most make none.
/// </summary>
internal sealed class ScaleContent(WritableTypes types, ScaleSources sources, int scale)
{
    private const int ChunkSize = 2_000;

    /// <summary>Writes all of it, and says how many items are new.</summary>
    public async Task<int> WriteAsync(WriteTransaction transaction, CancellationToken cancellation)
    {
        var labels = new ScaleLabels(types, sources, scale);
        var projects = new ScaleProjects(types, sources, scale);
        (string Type, IEnumerable<BulkRow> Rows)[] content =
        [
            ("Source", [Source()]),
            ("ExpertiseOffer", new ScaleOffers(types, sources, scale).Rows()),
            ("CommitteeSession", labels.Sessions()),
            ("LabelAward", labels.Awards()),
            ("Project", projects.Projects()),
            ("FundingApplication", projects.Applications()),
            ("Funding", projects.Fundings()),
        ];
        var added = 0;
        foreach (var (type, rows) in content)
        {
            added += Seeder.Accepted(type, await WriteAsync(transaction, types[type], rows, cancellation));
        }

        return added;
    }

    private static async Task<ImportOutcome> WriteAsync(WriteTransaction transaction, WritableType type, IEnumerable<BulkRow> rows, CancellationToken cancellation)
    {
        var writer = await transaction.BulkAsync(type, null, cancellation);
        var tally = new ImportTally();
        await BulkPipeline.RunAsync(rows.Chunk(ChunkSize).ToAsyncEnumerable(), chunk => writer.ReadAsync(chunk, cancellation), writer, tally, null, cancellation);
        return tally.Finish(tally.Problems);
    }

    private BulkRow Source() => new RecordRows(types["Source"]).Row(
        ScaleKeys.Source, null, ScaleKeys.Nothing, ("title", "Données fictives de démonstration"), ("publisher", "Expect"), ("licence", "MIT"));
}
