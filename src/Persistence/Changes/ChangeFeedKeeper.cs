using Npgsql;

namespace Expect.Persistence.Changes;

/// <summary>Keeps the change feed: records what time alone changes, and drops what nobody needs any more. Any number of nodes can do so at once.</summary>
/// <param name="connectionString">A login that owns the tables.</param>
/// <param name="retention">How long an item that was removed stays in the feed.</param>
public sealed class ChangeFeedKeeper(string connectionString, TimeSpan retention) : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = "expect-changes", MaxPoolSize = 1 }.ConnectionString);

    /// <summary>
    /// Records what appeared or disappeared by its schedule, and once an hour drops what nobody needs. Of several nodes that try
    /// at once, one works and the others leave it to that one. Doing it twice does no harm.
    /// </summary>
    /// <param name="cancellationToken">Ends the work; nothing of it stays.</param>
    public async Task KeepAsync(CancellationToken cancellationToken)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        if (await IsTrueAsync(connection, $"select pg_try_advisory_xact_lock({ChangeFeed.LockKeys})", cancellationToken).ConfigureAwait(false))
        {
            await RunAsync(connection, "select renew_change_feed()", cancellationToken).ConfigureAwait(false);
            await RunAsync(connection, "select tick_changes()", cancellationToken).ConfigureAwait(false);
            if (await IsTrueAsync(connection, "select pruned_at < now() - interval '1 hour' from change_feed", cancellationToken).ConfigureAwait(false))
            {
                await PruneAsync(connection, cancellationToken).ConfigureAwait(false);
            }
        }

        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private static async Task<bool> IsTrueAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is true;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 300 };
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task PruneAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await RunAsync(connection, "delete from write_results where at < now() - interval '24 hours'", cancellationToken).ConfigureAwait(false);
        await using var prune = new NpgsqlCommand("select prune_changes($1)", connection) { CommandTimeout = 300 };
        prune.Parameters.Add(new NpgsqlParameter { Value = retention });
        await prune.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}
