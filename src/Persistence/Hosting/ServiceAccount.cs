namespace Expect.Persistence.Hosting;

/// <summary>The account that runs PostgreSQL, which refuses root: this process's own, or <c>postgres</c> when this process is root.</summary>
internal sealed class ServiceAccount
{
    private const string Name = "postgres";

    private readonly bool _switches;

    private ServiceAccount(bool switches) => _switches = switches;

    /// <summary>The account fit for this process.</summary>
    public static ServiceAccount ForThisProcess()
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return new ServiceAccount(switches: false);
        }

        if (!File.ReadLines("/etc/passwd").Any(line => line.StartsWith(Name + ":", StringComparison.Ordinal)))
        {
            throw new EmbeddedPostgresException(
                $"The account \"{Name}\", which runs the database for root, does not exist. {PostgresBinaries.HowToInstall}");
        }

        return new ServiceAccount(switches: true);
    }

    /// <summary>The command line that runs <paramref name="command"/> under this account.</summary>
    public IReadOnlyList<string> CommandLine(params IEnumerable<string> command) =>
        _switches ? ["setpriv", "--reuid=" + Name, "--regid=" + Name, "--clear-groups", "--", .. command] : [.. command];

    /// <summary>Gives <paramref name="directories"/> to this account.</summary>
    public async Task OwnAsync(IReadOnlyList<string> directories, CancellationToken cancellation)
    {
        if (_switches)
        {
            await HostCommand.RunAsync(["chown", "--no-dereference", $"{Name}:{Name}", .. directories], cancellation);
        }
    }
}
