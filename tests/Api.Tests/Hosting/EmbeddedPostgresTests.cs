using System.Diagnostics;
using System.Globalization;
using Expect.Persistence.Hosting;
using Npgsql;
using Xunit;

namespace Expect.Api.Tests.Hosting;

/// <summary>The private cluster's life: it starts, keeps its data, refuses a second owner, and gets over every kind of sudden death.</summary>
public sealed class EmbeddedPostgresTests : IDisposable
{
    private readonly string _clusters = Path.Combine(Path.GetTempPath(), "expect-clusters-" + Guid.NewGuid().ToString("N")[..8]);

    private EmbeddedPostgresOptions Options => new() { CheckoutPath = "/checkouts/expect", ClustersDirectory = _clusters };

    public void Dispose()
    {
        if (Directory.Exists(_clusters))
        {
            Directory.Delete(_clusters, recursive: true);
        }
    }

    [Fact]
    public async Task A_throw_away_cluster_serves_and_leaves_nothing()
    {
        string socket;
        await using (var postgres = await EmbeddedPostgres.StartAsync(EmbeddedPostgresOptions.ForTests(), CancellationToken.None))
        {
            socket = new NpgsqlConnectionStringBuilder(postgres.ConnectionString).Host!;
            Assert.Equal("expect UTF8 C", await ScalarAsync(postgres, "SELECT current_user || ' ' || current_setting('server_encoding') || ' ' || datcollate FROM pg_database WHERE datname = current_database()"));
            Assert.Equal("", await ScalarAsync(postgres, "SHOW listen_addresses"));
            Assert.Equal("off", await ScalarAsync(postgres, "SHOW fsync"));
        }

        Assert.False(Directory.Exists(Path.GetDirectoryName(socket)));
    }

    [Fact]
    public async Task A_durable_cluster_keeps_its_data_and_refuses_a_second_owner_by_name()
    {
        await using (var first = await EmbeddedPostgres.StartAsync(Options, CancellationToken.None))
        {
            await ScalarAsync(first, "CREATE TABLE kept AS SELECT 'Djénine' AS name");
            var refusal = await Assert.ThrowsAsync<EmbeddedPostgresException>(() => EmbeddedPostgres.StartAsync(Options, CancellationToken.None));
            Assert.Contains($"already runs from /checkouts/expect (process {Environment.ProcessId})", refusal.Message, StringComparison.Ordinal);
            Assert.Contains(first.ConnectionString, refusal.Message, StringComparison.Ordinal);
        }

        await using var second = await EmbeddedPostgres.StartAsync(Options, CancellationToken.None);
        Assert.Equal("Djénine", await ScalarAsync(second, "SELECT name FROM kept"));
    }

    [Fact]
    public async Task Two_checkouts_run_side_by_side()
    {
        await using var one = await EmbeddedPostgres.StartAsync(Options, CancellationToken.None);
        await using var other = await EmbeddedPostgres.StartAsync(Options with { CheckoutPath = "/checkouts/other" }, CancellationToken.None);
        Assert.NotEqual(await ScalarAsync(one, "SHOW data_directory"), await ScalarAsync(other, "SHOW data_directory"));
    }

    [Fact]
    public async Task A_cluster_begins_as_a_copy_of_a_stopped_one_and_leaves_that_as_it_is()
    {
        var original = await EmbeddedPostgres.StartAsync(Options, CancellationToken.None);
        await ScalarAsync(original, "CREATE TABLE kept AS SELECT 'Djénine' AS name");
        await original.DisposeAsync();
        await using (var copy = await EmbeddedPostgres.StartAsync(EmbeddedPostgresOptions.ForTests() with { CopyOf = original.DataDirectory }, CancellationToken.None))
        {
            Assert.Equal("Djénine", await ScalarAsync(copy, "SELECT name FROM kept"));
            await ScalarAsync(copy, "DROP TABLE kept");
        }

        await using var again = await EmbeddedPostgres.StartAsync(Options, CancellationToken.None);
        Assert.Equal("Djénine", await ScalarAsync(again, "SELECT name FROM kept"));
    }

    [Fact]
    public async Task An_orphaned_postmaster_does_not_block_the_next_start()
    {
        var killed = await EmbeddedPostgres.StartAsync(Options, CancellationToken.None);
        await ScalarAsync(killed, "CREATE TABLE kept AS SELECT 1 AS one");
        var postmaster = await PostmasterOfAsync(killed);
        // The guardian dies without a chance to stop the postmaster, which lives on.
        Process.GetProcessById(ParentOf(postmaster)).Kill();
        LeaveLockFree();

        await using var next = await EmbeddedPostgres.StartAsync(Options, CancellationToken.None);
        Assert.NotEqual(postmaster, await PostmasterOfAsync(next));
        Assert.Equal("1", await ScalarAsync(next, "SELECT one FROM kept"));
    }

    [Fact]
    public async Task A_killed_postmaster_and_a_reused_process_id_do_not_block_the_next_start()
    {
        var killed = await EmbeddedPostgres.StartAsync(Options, CancellationToken.None);
        await ScalarAsync(killed, "CREATE TABLE kept AS SELECT 1 AS one");
        var data = await ScalarAsync(killed, "SHOW data_directory");
        Process.GetProcessById(await PostmasterOfAsync(killed)).Kill();
        LeaveLockFree();
        await File.WriteAllTextAsync(Path.Combine(data, "postmaster.pid"), $"{Environment.ProcessId}\n{data}\n0\n5432\n/nowhere\n\n0 0\nready\n");
        Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(data)!, "data.unfinished", "base"));

        await using var next = await EmbeddedPostgres.StartAsync(Options, CancellationToken.None);
        Assert.Equal("1", await ScalarAsync(next, "SELECT one FROM kept"));
    }

    [Fact]
    public async Task A_cluster_of_a_missing_version_says_what_to_install()
    {
        await (await EmbeddedPostgres.StartAsync(Options, CancellationToken.None)).DisposeAsync();
        var version = Directory.GetFiles(_clusters, "PG_VERSION", SearchOption.AllDirectories).MinBy(path => path.Length)!;
        await File.WriteAllTextAsync(version, "9\n");
        var refusal = await Assert.ThrowsAsync<EmbeddedPostgresException>(() => EmbeddedPostgres.StartAsync(Options, CancellationToken.None));
        Assert.Contains("apt-get install postgresql-9", refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>Within one process the lock of a "killed" owner lives on; a process's real end would have released it.</summary>
    private void LeaveLockFree()
    {
        NpgsqlConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(_clusters, "lock", SearchOption.AllDirectories))
        {
            File.Delete(file);
        }
    }

    private static async Task<int> PostmasterOfAsync(EmbeddedPostgres postgres)
    {
        var data = await ScalarAsync(postgres, "SHOW data_directory");
        return int.Parse((await File.ReadAllLinesAsync(Path.Combine(data, "postmaster.pid")))[0], CultureInfo.InvariantCulture);
    }

    private static int ParentOf(int process)
    {
        var parent = File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith("PPid:", StringComparison.Ordinal));
        return int.Parse(parent["PPid:".Length..].Trim(), CultureInfo.InvariantCulture);
    }

    private static async Task<string> ScalarAsync(EmbeddedPostgres postgres, string sql)
    {
        await using var connection = new NpgsqlConnection(postgres.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return Convert.ToString(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture)!;
    }
}
