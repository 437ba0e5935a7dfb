using System.Diagnostics;
using Expect.Api.Tests.Infrastructure;

namespace Expect.Api.Tests.Crash;

/// <summary>The service in a process of its own, which can be killed.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    private const string Ready = "Ready: ";

    private readonly Process _process;

    private ServiceProcess(Process process, Uri address)
    {
        _process = process;
        Editor = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(1) };
        Editor.DefaultRequestHeaders.Authorization = new("Bearer", ServiceFixture.EditorToken);
    }

    /// <summary>Writes everything editorial.</summary>
    public HttpClient Editor { get; }

    /// <summary>Starts the service over a database, on a free port; completes when it answers.</summary>
    public static async Task<ServiceProcess> StartAsync(string connectionString, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Expect.Api.dll"), "serve"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["EXPECT_DATABASE"] = connectionString;
        start.Environment["EXPECT_URLS"] = "http://127.0.0.1:0";
        start.Environment[ApiServices.EditorTokenSetting] = ServiceFixture.EditorToken;
        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        while (await process.StandardOutput.ReadLineAsync(cancellation) is { } line)
        {
            if (line.StartsWith(Ready, StringComparison.Ordinal))
            {
                _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None); // so that the pipe never fills
                return new ServiceProcess(process, new Uri(line[Ready.Length..]));
            }
        }

        throw new InvalidOperationException($"The service ended with {process.ExitCode} before it was ready.");
    }

    /// <summary>Ends the process at once, as <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Editor.Dispose();
        _process.Dispose();
    }
}
