using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Expect.Persistence.Changes;

/// <summary>
/// The change feed in the database. Writes record themselves by triggers, whose rules follow from the code; what time alone
/// changes is recorded by <see cref="ChangeFeedKeeper"/>.
/// </summary>
public static class ChangeFeed
{
    // Any two numbers that nobody else uses: "EXPE", "feed".
    internal const string LockKeys = "1163415621, 1717921124";

    /// <summary>
    /// Brings the feed's functions and triggers in line with the code's visibility table, and records what is thereby visible
    /// to others than before. When nothing changed it costs one small query.
    /// </summary>
    /// <param name="connectionString">A login that owns the tables.</param>
    /// <param name="cancellationToken">Ends the work; nothing of it stays.</param>
    public static async Task InstallAsync(string connectionString, CancellationToken cancellationToken)
    {
        var build = typeof(ChangeFeed).Module.ModuleVersionId.ToString();
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var installed = source.CreateCommand("select 1 from change_feed where build = $1 and origin = change_origin()");
        installed.Parameters.Add(new NpgsqlParameter { Value = build });
        if (await installed.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is not null)
        {
            return;
        }

        var rules = ChangeRules.Sql(PersistenceServices.BuildCatalog());
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(rules)));
        await using var connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await RunAsync(connection, $"select pg_advisory_xact_lock({LockKeys}); select renew_change_feed()", cancellationToken).ConfigureAwait(false);
        await using var known = new NpgsqlCommand("select rules from change_feed", connection);
        if (await known.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) as string != hash)
        {
            await RunAsync(connection, rules, cancellationToken).ConfigureAwait(false);
            await RunAsync(connection, "select reconcile_changes()", cancellationToken).ConfigureAwait(false);
        }

        await using var note = new NpgsqlCommand("update change_feed set build = $1, rules = $2", connection);
        note.Parameters.Add(new NpgsqlParameter { Value = build });
        note.Parameters.Add(new NpgsqlParameter { Value = hash });
        await note.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}
