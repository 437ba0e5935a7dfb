using Npgsql;

namespace Expect.Persistence.Reading.Execute;

/// <summary>How the read pipeline connects: as the reader role, in read-only snapshots, with a bound on every statement.</summary>
public static class ReaderSession
{
    /// <summary>How many times as long as one statement all of a request's together may take.</summary>
    public const int StatementsOfRequest = 3;

    // What the server itself ends is not given up before: the client waits a little longer than any statement may take.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    /// <summary>Opens a pool of reading connections.</summary>
    /// <param name="connectionString">Any login that is a member of the reader role.</param>
    /// <param name="statementTimeout">The longest that a statement may take.</param>
    public static NpgsqlDataSource Open(string connectionString, TimeSpan statementTimeout)
    {
        var milliseconds = (long)statementTimeout.TotalMilliseconds;
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = "expect-read",
            CommandTimeout = (int)Math.Ceiling((statementTimeout + Grace).TotalSeconds),
            // Nothing of a session is ever changed after its start, so nothing needs resetting between two requests.
            NoResetOnClose = true,
            Options = "-c role=expect_reader -c default_transaction_isolation=repeatable\\ read "
                + $"-c default_transaction_read_only=on -c statement_timeout={milliseconds} -c jit=off",
        };
        return new NpgsqlDataSourceBuilder(settings.ConnectionString).Build();
    }
}
