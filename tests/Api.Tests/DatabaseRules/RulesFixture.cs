using Expect.Persistence;
using Expect.Persistence.Hosting;
using Npgsql;

namespace Expect.Api.Tests.DatabaseRules;

/// <summary>
/// A private PostgreSQL with the schema and a handful of rows (<see cref="RulesContent"/>, <see cref="WideRulesContent"/>), for tests that try to break the
/// database's rules by SQL. Each attempt is a transaction that is rolled back, so that tests do not see each other.
/// </summary>
public sealed class RulesFixture : IAsyncLifetime
{
    private const string Template = "rules_template";

    private EmbeddedPostgres? _postgres;

    /// <summary>Connections of the login that owns the database.</summary>
    public NpgsqlDataSource Database { get; private set; } = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        _postgres = await EmbeddedPostgres.StartAsync(EmbeddedPostgresOptions.ForTests(), CancellationToken.None);
        await Migrator.MigrateAsync(_postgres.ConnectionString, CancellationToken.None);
        await using (var filler = NpgsqlDataSource.Create(_postgres.ConnectionString))
        await using (var content = filler.CreateCommand(RulesContent.Sql + WideRulesContent.Sql))
        {
            await content.ExecuteNonQueryAsync();
        }

        // A database is copied only while nobody is connected to it: nobody ever connects to the template.
        NpgsqlConnection.ClearAllPools();
        await CopyAsync(new NpgsqlConnectionStringBuilder(_postgres.ConnectionString).Database!, Template);
        Database = NpgsqlDataSource.Create(_postgres.ConnectionString);
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (Database is not null)
        {
            await Database.DisposeAsync();
        }

        if (_postgres is not null)
        {
            NpgsqlConnection.ClearAllPools();
            await _postgres.DisposeAsync();
        }
    }

    /// <summary>Waits until the server itself says that a session waits for another one's lock.</summary>
    public static async Task WaitsAsync(NpgsqlDataSource database, int session, Task statement)
    {
        await using var waits = database.CreateCommand($"select cardinality(pg_blocking_pids({session})) > 0");
        while (await waits.ExecuteScalarAsync() is not true)
        {
            Assert.False(statement.IsCompleted, "The second writer did not wait for the first.");
        }
    }

    /// <summary>Asserts that the statements break a rule, at the latest at the end of their transaction.</summary>
    /// <param name="sql">The statements.</param>
    /// <param name="constraint">Name of the rule.</param>
    /// <param name="state">The SQLSTATE.</param>
    public async Task RefusesAsync(string sql, string constraint, string state = PostgresErrorCodes.CheckViolation)
    {
        var error = await Assert.ThrowsAsync<PostgresException>(() => TryAsync(sql));
        Assert.Equal((constraint, state), (error.ConstraintName, error.SqlState));
    }

    /// <summary>Asserts that the statements break no rule.</summary>
    public Task AcceptsAsync(string sql) => TryAsync(sql);

    /// <summary>The value of a query after the statements, which are rolled back.</summary>
    public async Task<object?> ValueAfterAsync(string sql, string query)
    {
        await using var connection = await Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var change = new NpgsqlCommand(sql, connection, transaction);
        await change.ExecuteNonQueryAsync();
        await using var value = new NpgsqlCommand(query, connection, transaction);
        return await value.ExecuteScalarAsync();
    }

    /// <summary>A new database with the same rows, for tests that commit.</summary>
    public async Task<NpgsqlDataSource> CopyAsync()
    {
        var name = "copy_" + Guid.NewGuid().ToString("N");
        await CopyAsync(Template, name);
        return NpgsqlDataSource.Create(Connection(name));
    }

    private async Task CopyAsync(string from, string to)
    {
        await using var maintenance = NpgsqlDataSource.Create(Connection("postgres"));
        await using var copy = maintenance.CreateCommand($"create database \"{to}\" template \"{from}\" strategy file_copy");
        await copy.ExecuteNonQueryAsync();
    }

    private string Connection(string database) =>
        new NpgsqlConnectionStringBuilder(_postgres!.ConnectionString) { Database = database, Pooling = false }.ConnectionString;

    private Task TryAsync(string sql) => ValueAfterAsync(sql, "set constraints all immediate");
}

/// <summary>The tests that share one database with a handful of rows.</summary>
[CollectionDefinition(Name)]
public sealed class RulesCollectionDefinition : ICollectionFixture<RulesFixture>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "database rules";
}
