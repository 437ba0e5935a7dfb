using System.Globalization;
using Npgsql;

namespace Expect.Persistence.Import;

/// <summary>Fills a database with content: the programme's own facts, and fictitious content in any amount.</summary>
public static class Seeder
{
    /// <summary>Whether the database holds no reference data yet.</summary>
    public static async Task<bool> IsEmptyAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand("select not exists (select 1 from territories)");
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is true;
    }

    /// <summary>Adds the facts of the programme's own text, and a little more that is public. A second run changes nothing.</summary>
    /// <param name="connectionString">A login that may write; the reference data is there.</param>
    /// <param name="cancellationToken">Ends the work; nothing of it stays.</param>
    public static Task SeedFactsAsync(string connectionString, CancellationToken cancellationToken) =>
        RunAsync(connectionString, SqlFile.Read("facts"), cancellationToken);

    /// <summary>Adds fictitious content that shows every type in every status, plainly marked by its source. A second run changes nothing.</summary>
    /// <param name="connectionString">A login that may write; the reference data and the facts are there.</param>
    /// <param name="cancellationToken">Ends the work; nothing of it stays.</param>
    public static Task SeedFictitiousAsync(string connectionString, CancellationToken cancellationToken) =>
        RunAsync(connectionString, SqlFile.Read("fictitious"), cancellationToken);

    /// <summary>Adds fictitious offers, awards, projects and funding, the same for the same scale. A second run changes nothing.</summary>
    /// <param name="connectionString">A login that may write; the reference data and the facts are there.</param>
    /// <param name="scale">How many times 2 000 offers.</param>
    /// <param name="cancellationToken">Ends the work; nothing of it stays.</param>
    /// <returns>How many rows were added.</returns>
    public static Task<int> SeedScaleAsync(string connectionString, int scale, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(scale, 1);
        var sql = SqlFile.Read("scale").Replace("__SCALE__", scale.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        return RunAsync(connectionString, sql, cancellationToken);
    }

    private static async Task<int> RunAsync(string connectionString, string sql, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        var rows = await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        await using var analyze = new NpgsqlCommand("analyze", connection) { CommandTimeout = 0 };
        await analyze.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        return rows;
    }
}
