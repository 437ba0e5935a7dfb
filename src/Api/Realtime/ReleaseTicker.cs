using Expect.Api.GraphQL.Releases;

namespace Expect.Api.Realtime;

/// <summary>Has releases published at their moment, second by second.</summary>
public sealed partial class ReleaseTicker(ReleasePublisher publisher, ILogger<ReleaseTicker> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    // What could not be done for no fault of the release stays due; it is not tried again every second.
    private const int PauseAfterFailure = 10;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        try
        {
            for (var pause = 0; await timer.WaitForNextTickAsync(stoppingToken); pause = pause > 0 ? pause - 1 : await TickAsync(stoppingToken) ? 0 : PauseAfterFailure)
            {
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // the service ends
        }
    }

    private async Task<bool> TickAsync(CancellationToken stoppingToken)
    {
        try
        {
            foreach (var due in await publisher.DueAsync(stoppingToken))
            {
                await publisher.PublishAsync(due, stoppingToken);
            }

            return true;
        }
        catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
        {
            LogFailure(failure);
            return false;
        }
    }

    [LoggerMessage(EventId = 3, Level = LogLevel.Error, Message = "A release that is due could not be published; it is tried again")]
    private partial void LogFailure(Exception failure);
}
