using System.Runtime.CompilerServices;
using Expect.Api.Import.Formats;
using Expect.Persistence.Writing;
using Expect.Persistence.Writing.Bulk;

namespace Expect.Api.Import;

/// <summary>
/// Imports rows within a transaction: reads them, finds what they name, and writes them by the rules of single writes, a chunk at a
/// time. Whoever called decides whether what was written stays; with problems it must not.
/// </summary>
/// <param name="reader">Reads rows.</param>
internal sealed class ContentImporter(RowReader reader)
{
    private const int MaxRows = 2_000;

    // The first chunks are small, so that the database soon has something to write.
    private const int FirstRows = 125;

    /// <summary>Imports all rows.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="type">The type of the items.</param>
    /// <param name="source">The rows.</param>
    /// <param name="references">Finds what they name.</param>
    /// <param name="patience">How long to wait for others who write the same; null for as long as it takes.</param>
    /// <param name="progress">Told how many rows are done; null when nobody wants to know.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="WriteFailedException">The database could not be reached, or took too long.</exception>
    public async Task<ImportOutcome> ImportAsync(
        WriteTransaction transaction, WritableType type, IAsyncEnumerable<SourceRow> source, RowReferences references, TimeSpan? patience, IProgress<int>? progress,
        CancellationToken cancellation)
    {
        var writer = await transaction.BulkAsync(type, patience, cancellation);
        var tally = new ImportTally();
        await BulkPipeline.RunAsync(
            Chunks(source, cancellation), async chunk => await ReadAsync(transaction, writer, references, chunk, tally, cancellation), writer, tally, progress, cancellation);
        return tally.Finish(await VisibleAsync(transaction, type, references, tally.Problems, cancellation));
    }

    private async IAsyncEnumerable<ImportChunk> Chunks(IAsyncEnumerable<SourceRow> source, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (chunk, size, number) = (new List<ImportRow>(FirstRows), FirstRows, 0);
        await foreach (var row in source.WithCancellation(cancellation))
        {
            chunk.Add(reader.Read(row.IsWhole ? ImportTally.AllRows : number++, row));
            if (chunk.Count == size)
            {
                yield return ImportChunk.Of(chunk);
                size = Math.Min(size * 2, MaxRows);
                chunk = new List<ImportRow>(size);
            }
        }

        yield return ImportChunk.Of(chunk);
    }

    private static async Task<BulkChunk> ReadAsync(
        WriteTransaction transaction, BulkWriter writer, RowReferences references, ImportChunk chunk, ImportTally tally, CancellationToken cancellation)
    {
        foreach (var broken in chunk.Broken)
        {
            tally.Add([.. broken.Input.Problems.Select(problem => new BulkProblem(broken.Number, problem))]);
        }

        await references.ResolveAsync(transaction, chunk.Names, cancellation);
        return await writer.ReadAsync([.. chunk.Rows.Select(row => row.ToBulk())], cancellation);
    }

    // The other holder of a key is named only to a writer who can see it.
    private static async Task<IEnumerable<BulkProblem>> VisibleAsync(
        WriteTransaction transaction, WritableType type, RowReferences references, IReadOnlyList<BulkProblem> problems, CancellationToken cancellation)
    {
        var visible = await references.VisibleAsync(transaction, type.Shown, problems.Select(problem => (problem.Problem as KeyTaken)?.Existing?.Id).OfType<Guid>(), cancellation);
        return problems.Select(problem => problem.Problem is KeyTaken { Existing: { } holder } taken && !visible.Contains(holder.Id)
            ? problem with { Problem = taken with { Existing = null } }
            : problem);
    }
}
