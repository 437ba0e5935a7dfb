using System.Data;
using Expect.Persistence.Reading.Execute;
using Npgsql;

namespace Expect.Persistence.Writing;

/// <summary>Where content is written: one transaction for each write. Thread-safe.</summary>
/// <param name="source">Connections whose session is set up by <see cref="WriterSession"/>.</param>
/// <param name="executor">Reads back what was written.</param>
public sealed class ContentStore(NpgsqlDataSource source, StatementExecutor executor) : IAsyncDisposable
{
    // Who writes waits five seconds for a lock: a trial is over by then.
    private const string TrialLimits = "set local lock_timeout = '2s'; set local idle_in_transaction_session_timeout = '4s'; "
        + "select set_config('statement_timeout', least(4000, nullif(setting::int, 0))::text, true) from pg_settings where name = 'statement_timeout'";

    /// <summary>A store with its own pool of writing connections.</summary>
    /// <param name="connectionString">Any login that is a member of the writer role.</param>
    /// <param name="statementTimeout">The longest that a statement may take.</param>
    /// <param name="executor">Reads back what was written.</param>
    public static ContentStore Open(string connectionString, TimeSpan statementTimeout, StatementExecutor executor) =>
        new(WriterSession.Open(connectionString, statementTimeout), executor);

    /// <summary>A store of the owner of the tables, who brings content with its history.</summary>
    /// <param name="connectionString">The owner's login.</param>
    /// <param name="statementTimeout">The longest that a statement may take.</param>
    /// <param name="executor">Reads back what was written.</param>
    public static ContentStore OpenAsOwner(string connectionString, TimeSpan statementTimeout, StatementExecutor executor) =>
        new(WriterSession.OpenAsOwner(connectionString, statementTimeout), executor);

    /// <summary>Begins a transaction. What is not committed leaves no trace.</summary>
    /// <exception cref="WriteFailedException">The database cannot be reached.</exception>
    public Task<WriteTransaction> BeginAsync(WriteOrigin origin, CancellationToken cancellationToken) => BeginAsync(origin, IsolationLevel.ReadCommitted, null, cancellationToken);

    /// <summary>
    /// Begins a transaction that is to be rolled back: it sees one snapshot, waits for others less long than they wait for it,
    /// and is ended by the database when it is left alone.
    /// </summary>
    /// <exception cref="WriteFailedException">The database cannot be reached.</exception>
    public Task<WriteTransaction> BeginTrialAsync(WriteOrigin origin, CancellationToken cancellationToken) => BeginAsync(origin, IsolationLevel.RepeatableRead, TrialLimits, cancellationToken);

    private async Task<WriteTransaction> BeginAsync(WriteOrigin origin, IsolationLevel isolation, string? limits, CancellationToken cancellationToken)
    {
        try
        {
            var connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            var transaction = await connection.BeginTransactionAsync(isolation, cancellationToken).ConfigureAwait(false);
            if (limits is not null)
            {
                await using var set = new NpgsqlCommand(limits, connection);
                await set.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }

            return new WriteTransaction(connection, transaction, executor, origin);
        }
        catch (NpgsqlException exception)
        {
            throw WriteFailedException.Of(exception);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => source.DisposeAsync();
}
