using System.Diagnostics;

namespace Expect.Persistence.Hosting;

/// <summary>Runs a short command of the operating system.</summary>
internal static class HostCommand
{
    /// <summary>Describes the start of <paramref name="commandLine"/> in a directory that every account can enter.</summary>
    public static ProcessStartInfo Describe(IReadOnlyList<string> commandLine) =>
        new(commandLine[0], commandLine.Skip(1)) { UseShellExecute = false, WorkingDirectory = "/" };

    /// <summary>Runs <paramref name="commandLine"/> to its end and returns what it wrote to standard output.</summary>
    /// <exception cref="EmbeddedPostgresException">The command is missing or failed; the message carries its own.</exception>
    public static async Task<string> RunAsync(IReadOnlyList<string> commandLine, CancellationToken cancellation)
    {
        var start = Describe(commandLine);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var process = Start(start);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var errors = process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            return process.ExitCode == 0
                ? await output
                : throw new EmbeddedPostgresException($"\"{string.Join(' ', commandLine)}\" failed: {(await errors).Trim()}");
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>Starts a process, or says which command is missing.</summary>
    public static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new EmbeddedPostgresException($"\"{start.FileName}\" did not start.");
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new EmbeddedPostgresException($"\"{start.FileName}\" cannot be run: {exception.Message}", exception);
        }
    }
}
