namespace Expect.Domain.Releases;

/// <summary>Gives a release up: its changes are never applied.</summary>
public sealed record DiscardRelease : Command
{
    /// <summary>The release.</summary>
    public required Release Release { get; init; }

    /// <inheritdoc/>
    public override CommandResult Execute(DateTimeOffset now) => CommandResult.Of(Release.MoveTo(ReleaseStatus.Discarded, now), Release);
}
