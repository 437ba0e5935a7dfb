using System.Data.Common;

namespace Expect.Api.Security;

/// <summary>Writes down once a minute which API tokens are in use, away from the requests.</summary>
public sealed partial class TokenUseRecorder(TokenViewers tokens, ILogger<TokenUseRecorder> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await NoteAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // the service ends
        }
    }

    private async Task NoteAsync(CancellationToken cancellation)
    {
        try
        {
            await tokens.NoteUsedAsync(cancellation);
        }
        catch (DbException failure)
        {
            LogFailure(failure); // what was used stays noted for the next time
        }
    }

    [LoggerMessage(EventId = 3, Level = LogLevel.Warning, Message = "The use of API tokens could not be written down; it is tried again in a minute")]
    private partial void LogFailure(Exception failure);
}
