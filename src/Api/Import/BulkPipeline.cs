using Expect.Persistence.Writing.Bulk;

namespace Expect.Api.Import;

/// <summary>
/// Lets three things happen at a time: while the database writes one chunk of rows, the next is evaluated, and the one after that
/// is parsed.
/// </summary>
internal static class BulkPipeline
{
    /// <summary>Writes all chunks.</summary>
    /// <param name="chunks">The chunks.</param>
    /// <param name="read">Loads what a chunk is about.</param>
    /// <param name="writer">Writes it.</param>
    /// <param name="tally">Counts what comes of it.</param>
    /// <param name="progress">Told how many rows are done; null when nobody wants to know.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static async Task RunAsync<TRows>(
        IAsyncEnumerable<TRows> chunks, Func<TRows, Task<BulkChunk>> read, BulkWriter writer, ImportTally tally, IProgress<int>? progress,
        CancellationToken cancellation)
    {
        await using var source = chunks.GetAsyncEnumerator(cancellation);
        Task<bool> Next() => Task.Run(async () => await source.MoveNextAsync(), cancellation);
        BulkChunk? ready = null;
        var (done, next) = (0, Next());
        try
        {
            while (await next)
            {
                var rows = source.Current;
                next = Next();
                var chunk = await read(rows);
                ready = await EvaluateAsync(writer, chunk, WriteAsync(writer, ready, tally, cancellation), tally);
                progress?.Report(done += chunk.Count);
            }

            await AddAsync(tally, WriteAsync(writer, ready, tally, cancellation));
            ready = null;
        }
        finally
        {
            ready?.Dispose();
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // it may not go on with a source that is gone
        }
    }

    private static async Task<BulkChunk> EvaluateAsync(BulkWriter writer, BulkChunk chunk, Task<BulkResult> writing, ImportTally tally)
    {
        try
        {
            writer.Evaluate(chunk);
        }
        finally
        {
            await AddAsync(tally, writing); // the connection must be free again, whatever comes
        }

        return chunk;
    }

    private static async Task AddAsync(ImportTally tally, Task<BulkResult> writing) => tally.Add(await writing);

    // The database is asked about its rules only as long as there are few problems.
    private static async Task<BulkResult> WriteAsync(BulkWriter writer, BulkChunk? chunk, ImportTally tally, CancellationToken cancellation)
    {
        if (chunk is null)
        {
            return BulkResult.Empty;
        }

        if (!tally.IsFull)
        {
            return await writer.WriteAsync(chunk, cancellation);
        }

        using (chunk)
        {
            return BulkResult.Empty with { Problems = chunk.Problems };
        }
    }
}
