using Npgsql;

namespace Expect.Persistence.Hosting;

/// <summary>The database that a command works on: one's own when it is named, else the private cluster of the checkout.</summary>
public sealed class Database : IAsyncDisposable
{
    /// <summary>The setting that names a PostgreSQL of one's own: a connection string or a <c>postgres://</c> URL.</summary>
    public const string Setting = "EXPECT_DATABASE";

    private readonly EmbeddedPostgres? _embedded;

    private Database(string connectionString, EmbeddedPostgres? embedded) => (ConnectionString, _embedded) = (connectionString, embedded);

    /// <summary>A login that may create tables and roles.</summary>
    public string ConnectionString { get; }

    /// <summary>Finds the database, or starts it.</summary>
    /// <exception cref="EmbeddedPostgresException">The private cluster cannot start; the message says what to do.</exception>
    public static async Task<Database> OpenAsync(CancellationToken cancellationToken)
    {
        if (Environment.GetEnvironmentVariable(Setting) is { Length: > 0 } named)
        {
            return new Database(FromSetting(named), null);
        }

        var embedded = await EmbeddedPostgres.StartAsync(EmbeddedPostgresOptions.ForThisCheckout(), cancellationToken).ConfigureAwait(false);
        return new Database(embedded.ConnectionString, embedded);
    }

    /// <summary>A connection string from either form of the setting.</summary>
    public static string FromSetting(string setting)
    {
        if (!Uri.TryCreate(setting, UriKind.Absolute, out var url) || url.Scheme is not ("postgres" or "postgresql"))
        {
            return setting;
        }

        var account = url.UserInfo.Split(':', 2);
        var builder = new NpgsqlConnectionStringBuilder
        {
            Host = url.Host,
            Port = url.IsDefaultPort || url.Port < 0 ? NpgsqlConnectionPort : url.Port,
            Database = Uri.UnescapeDataString(url.AbsolutePath.TrimStart('/')),
            Username = Uri.UnescapeDataString(account[0]),
        };
        if (account.Length == 2)
        {
            builder.Password = Uri.UnescapeDataString(account[1]);
        }

        foreach (var option in url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var pair = option.Split('=', 2);
            builder[Keyword(pair[0])] = Uri.UnescapeDataString(pair.Length == 2 ? pair[1] : "");
        }

        return builder.ConnectionString;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _embedded?.DisposeAsync() ?? ValueTask.CompletedTask;

    private const int NpgsqlConnectionPort = 5432;

    // libpq's names, where Npgsql's differ.
    private static string Keyword(string name) => name switch
    {
        "sslmode" => "SSL Mode",
        "sslrootcert" => "Root Certificate",
        "application_name" => "Application Name",
        "connect_timeout" => "Timeout",
        _ => name,
    };
}
