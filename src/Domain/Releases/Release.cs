namespace Expect.Domain.Releases;

/// <summary>A named list of changes that are kept until they are published together, all or nothing (Mise en ligne groupée).</summary>
public sealed class Release : Content, IHasLifecycle<ReleaseStatus>, IAuthored
{
    /// <summary>The release's name, for the people who prepare it; the revisions of what it publishes give it as their reason.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What the release is for.</summary>
    public string? Description { get; private set; }

    /// <summary>Whether the release is prepared, scheduled, published or given up.</summary>
    public ReleaseStatus Status { get; private set; }

    /// <summary>The moment at which the release is published by itself; none when it has no schedule.</summary>
    public DateTimeOffset? ScheduledFor { get; private set; }

    /// <summary>The account that prepares it, by its identifier only, so that the person can be forgotten; none without an account.</summary>
    public Guid? CreatedBy { get; private set; }

    /// <summary>When the release was published; none as long as it is not.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>What stood in the way when the release was to be published at its moment; none when it has not failed.</summary>
    public LocalizedText? Failure { get; private set; }

    /// <summary>The changes, in the order in which they are applied.</summary>
    public ICollection<ReleaseChange> Changes { get; } = [];

    /// <summary>Whether the release takes changes, and gives them back.</summary>
    public bool IsOpen => Status is ReleaseStatus.Open or ReleaseStatus.Failed;

    /// <summary>Whether the changes of the release are still to be applied.</summary>
    public bool IsPending => IsOpen || Status == ReleaseStatus.Scheduled;

    /// <inheritdoc/>
    public override bool IsErasable => false;

    /// <inheritdoc/>
    public void MadeBy(Guid? account) => CreatedBy = account;

    /// <inheritdoc/>
    Lifecycle<ReleaseStatus> IHasLifecycle<ReleaseStatus>.Lifecycle => Lifecycles.Release;

    /// <inheritdoc/>
    public Result CheckMove(ReleaseStatus to) => Lifecycles.Release.Check(Status, to);

    /// <inheritdoc/>
    public Result MoveTo(ReleaseStatus to, DateTimeOffset now, string? reason = null)
    {
        var result = CheckMove(to);
        if (result.IsAccepted)
        {
            Status = to;
            ScheduledFor = to == ReleaseStatus.Failed ? ScheduledFor : null;
            Failure = null;
            PublishedAt = to == ReleaseStatus.Published ? now : null;
        }

        return result;
    }

    /// <summary>Whether a change can be added or taken out.</summary>
    public Result CheckOpen() => Result.Accepted.Unless(
        IsOpen, "release.closed", "The changes of this release are settled: take its schedule away first, or prepare another release.");

    /// <summary>Keeps a change, which is to be applied after all others.</summary>
    /// <param name="mutation">The mutation's name.</param>
    /// <param name="input">Its input, as JSON.</param>
    /// <param name="items">The items that it is about, in the order in which it comes to them.</param>
    /// <param name="savedBy">The account that keeps it; null without an account.</param>
    /// <param name="now">The moment.</param>
    public ReleaseChange Keep(string mutation, string input, IReadOnlyList<ReleaseItem> items, Guid? savedBy, DateTimeOffset now)
    {
        var change = ReleaseChange.Of(Changes.Select(known => known.Number).DefaultIfEmpty().Max() + 1, mutation, input, items, savedBy, now);
        Changes.Add(change);
        return change;
    }

    /// <summary>Sets the moment at which the release is published by itself.</summary>
    public Result ScheduleFor(DateTimeOffset moment, DateTimeOffset now)
    {
        var result = Result.Accepted.Unless(moment > now, "schedule.past", "The moment is past: give one to come, or publish now.", "at")
            .And(Status == ReleaseStatus.Scheduled ? Result.Accepted : CheckMove(ReleaseStatus.Scheduled));
        if (result.IsAccepted)
        {
            (Status, ScheduledFor, Failure) = (ReleaseStatus.Scheduled, moment, null);
        }

        return result;
    }

    /// <summary>Takes note that the release could not be published at its moment.</summary>
    /// <param name="failure">Why, in every language that people read here.</param>
    /// <param name="now">The moment.</param>
    public Result Fail(LocalizedText failure, DateTimeOffset now)
    {
        var result = MoveTo(ReleaseStatus.Failed, now);
        Failure = result.IsAccepted ? failure : Failure;
        return result;
    }
}

/// <summary>Where a release stands.</summary>
public enum ReleaseStatus
{
    /// <summary>Being prepared (Ouverte).</summary>
    Open,

    /// <summary>Published by itself at its moment (Programmée).</summary>
    Scheduled,

    /// <summary>Could not be published at its moment; nothing of it is (En échec).</summary>
    Failed,

    /// <summary>Published as a whole (Publiée).</summary>
    Published,

    /// <summary>Given up (Abandonnée).</summary>
    Discarded,
}
