using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Expect.Persistence.Hosting;

/// <summary>Where the parts of one cluster are on disk.</summary>
internal sealed class ClusterLayout
{
    /// <summary>A unix socket's path must fit into 107 bytes, the socket's own name included.</summary>
    private const int LongestSocketDirectory = 90;

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private const UnixFileMode Traversable =
        OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private ClusterLayout(string root, bool throwAway, string checkoutPath)
    {
        Root = root;
        ThrowAway = throwAway;
        CheckoutPath = checkoutPath;
        var socket = Path.Combine(root, "socket");
        HasTemporarySocket = Encoding.UTF8.GetByteCount(socket) > LongestSocketDirectory;
        SocketDirectory = HasTemporarySocket ? Directory.CreateTempSubdirectory("expect-").FullName : socket;
    }

    /// <summary>The cluster's own directory, closed to other accounts: who cannot enter it cannot connect.</summary>
    public string Root { get; }

    /// <summary>The checkout that the cluster belongs to.</summary>
    public string CheckoutPath { get; }

    /// <summary>True when the whole cluster is temporary.</summary>
    public bool ThrowAway { get; }

    /// <summary>PostgreSQL's data directory.</summary>
    public string DataDirectory => Path.Combine(Root, "data");

    /// <summary>Where a cluster is created, so that an interrupted creation never looks like a cluster.</summary>
    public string UnfinishedDataDirectory => Path.Combine(Root, "data.unfinished");

    /// <summary>Directory of the unix socket.</summary>
    public string SocketDirectory { get; }

    /// <summary>Locked as long as a process owns the cluster.</summary>
    public string LockFile => Path.Combine(Root, "lock");

    /// <summary>The owner's process id and connection string, a line each, for messages; meaningful only while the lock is held.</summary>
    public string OwnerFile => Path.Combine(Root, "owner");

    /// <summary>What PostgreSQL reported since the last start.</summary>
    public string LogFile => Path.Combine(Root, "log", "postgresql.log");

    /// <summary>Appears in the titles of all of the cluster's processes.</summary>
    public string ClusterName => "expect-" + Hash(Root, 8);

    /// <summary>Directories that must belong to the account that runs PostgreSQL.</summary>
    public IReadOnlyList<string> OwnedDirectories => [Root, Path.GetDirectoryName(LogFile)!, SocketDirectory];

    private bool HasTemporarySocket { get; }

    private string PostmasterFile => Path.Combine(DataDirectory, "postmaster.pid");

    /// <summary>The layout that <paramref name="options"/> ask for.</summary>
    public static ClusterLayout For(EmbeddedPostgresOptions options)
    {
        var root = options.ThrowAway ? Directory.CreateTempSubdirectory("expect-").FullName : RootOf(options);
        return new ClusterLayout(root, options.ThrowAway, CheckoutOf(options));
    }

    /// <summary>The directory of a durable cluster.</summary>
    public static string RootOf(EmbeddedPostgresOptions options) =>
        Path.Combine(options.ClustersDirectory ?? DefaultClustersDirectory(), Hash(CheckoutOf(options), 12));

    /// <summary>Creates the directories that are missing; the parent of the clusters can be entered by any account.</summary>
    public void CreateDirectories()
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new EmbeddedPostgresException("The embedded database runs on Linux only: set EXPECT_DATABASE to a PostgreSQL of your own.");
        }

        var clusters = Path.GetDirectoryName(Root)!;
        if (!Directory.Exists(clusters))
        {
            Directory.CreateDirectory(clusters);
            File.SetUnixFileMode(clusters, Traversable);
        }

        foreach (var directory in OwnedDirectories)
        {
            Directory.CreateDirectory(directory, OwnerOnly);
        }
    }

    /// <summary>Connection string of the superuser on <paramref name="database"/>.</summary>
    public string ConnectionString(string database, bool pooling = true) => new NpgsqlConnectionStringBuilder
    {
        Host = SocketDirectory,
        Username = EmbeddedPostgres.Superuser,
        Database = database,
        Pooling = pooling,
    }.ConnectionString;

    /// <summary>True when the postmaster has written "ready" into its pid file (line 8, as <c>pg_ctl</c> reads it).</summary>
    public bool PostmasterSaysReady()
    {
        try
        {
            return File.ReadLines(PostmasterFile).ElementAtOrDefault(7)?.Trim() == "ready";
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }

    /// <summary>
    /// Removes what a killed cluster leaves: PostgreSQL itself refuses to start when the old process id lives on in another
    /// process of the same account. Only for a cluster without processes.
    /// </summary>
    public void RemoveStaleFiles()
    {
        if (Directory.Exists(DataDirectory))
        {
            File.Delete(PostmasterFile);
        }

        foreach (var socket in Directory.EnumerateFiles(SocketDirectory, ".s.PGSQL.*"))
        {
            File.Delete(socket);
        }

        if (Directory.Exists(UnfinishedDataDirectory))
        {
            Directory.Delete(UnfinishedDataDirectory, recursive: true);
        }
    }

    /// <summary>Removes a throw-away cluster, or the temporary socket directory of a durable one.</summary>
    public void RemoveTemporaryDirectories()
    {
        if (HasTemporarySocket && Directory.Exists(SocketDirectory))
        {
            Directory.Delete(SocketDirectory, recursive: true);
        }

        if (ThrowAway && Directory.Exists(Root))
        {
            Directory.Delete(Root, recursive: true);
        }
    }

    /// <summary>The last lines of the log.</summary>
    public string LogTail() => File.Exists(LogFile) ? string.Join('\n', File.ReadLines(LogFile).TakeLast(12)) : "(nothing)";

    private static string CheckoutOf(EmbeddedPostgresOptions options) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(options.CheckoutPath));

    private static string DefaultClustersDirectory()
    {
        if (Environment.IsPrivilegedProcess)
        {
            return "/var/lib/expect";
        }

        // LocalApplicationData is $XDG_DATA_HOME, else ~/.local/share.
        var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return Path.Combine(data, "expect");
    }

    private static string Hash(string text, int length) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..length];
}
