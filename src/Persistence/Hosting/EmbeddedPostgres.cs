using Npgsql;

namespace Expect.Persistence.Hosting;

/// <summary>
/// A private PostgreSQL cluster that lives as long as this object: reachable by its unix socket only, run by an unprivileged
/// account, stopped with the process that started it, however that one ends. Thread-safe.
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    internal const string Superuser = "expect";
    internal const string Database = "expect";

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(10);

    private readonly ClusterLock? _lock;
    private readonly ClusterLayout _layout;
    private readonly ClusterProcess _process;
    private int _disposed;

    private EmbeddedPostgres(ClusterLock? ownership, ClusterLayout layout, ClusterProcess process)
    {
        _lock = ownership;
        _layout = layout;
        _process = process;
    }

    /// <summary>Npgsql connection string of the superuser <c>expect</c> on the database <c>expect</c>.</summary>
    public string ConnectionString => _layout.ConnectionString(Database);

    /// <summary>The cluster's data directory; not to be touched while it runs.</summary>
    public string DataDirectory => _layout.DataDirectory;

    /// <summary>
    /// Starts the cluster, creating it on first use and repairing what a crash left. Completes when it accepts connections.
    /// </summary>
    /// <exception cref="EmbeddedPostgresException">PostgreSQL is missing, runs already for this checkout, or did not start.</exception>
    public static async Task<EmbeddedPostgres> StartAsync(EmbeddedPostgresOptions options, CancellationToken cancellation)
    {
        var account = ServiceAccount.ForThisProcess();
        var layout = ClusterLayout.For(options);
        ClusterLock? ownership = null;
        ClusterProcess? process = null;
        try
        {
            layout.CreateDirectories();
            ownership = options.ThrowAway ? null : ClusterLock.Acquire(layout);
            await account.OwnAsync(layout.OwnedDirectories, cancellation);
            await LeftoverProcesses.StopAsync(layout, cancellation);
            layout.RemoveStaleFiles();
            var binaries = await ClusterInitializer.EnsureAsync(layout, account, options.CopyOf, cancellation);
            process = ClusterProcess.Start(layout, account, binaries);
            await WaitUntilReadyAsync(layout, process, options.StartTimeout, cancellation);
            await EnsureDatabaseAsync(layout, cancellation);
            return new EmbeddedPostgres(ownership, layout, process);
        }
        catch
        {
            if (process is not null)
            {
                await process.DisposeAsync();
            }

            layout.RemoveTemporaryDirectories();
            ownership?.Dispose();
            throw;
        }
    }

    /// <summary>Ends the sessions, stops the cluster with a checkpoint, and removes it when it is a throw-away.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        await _process.DisposeAsync();
        await LeftoverProcesses.StopAsync(_layout, CancellationToken.None);
        _layout.RemoveTemporaryDirectories();
        _lock?.Dispose();
    }

    /// <summary>
    /// The postmaster writes its state into its pid file: reading that is cheaper and quieter than connections that fail.
    /// </summary>
    private static async Task WaitUntilReadyAsync(ClusterLayout layout, ClusterProcess process, TimeSpan timeout, CancellationToken cancellation)
    {
        var deadline = DateTime.UtcNow + timeout;
        while (!layout.PostmasterSaysReady())
        {
            if (process.HasExited)
            {
                throw new EmbeddedPostgresException($"PostgreSQL stopped while starting. Its log ({layout.LogFile}) ends with:\n{layout.LogTail()}");
            }

            if (DateTime.UtcNow > deadline)
            {
                throw new EmbeddedPostgresException(
                    $"PostgreSQL did not get ready within {timeout.TotalSeconds:0} s. Its log ({layout.LogFile}) ends with:\n{layout.LogTail()}");
            }

            await Task.Delay(Poll, cancellation);
        }
    }

    private static async Task EnsureDatabaseAsync(ClusterLayout layout, CancellationToken cancellation)
    {
        try
        {
            await using var connection = new NpgsqlConnection(layout.ConnectionString(Database, pooling: false));
            await connection.OpenAsync(cancellation);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            await using var connection = new NpgsqlConnection(layout.ConnectionString("postgres", pooling: false));
            await connection.OpenAsync(cancellation);
            await using var command = new NpgsqlCommand("CREATE DATABASE expect", connection);
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }
}
