using System.Data.Common;

namespace Expect.Api.Realtime;

/// <summary>Does something in the database at once, and again every second. What fails is tried again.</summary>
public abstract class SecondTicker : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Does it.</summary>
    /// <param name="stoppingToken">The service ends.</param>
    protected abstract Task TickAsync(CancellationToken stoppingToken);

    /// <summary>Says that it failed; once, not every second.</summary>
    protected abstract void LogFailure(Exception failure);

    /// <inheritdoc/>
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        var failed = false;
        do
        {
            try
            {
                await TickAsync(stoppingToken);
                failed = false;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (DbException failure)
            {
                if (!failed)
                {
                    LogFailure(failure);
                }

                failed = true;
            }
        }
        while (await NextAsync(timer, stoppingToken));
    }

    // False when the service ends, also when it ends by being disposed of.
    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken stoppingToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
