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

    /// <summary>Lets the planner know how much there is of what, after much was written.</summary>
    public static async Task AnalyzeAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand("analyze");
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}
