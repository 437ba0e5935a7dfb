namespace Expect.Persistence.Hosting;

/// <summary>What kind of private PostgreSQL cluster to start, and where.</summary>
public sealed record EmbeddedPostgresOptions
{
    /// <summary>
    /// Absolute path of the checkout (or installation) that owns the cluster; two paths have two clusters.
    /// Ignored by a throw-away cluster.
    /// </summary>
    public required string CheckoutPath { get; init; }

    /// <summary>
    /// True: an empty cluster in a temporary directory that survives neither the process nor a crash (no fsync), for tests.
    /// False, the default: the checkout's durable cluster.
    /// </summary>
    public bool ThrowAway { get; init; }

    /// <summary>
    /// Directory that holds the clusters of all checkouts; null, the default, means <c>/var/lib/expect</c> for root, else
    /// <c>$XDG_DATA_HOME/expect</c> or <c>~/.local/share/expect</c>.
    /// </summary>
    public string? ClustersDirectory { get; init; }

    /// <summary>
    /// Data directory of a stopped cluster to begin with a copy of, when this one has none yet; null, the default, for an empty
    /// cluster.
    /// </summary>
    public string? CopyOf { get; init; }

    /// <summary>How long a start may take, recovery after a crash included. One minute by default.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The durable cluster of the checkout that contains the running application.</summary>
    public static EmbeddedPostgresOptions ForThisCheckout() => new() { CheckoutPath = FindCheckout(AppContext.BaseDirectory) };

    /// <summary>A throw-away cluster for tests.</summary>
    public static EmbeddedPostgresOptions ForTests() => new() { CheckoutPath = AppContext.BaseDirectory, ThrowAway = true };

    /// <summary>The nearest directory above <paramref name="start"/> with the solution in it; a published application is its own.</summary>
    private static string FindCheckout(string start)
    {
        for (var directory = new DirectoryInfo(start); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "Expect.slnx")))
            {
                return directory.FullName;
            }
        }

        return start;
    }
}
