namespace Expect.Domain.Releases;

/// <summary>Takes a change out of a release. Changes that build on it no longer apply: the conflicts of the release name them.</summary>
public sealed record RemoveReleaseChange : Command
{
    /// <summary>The release.</summary>
    public required Release Release { get; init; }

    /// <summary>The number of the change.</summary>
    public required int Change { get; init; }

    /// <inheritdoc/>
    public override CommandResult Execute(DateTimeOffset now)
    {
        var change = Release.Changes.FirstOrDefault(known => known.Number == Change);
        var result = Release.CheckOpen().Unless(change is not null, "change.unknown", "The release has no change of that number.", "change");
        if (result.IsAccepted)
        {
            Release.Changes.Remove(change!);
        }

        return CommandResult.Of(result, Release);
    }
}
