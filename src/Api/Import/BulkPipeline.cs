using Expect.Persistence.Writing.Bulk;

namespace Expect.Api.Import;

/// <summary>
/// Lets three things happen at a time: while the database writes one chunk of rows, the next is evaluated, and the one after that
/// is parsed. What is to be known of that one is read behind the chunk that is written: the connection has something to do as long
/// as there are rows.
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
        var next = Next();

        async Task<BulkChunk?> ReadAsync()
        {
            if (!await next)
            {
                return null;
            }

            var rows = source.Current;
            next = Next();
            return await read(rows);
        }

        async Task<BulkChunk?> WriteAndReadAsync(BulkChunk? ready)
        {
            tally.Add(await WriteAsync(writer, ready, tally, cancellation));
            return await ReadAsync();
        }

        BulkChunk? evaluated = null;
        var (done, connection) = (0, ReadAsync());
        try
        {
            while (await connection is { } chunk)
            {
                var evaluating = OnItsOwnThread(() => writer.Evaluate(chunk));
                connection = WriteAndReadAsync(evaluated);
                evaluated = chunk;
                await evaluating;
                progress?.Report(done += chunk.Count);
            }

            tally.Add(await WriteAsync(writer, evaluated, tally, cancellation));
        }
        finally
        {
            // The connection must be free again, whatever comes, and nobody go on with a source that is gone.
            await ((Task)connection).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            evaluated?.Dispose();
            (connection.IsCompletedSuccessfully ? connection.Result : null)?.Dispose();
        }
    }

    // The pool has as many threads as there are processors, at first: rows that are evaluated would keep from it what the connection brings.
    private static Task OnItsOwnThread(Action work) => Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

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
