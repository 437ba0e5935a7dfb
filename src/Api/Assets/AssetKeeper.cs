using Expect.Persistence.Files;
using Expect.Persistence.Reading.Execute;

namespace Expect.Api.Assets;

/// <summary>Has cleared away, once an hour, what no asset needs. Any number of nodes can do so at once.</summary>
public sealed partial class AssetKeeper(FileRegistry registry, IFileStore store, AssetSettings settings, ILogger<AssetKeeper> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await SweepAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // the service ends
        }
    }

    private async Task SweepAsync(CancellationToken cancellation)
    {
        try
        {
            await registry.SweepAsync(store, settings.Retention, cancellation);
        }
        catch (Exception failure) when (failure is ReadFailedException or FileStoreException)
        {
            LogFailure(failure); // nothing is lost: what was to be cleared away still is
        }
    }

    [LoggerMessage(EventId = 7, Level = LogLevel.Warning, Message = "Files that nothing needs could not be cleared away; it is tried again in an hour")]
    private partial void LogFailure(Exception failure);
}
