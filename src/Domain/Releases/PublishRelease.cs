namespace Expect.Domain.Releases;

/// <summary>Applies all changes of a release now, all or nothing: every reason against it comes back at once, with the number of the change.</summary>
public sealed record PublishRelease : Command
{
    /// <summary>The release.</summary>
    public required Release Release { get; init; }

    /// <inheritdoc/>
    public override CommandResult Execute(DateTimeOffset now) => CommandResult.Of(Release.MoveTo(ReleaseStatus.Published, now), Release);
}
