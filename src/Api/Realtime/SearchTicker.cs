using Expect.Persistence.Import;

namespace Expect.Api.Realtime;

/// <summary>Has the words of what was written learnt, second by second: misspelt ones are corrected to them from then on.</summary>
public sealed partial class SearchTicker(SearchLearner learner, ILogger<SearchTicker> logger) : SecondTicker
{
    /// <inheritdoc/>
    protected override Task TickAsync(CancellationToken stoppingToken) => learner.LearnAsync(stoppingToken);

    /// <inheritdoc/>
    protected override void LogFailure(Exception failure) => LogUnlearnt(failure); // nothing is lost: what was to be learnt still is

    [LoggerMessage(EventId = 8, Level = LogLevel.Warning, Message = "The words of what was written could not be learnt; it is tried again every second")]
    private partial void LogUnlearnt(Exception failure);
}
