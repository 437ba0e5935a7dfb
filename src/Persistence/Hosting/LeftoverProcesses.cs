using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Expect.Persistence.Hosting;

/// <summary>
/// Finds and stops processes of a cluster that nobody owns any more: its owner was killed, or the postmaster was and left its
/// children. Processes are recognised by their titles, which every account can read: the postmaster's carries the data
/// directory, its children's the cluster's name.
/// </summary>
internal static class LeftoverProcesses
{
    private const int Interrupt = 2;
    private const int Quit = 3;
    private const int Kill = 9;

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);

    /// <summary>Stops them: politely with a checkpoint, then at once, then by force. Returns when none is left.</summary>
    public static async Task StopAsync(ClusterLayout layout, CancellationToken cancellation)
    {
        if (Find(layout).Count == 0)
        {
            return;
        }

        if (!await StopAsync(layout, Interrupt, TimeSpan.FromSeconds(10), cancellation)
            && !await StopAsync(layout, Quit, TimeSpan.FromSeconds(5), cancellation)
            && !await StopAsync(layout, Kill, TimeSpan.FromSeconds(5), cancellation))
        {
            throw new EmbeddedPostgresException(
                $"Processes of an earlier run cannot be stopped: {string.Join(", ", Find(layout).Select(process => process.Id))}. End them and start again.");
        }
    }

    private static async Task<bool> StopAsync(ClusterLayout layout, int signal, TimeSpan patience, CancellationToken cancellation)
    {
        foreach (var process in Find(layout))
        {
            // Children follow their postmaster; without one they end by themselves, or by force.
            if (process.IsPostmaster || signal == Kill)
            {
                _ = SendSignal(process.Id, signal);
            }
        }

        for (var deadline = DateTime.UtcNow + patience; DateTime.UtcNow < deadline;)
        {
            if (Find(layout).Count == 0)
            {
                return true;
            }

            await Task.Delay(Poll, cancellation);
        }

        return false;
    }

    private static List<(int Id, bool IsPostmaster)> Find(ClusterLayout layout)
    {
        var found = new List<(int, bool)>();
        foreach (var directory in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(directory), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                && CommandLineOf(directory) is { } commandLine
                && Belongs(commandLine, layout) is { } isPostmaster)
            {
                found.Add((id, isPostmaster));
            }
        }

        return found;
    }

    private static bool? Belongs(string commandLine, ClusterLayout layout)
    {
        if (commandLine.StartsWith($"postgres: {layout.ClusterName}: ", StringComparison.Ordinal))
        {
            return false;
        }

        var arguments = commandLine.Split('\0');
        return Path.GetFileName(arguments[0]) == "postgres" && arguments.Contains(layout.DataDirectory) ? true : null;
    }

    private static string? CommandLineOf(string process)
    {
        try
        {
            return Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(process, "cmdline")));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The process has ended meanwhile, or this system hides other accounts' processes.
            return null;
        }
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int SendSignal(int processId, int signal);
}
