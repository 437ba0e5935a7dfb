using System.Buffers;
using System.Collections.Concurrent;
using System.Data;
using System.Diagnostics;
using Expect.Persistence.Reading.Shape;
using Expect.Persistence.Writing;
using Npgsql;

namespace Expect.Persistence.Reading.Execute;

/// <summary>
/// Runs compiled reads, over <see cref="StatementBatch"/>: the only stage of the read pipeline that does I/O.
/// All statements of an operation go out in one round trip and see one snapshot: without a Sync between them they are
/// one implicit transaction, which the reader's session opens as REPEATABLE READ, READ ONLY. A match of offers, whose scores decide
/// what is read, and the moves of items, which are judged by the domain, take more round trips, in one transaction.
/// </summary>
/// <param name="source">Connections whose session is set up by <see cref="ReaderSession"/>.</param>
/// <param name="judge">Judges the moves of items; null when no plan asks for them.</param>
public sealed class StatementExecutor(NpgsqlDataSource source, MoveJudge? judge = null) : IDisposable
{
    private const string InvalidCachedPlan = "0A000";

    // What the functions that check cursors raise.
    private const string ExpiredCursor = "EC001";

    private readonly ConcurrentBag<ReadBuffers> _buffers = [];
    private readonly PlanTrials _trials = new(TimeProvider.System);
    private bool _ownsSource;

