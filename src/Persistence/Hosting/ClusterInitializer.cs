using System.Globalization;

namespace Expect.Persistence.Hosting;

/// <summary>Creates a cluster on its first start.</summary>
internal static class ClusterInitializer
{
    /// <summary>Makes sure that the data directory is complete, and returns the server that fits it.</summary>
    /// <param name="layout">Where the cluster is.</param>
    /// <param name="account">Who runs it.</param>
    /// <param name="copyOf">Data directory of a stopped cluster that a new one begins as a copy of; null for an empty one.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static async Task<PostgresBinaries> EnsureAsync(ClusterLayout layout, ServiceAccount account, string? copyOf, CancellationToken cancellation)
    {
        var versionFile = Path.Combine(layout.DataDirectory, "PG_VERSION");
        if (copyOf is not null && !File.Exists(versionFile))
        {
            await HostCommand.RunAsync(["cp", "--archive", "--reflink=auto", copyOf, layout.UnfinishedDataDirectory], cancellation);
            Directory.Move(layout.UnfinishedDataDirectory, layout.DataDirectory);
        }

        if (File.Exists(versionFile))
        {
            var version = int.Parse((await File.ReadAllTextAsync(versionFile, cancellation)).Trim(), CultureInfo.InvariantCulture);
            return await PostgresBinaries.FindAsync(version, cancellation);
        }

        var binaries = await PostgresBinaries.FindAsync(majorVersion: null, cancellation);
        await CreateAsync(layout, account, binaries, cancellation);
        return binaries;
    }

    private static async Task CreateAsync(ClusterLayout layout, ServiceAccount account, PostgresBinaries binaries, CancellationToken cancellation)
    {
        // "trust" is safe because nobody but the owner can enter the directory of the socket.
        string[] initdb =
        [
            binaries.PathOf("initdb"),
            "--pgdata=" + layout.UnfinishedDataDirectory,
            "--username=" + EmbeddedPostgres.Superuser,
            "--encoding=UTF8",
            "--locale=C",
            "--auth-local=trust",
            "--auth-host=reject",
            "--no-instructions",
        ];
        await HostCommand.RunAsync(account.CommandLine(layout.ThrowAway ? [.. initdb, "--no-sync"] : initdb), cancellation);
        Directory.Move(layout.UnfinishedDataDirectory, layout.DataDirectory);
    }
}
