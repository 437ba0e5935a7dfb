using Npgsql;

namespace Expect.Persistence.Writing;

/// <summary>How writes connect: as the writer role, with a bound on every statement and on waiting for locks.</summary>
public static class WriterSession
{
    private const int LockTimeoutMilliseconds = 5_000;

    /// <summary>Opens a pool of writing connections.</summary>
    /// <param name="connectionString">Any login that is a member of the writer role.</param>
    /// <param name="statementTimeout">The longest that a statement may take.</param>
    public static NpgsqlDataSource Open(string connectionString, TimeSpan statementTimeout) => Open(connectionString, statementTimeout, "-c role=expect_writer ");

    /// <summary>Opens a pool of writing connections of the owner of the tables, who brings content with its history.</summary>
    /// <param name="connectionString">The owner's login.</param>
    /// <param name="statementTimeout">The longest that a statement may take.</param>
    public static NpgsqlDataSource OpenAsOwner(string connectionString, TimeSpan statementTimeout) => Open(connectionString, statementTimeout, "");

    private static NpgsqlDataSource Open(string connectionString, TimeSpan statementTimeout, string role)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = "expect-write",
            NoResetOnClose = true,
            MaxAutoPrepare = 200,
            AutoPrepareMinUsages = 3,
            Options = $"{role}-c statement_timeout={(long)statementTimeout.TotalMilliseconds} -c lock_timeout={LockTimeoutMilliseconds} -c jit=off",
        };
        return new NpgsqlDataSourceBuilder(settings.ConnectionString).Build();
    }
}