    /// <summary>The longest that all statements of a request together may take; as long as they need when it is not set.</summary>
    public TimeSpan RequestTimeout { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>An executor with its own pool of reading connections.</summary>
    /// <param name="connectionString">Any login that is a member of the reader role.</param>
    /// <param name="statementTimeout">The longest that a statement may take; those of a request together <see cref="ReaderSession.StatementsOfRequest"/> times as long.</param>
    /// <param name="judge">Judges the moves of items; null when no plan asks for them.</param>
    public static StatementExecutor Open(string connectionString, TimeSpan statementTimeout, MoveJudge? judge = null) => new(ReaderSession.Open(connectionString, statementTimeout), judge)
    {
        _ownsSource = true,
        RequestTimeout = ReaderSession.StatementsOfRequest * statementTimeout,
    };

    /// <summary>Runs an operation and appends the value of <c>data</c>.</summary>
    /// <param name="read">The operation.</param>
    /// <param name="values">One value for each slot of the plan.</param>
    /// <param name="output">Where the JSON goes, complete or not at all.</param>
    /// <param name="explanations">Where the explanations of its statements go; null when nobody wants them.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="ReadFailedException">The database could not be reached, or took too long.</exception>
    public async Task ExecuteAsync(
        CompiledRead read, IReadOnlyList<object?> values, IBufferWriter<byte> output, List<StatementExplanation>? explanations, CancellationToken cancellationToken)
    {
        var buffers = _buffers.TryTake(out var pooled) ? pooled : new ReadBuffers();
        try
        {
            if (!read.Statements.IsEmpty || !read.Matches.IsEmpty)
            {
                await RunAsync(read, values, buffers, explanations, cancellationToken).ConfigureAwait(false);
            }

            buffers.WriteData(read.Roots, values, output);
        }
        finally
        {
            _buffers.Add(buffers);
        }
    }

    /// <summary>Runs an operation on a connection that is in use, within its transaction, and appends the value of <c>data</c>.</summary>
    internal async Task ExecuteWithinAsync(
        NpgsqlConnection connection, CompiledRead read, IReadOnlyList<object?> values, IBufferWriter<byte> output, List<StatementExplanation>? explanations,
        CancellationToken cancellationToken)
    {
        var buffers = _buffers.TryTake(out var pooled) ? pooled : new ReadBuffers();
        try
        {
            if (!read.Statements.IsEmpty || !read.Matches.IsEmpty)
            {
                var filled = read.Matches.IsEmpty ? values : await MatchAsync(connection, read, values, buffers, cancellationToken).ConfigureAwait(false);
                await StatementBatch.RunAsync(connection, read, filled, PlanChoice.ForValues, buffers, explanations, cancellationToken).ConfigureAwait(false);
                await FillAsync(connection, buffers, cancellationToken).ConfigureAwait(false);
            }

            buffers.WriteData(read.Roots, values, output);
        }
        finally
        {
            _buffers.Add(buffers);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        while (_buffers.TryTake(out var buffers))
        {
            buffers.Dispose();
        }

        if (_ownsSource)
        {
            source.Dispose();
        }
    }

    private async Task RunAsync(CompiledRead read, IReadOnlyList<object?> values, ReadBuffers buffers, List<StatementExplanation>? explanations, CancellationToken cancellationToken)
    {
        // One statement is bounded by the server.
        using var deadline = read.Statements.Length > 1 || !read.Matches.IsEmpty ? CancellationTokenSource.CreateLinkedTokenSource(cancellationToken) : null;
        deadline?.CancelAfter(RequestTimeout);
        var end = deadline?.Token ?? cancellationToken;
        try
        {
            try
            {
                await RunOnceAsync(read, values, buffers, explanations, end).ConfigureAwait(false);
            }
            catch (NpgsqlException exception) when (IsWorthAnotherTry(exception))
            {
                if (exception.SqlState != InvalidCachedPlan)
                {
                    source.Clear(); // the others in the pool are as dead
                }

                await RunOnceAsync(read, values, buffers, explanations, end).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (FailureOf(exception, cancellationToken) is { } failure)
        {
            throw failure;
        }
    }

    /// <summary>Runs a read and tells what its failures mean.</summary>
    /// <exception cref="ReadFailedException">The database could not be reached, or took too long.</exception>
    internal static async Task GuardAsync(Func<Task> read, CancellationToken cancellationToken)
    {
        try
        {
            await read().ConfigureAwait(false);
        }
        catch (Exception exception) when (FailureOf(exception, cancellationToken) is { } failure)
        {
            throw failure;
        }
    }

    // Null when it is no failure of the database. Who cancels is told so, whatever the database says about it.
    private static Exception? FailureOf(Exception exception, CancellationToken cancellationToken) => exception switch
    {
        OperationCanceledException when !cancellationToken.IsCancellationRequested => new ReadFailedException(ReadFailure.Timeout, exception),
        PostgresException { SqlState: PostgresErrorCodes.QueryCanceled } => cancellationToken.IsCancellationRequested
            ? new OperationCanceledException(cancellationToken)
            : new ReadFailedException(ReadFailure.Timeout, exception),
        PostgresException { SqlState: ExpiredCursor } => new ReadFailedException(ReadFailure.CursorExpired, exception),
        NpgsqlException error when IsUnavailable(error) => new ReadFailedException(ReadFailure.Unavailable, exception),
        _ => null,
    };

    private async Task RunOnceAsync(CompiledRead read, IReadOnlyList<object?> values, ReadBuffers buffers, List<StatementExplanation>? explanations, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (read.Matches.IsEmpty && !read.HasHoles)
            {
                // A method that awaits costs most where the least is to be done: the shortest reads go straight to the batch.
                await (read.IsTried && explanations is null
                    ? TryAsync(connection, read, values, buffers, cancellationToken)
                    : StatementBatch.RunAsync(connection, read, values, PlanChoice.ForValues, buffers, explanations, cancellationToken)).ConfigureAwait(false);
                return;
            }

            await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken).ConfigureAwait(false);
            var filled = await MatchAsync(connection, read, values, buffers, cancellationToken).ConfigureAwait(false);
            await StatementBatch.RunAsync(connection, read, filled, PlanChoice.ForValues, buffers, explanations, cancellationToken).ConfigureAwait(false);
            await FillAsync(connection, buffers, cancellationToken).ConfigureAwait(false);
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException exception) when (exception.SqlState == InvalidCachedPlan)
        {
            connection.UnprepareAll();
            throw;
        }
    }

    private async Task TryAsync(NpgsqlConnection connection, CompiledRead read, IReadOnlyList<object?> values, ReadBuffers buffers, CancellationToken cancellationToken)
    {
        var trial = _trials.Of(read, values);
        var choice = trial.Next();
        try
        {
            await RunTimedAsync(choice).ConfigureAwait(false);
        }
        catch (PostgresException exception) when (choice.Limit is not null && exception.SqlState == PostgresErrorCodes.QueryCanceled && !cancellationToken.IsCancellationRequested)
        {
            trial.BreakOff();
            await RunTimedAsync(PlanChoice.ForValues).ConfigureAwait(false);
        }

        async Task RunTimedAsync(PlanChoice chosen)
        {
            var started = Stopwatch.GetTimestamp();
            await StatementBatch.RunAsync(connection, read, values, chosen, buffers, null, cancellationToken).ConfigureAwait(false);
            trial.Note(chosen, Stopwatch.GetElapsedTime(started));
        }
    }

    // A migration changed a table under a prepared statement; or the server closed the connection while it lay in the pool,
    // as every server does when it restarts. A read changes nothing, so it can be asked again.
    private static bool IsWorthAnotherTry(NpgsqlException exception) =>
        exception.SqlState == InvalidCachedPlan || IsUnavailable(exception);

    private async Task FillAsync(NpgsqlConnection connection, ReadBuffers buffers, CancellationToken cancellationToken)
    {
        if (buffers.Holes.Places.Count == 0)
        {
            return;
        }

        var known = judge ?? throw new InvalidOperationException("A plan asks for moves, but nobody judges them.");
        var places = buffers.Holes.Places;
        var moves = await known.JudgeAsync(connection, places.Select(place => (place.Cell.Type, place.Item)), cancellationToken).ConfigureAwait(false);
        buffers.Filling = TransitionsWriter.WriteAll(known, places, moves);
    }

    private static async Task<object?[]> MatchAsync(
        NpgsqlConnection connection, CompiledRead read, IReadOnlyList<object?> values, ReadBuffers buffers, CancellationToken cancellationToken)
    {
        object?[] filled = [.. values];
        var matchers = read.Matches.Select(match => new OfferMatcher(match, filled)).ToList();
        await StatementBatch.ReadFactsAsync(connection, [.. matchers.SelectMany(matcher => matcher.Lookups)], filled, cancellationToken).ConfigureAwait(false);
        matchers.ForEach(matcher => matcher.Locate());
        await StatementBatch.ReadFactsAsync(connection, [.. matchers.Select(matcher => matcher.Candidates)], filled, cancellationToken).ConfigureAwait(false);
        buffers.Matches = [.. matchers.Select(matcher => matcher.Rank())];
        return filled;
    }

    private static bool IsUnavailable(NpgsqlException exception) => exception switch
    {
        PostgresException error => error.SqlState.StartsWith("08", StringComparison.Ordinal)
            || error.SqlState.StartsWith("57P", StringComparison.Ordinal)
            || error.SqlState.StartsWith("53", StringComparison.Ordinal),
        _ => true,
    };
}
