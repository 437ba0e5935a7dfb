namespace Expect.Domain.Releases;

/// <summary>Has a release published by itself at a moment to come, when all of its changes can be applied as things stand.</summary>
public sealed record ScheduleRelease : Command
{
    /// <summary>The release.</summary>
    public required Release Release { get; init; }

    /// <summary>The moment; another one when the release has a schedule already.</summary>
    public required DateTimeOffset At { get; init; }

    /// <inheritdoc/>
    public override CommandResult Execute(DateTimeOffset now) => CommandResult.Of(Release.ScheduleFor(At, now), Release);
}
