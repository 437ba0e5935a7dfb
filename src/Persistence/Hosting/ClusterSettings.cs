namespace Expect.Persistence.Hosting;

/// <summary>
/// The cluster's settings, given on the command line so that a newer release changes those of an existing cluster.
/// Sized for a content API on a small machine: mostly short reads, one data set that fits into memory.
/// </summary>
internal static class ClusterSettings
{
    /// <summary>The settings as arguments of <c>postgres</c>.</summary>
    public static IEnumerable<string> Arguments(ClusterLayout layout) =>
        For(layout).SelectMany(setting => new[] { "-c", $"{setting.Name}={setting.Value}" });

    private static IEnumerable<(string Name, string Value)> For(ClusterLayout layout) =>
    [
        ("listen_addresses", ""),
        ("unix_socket_directories", layout.SocketDirectory),
        ("unix_socket_permissions", "0700"),
        ("cluster_name", layout.ClusterName),
        ("max_connections", "300"),
        ("shared_buffers", "256MB"),
        ("effective_cache_size", "1GB"),
        ("work_mem", "16MB"),
        ("maintenance_work_mem", "128MB"),
        ("random_page_cost", "1.1"),
        ("jit", "off"),
        ("timezone", "UTC"),
        ("log_timezone", "UTC"),
        ("log_line_prefix", "%m [%p] "),
        .. layout.ThrowAway ? Forgetful : Durable,
    ];

    private static (string, string)[] Durable =>
    [
        ("max_wal_size", "2GB"),
        ("checkpoint_timeout", "15min"),
        ("wal_compression", "on"),
    ];

    private static (string, string)[] Forgetful =>
    [
        ("fsync", "off"),
        ("full_page_writes", "off"),
        ("synchronous_commit", "off"),
        ("wal_level", "minimal"),
        ("max_wal_senders", "0"),
    ];
}
