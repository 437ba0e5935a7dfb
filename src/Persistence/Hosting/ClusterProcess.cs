using System.Diagnostics;

namespace Expect.Persistence.Hosting;

/// <summary>
/// The running postmaster, under a guardian: a small shell in a session of its own (so that Ctrl-C at the terminal reaches this
/// process only) that holds the reading end of a pipe from this process. The pipe closes when this process disposes of it or
/// ends in any way, SIGKILL included; the guardian then stops the postmaster. Unlike a parent-death signal, a pipe does not
/// depend on the thread that started it.
/// </summary>
internal sealed class ClusterProcess : IAsyncDisposable
{
    /// <summary>
    /// $1 log file, $2 directory to remove in the end if this process is gone and can't do it (or nothing), then the
    /// postmaster's command line.
    /// </summary>
    private const string Guardian =
        """
        log=$1; temporary=$2; shift 2
        exec 3<&0 </dev/null >/dev/null 2>&1
        "$@" >"$log" 2>&1 3<&- &
        postmaster=$!
        { while read -r _ <&3; do :; done; kill -INT "$postmaster"; } &
        watcher=$!
        exec 3<&-
        wait "$postmaster"; code=$?
        kill "$watcher"
        [ -z "$temporary" ] || [ -d "/proc/$PPID" ] || rm -rf -- "$temporary"
        exit "$code"
        """;

    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(30);

    private readonly Process _guardian;

    private ClusterProcess(Process guardian) => _guardian = guardian;

    /// <summary>True when the postmaster has ended.</summary>
    public bool HasExited => _guardian.HasExited;

    /// <summary>Starts the postmaster; it is not ready yet.</summary>
    public static ClusterProcess Start(ClusterLayout layout, ServiceAccount account, PostgresBinaries binaries)
    {
        IEnumerable<string> postmaster = [binaries.PathOf("postgres"), "-D", layout.DataDirectory, .. ClusterSettings.Arguments(layout)];
        var start = HostCommand.Describe(
        [
            "setsid",
            .. account.CommandLine(["sh", "-c", Guardian, "sh", layout.LogFile, layout.ThrowAway ? layout.Root : "", .. postmaster]),
        ]);
        start.RedirectStandardInput = true;
        return new ClusterProcess(HostCommand.Start(start));
    }

    /// <summary>Stops the postmaster (a "fast" shutdown: sessions end, a checkpoint is written) and waits for its end.</summary>
    public async ValueTask DisposeAsync()
    {
        _guardian.StandardInput.Close();
        using var timeout = new CancellationTokenSource(StopTimeout);
        try
        {
            await _guardian.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            // Whatever still runs is found and ended by LeftoverProcesses, which the owner calls next.
            _guardian.Kill();
        }

        _guardian.Dispose();
    }
}
