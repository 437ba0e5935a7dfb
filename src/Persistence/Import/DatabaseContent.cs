using Npgsql;

namespace Expect.Persistence.Import;

/// <summary>What a database holds as a whole.</summary>
public static class DatabaseContent
{
    /// <summary>Whether the database holds no reference data yet.</summary>
    public static async Task<bool> IsEmptyAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand("select not exists (select 1 from territories)");
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is true;
    }

    /// <summary>Has learnt what much that was written leaves to be learnt, and lets the planner know how much there is of what.</summary>
    /// <param name="connectionString">A login that owns the tables.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <param name="tables">The tables that were written; none for all.</param>
    public static async Task SettleAsync(string connectionString, CancellationToken cancellationToken, params string[] tables)
    {
        await using var learner = new SearchLearner(connectionString);
        await learner.LearnAsync(cancellationToken).ConfigureAwait(false);
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand($"analyze {string.Join(", ", tables)}");
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}
