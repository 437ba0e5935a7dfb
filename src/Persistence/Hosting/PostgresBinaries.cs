using System.Globalization;
using System.Text.RegularExpressions;

namespace Expect.Persistence.Hosting;

/// <summary>An installed PostgreSQL server.</summary>
/// <param name="Directory">The directory of <c>postgres</c> and <c>initdb</c>.</param>
/// <param name="MajorVersion">15, for instance.</param>
internal sealed partial record PostgresBinaries(string Directory, int MajorVersion)
{
    /// <summary>What to type when there is none (Debian, Ubuntu).</summary>
    public const string HowToInstall =
        "Install PostgreSQL with: apt-get install postgresql postgresql-contrib (or set EXPECT_DATABASE to a PostgreSQL of your own).";

    private const int OldestVersion = 15;
    private const string DebianDirectory = "/usr/lib/postgresql";

    /// <summary>Path of <paramref name="program"/>.</summary>
    public string PathOf(string program) => Path.Combine(Directory, program);

    /// <summary>
    /// The server for a data directory of <paramref name="majorVersion"/>, or for a new one (null): the oldest supported version
    /// installed, because that is the one the product is tested with.
    /// </summary>
    public static async Task<PostgresBinaries> FindAsync(int? majorVersion, CancellationToken cancellation)
    {
        var found = new List<PostgresBinaries>();
        foreach (var directory in Candidates())
        {
            var banner = await HostCommand.RunAsync([Path.Combine(directory, "postgres"), "--version"], cancellation);
            var binaries = new PostgresBinaries(directory, int.Parse(Version().Match(banner).Value, CultureInfo.InvariantCulture));
            if (binaries.MajorVersion == (majorVersion ?? OldestVersion))
            {
                return binaries;
            }

            found.Add(binaries);
        }

        if (majorVersion is { } wanted)
        {
            throw new EmbeddedPostgresException(
                $"The database was created by PostgreSQL {wanted}, which is not installed any more. Install it with: apt-get install postgresql-{wanted}");
        }

        return found.Where(binaries => binaries.MajorVersion > OldestVersion).MinBy(binaries => binaries.MajorVersion)
            ?? throw new EmbeddedPostgresException($"No PostgreSQL {OldestVersion} or newer was found. {HowToInstall}");
    }

    private static IEnumerable<string> Candidates()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var debian = System.IO.Directory.Exists(DebianDirectory)
            ? System.IO.Directory.GetDirectories(DebianDirectory).Order(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin"))
            : [];
        return path.Concat(debian)
            .Where(directory => File.Exists(Path.Combine(directory, "postgres")) && File.Exists(Path.Combine(directory, "initdb")))
            .Distinct(StringComparer.Ordinal);
    }

    [GeneratedRegex(@"\d+")]
    private static partial Regex Version();
}
