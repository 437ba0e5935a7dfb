using System.Globalization;
using Expect.Persistence.Changes;

namespace Expect.Api.Realtime;

/// <summary>Has the change feed kept, second by second: schedules come due without anybody writing.</summary>
public sealed partial class ChangeTicker(ChangeFeedKeeper keeper, ILogger<ChangeTicker> logger) : SecondTicker
{
    /// <summary>The setting that says for how many days removed items stay in the feed.</summary>
    public const string RetentionSetting = "EXPECT_CHANGES_RETENTION";

    private const int DefaultDays = 90;

    /// <summary>The retention that the setting says.</summary>
    /// <param name="setting">A whole number of days from 1 on; null or empty for 90.</param>
    /// <exception cref="InvalidOperationException">It is something else.</exception>
    public static TimeSpan RetentionOf(string? setting) => string.IsNullOrEmpty(setting)
        ? TimeSpan.FromDays(DefaultDays)
        : int.TryParse(setting, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= 36_500
            ? TimeSpan.FromDays(days)
            : throw new InvalidOperationException($"{RetentionSetting} is \"{setting}\", but must be a number of days from 1 to 36500.");

    /// <inheritdoc/>
    protected override Task TickAsync(CancellationToken stoppingToken) => keeper.KeepAsync(stoppingToken);

    /// <inheritdoc/>
    protected override void LogFailure(Exception failure) => LogUnkept(failure); // nothing is lost: what was due stays due

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "The change feed could not be kept; it is tried again every second")]
    private partial void LogUnkept(Exception failure);
}
