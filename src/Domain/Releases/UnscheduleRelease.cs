namespace Expect.Domain.Releases;

/// <summary>Takes the schedule of a release away, or notes that a failure was seen to: the release is open again.</summary>
public sealed record UnscheduleRelease : Command
{
    /// <summary>The release.</summary>
    public required Release Release { get; init; }

    /// <inheritdoc/>
    public override CommandResult Execute(DateTimeOffset now) => CommandResult.Of(Release.MoveTo(ReleaseStatus.Open, now), Release);
}
