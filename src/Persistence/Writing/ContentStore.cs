using Microsoft.EntityFrameworkCore;
using Npgsql;
using Expect.Persistence.Reading.Execute;

namespace Expect.Persistence.Writing;

/// <summary>Where content is written: one transaction for each write. Thread-safe.</summary>
/// <param name="source">Connections whose session is set up by <see cref="WriterSession"/>.</param>
/// <param name="executor">Reads back what was written.</param>
public sealed class ContentStore(NpgsqlDataSource source, StatementExecutor executor) : IAsyncDisposable
{
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
    public async Task<WriteTransaction> BeginAsync(WriteOrigin origin, CancellationToken cancellationToken)
    {
        try
        {
            var connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
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
