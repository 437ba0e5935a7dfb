using Expect.Api.Tests.Infrastructure;
using Expect.Persistence.Reading.Execute;
using Npgsql;

namespace Expect.Api.Tests.Reading;

/// <summary>What the reader's session guarantees.</summary>
[Collection(ServiceCollectionDefinition.Name)]
public sealed class SnapshotTests(ServiceFixture service)
{
    private const long Gate = 4711;

    [Fact]
    public async Task All_statements_of_a_batch_see_one_snapshot()
    {
        await using var reading = ReaderSession.Open(service.ConnectionString, TimeSpan.FromSeconds(30));
        await using var owner = NpgsqlDataSource.Create(service.ConnectionString);
        await using var gate = await owner.OpenConnectionAsync();
        await ExecuteAsync(gate, $"select pg_advisory_lock({Gate})");
        var counting = CountTwiceAsync(reading);
        await WaitForReaderAsync(owner);
        await ExecuteAsync(gate, "insert into sources (id, title) values (gen_random_uuid(), 'between two statements')");
        await ExecuteAsync(gate, $"select pg_advisory_unlock({Gate})");

        var (before, after) = await counting;

        await ExecuteAsync(gate, "delete from sources where title = 'between two statements'");
        Assert.Equal(before, after);
    }

    [Theory]
    [InlineData("show transaction_isolation", "repeatable read")]
    [InlineData("show transaction_read_only", "on")]
    [InlineData("select current_user::text", "expect_reader")]
    public async Task The_session_reads_as_the_reader_only(string sql, string expected)
    {
        await using var reading = ReaderSession.Open(service.ConnectionString, TimeSpan.FromSeconds(30));
        await using var command = reading.CreateCommand(sql);
        Assert.Equal(expected, await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task Hashes_of_tokens_are_out_of_the_readers_reach()
    {
        await using var reading = ReaderSession.Open(service.ConnectionString, TimeSpan.FromSeconds(30));
        await using var command = reading.CreateCommand("select count(hash) from api_tokens");
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteScalarAsync());
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
    }

    [Fact]
    public async Task A_server_that_closed_its_connections_is_asked_once_more()
    {
        const string Query = "{ countries(first: 1) { totalCount } }";
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => service.DataAsync(Query)));
        await service.ScalarAsync("select count(pg_terminate_backend(pid)) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => service.DataAsync(Query)));
    }

    private static async Task<(long Before, long After)> CountTwiceAsync(NpgsqlDataSource reading)
    {
        await using var connection = await reading.OpenConnectionAsync();
        await using var batch = connection.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand("select count(*) from sources"));
        batch.BatchCommands.Add(new NpgsqlBatchCommand($"select pg_advisory_xact_lock({Gate})"));
        batch.BatchCommands.Add(new NpgsqlBatchCommand("select count(*) from sources"));
        await using var reader = await batch.ExecuteReaderAsync();
        await reader.ReadAsync();
        var before = reader.GetInt64(0);
        await reader.NextResultAsync();
        await reader.NextResultAsync();
        await reader.ReadAsync();
        return (before, reader.GetInt64(0));
    }

    private static async Task WaitForReaderAsync(NpgsqlDataSource owner)
    {
        await using var waiting = owner.CreateCommand(
            "select exists (select 1 from pg_locks where locktype = 'advisory' and not granted)");
        while (await waiting.ExecuteScalarAsync() is not true)
        {
            await Task.Yield();
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
