namespace Expect.Domain;

/// <summary>Content with an editorial life cycle, public only once it is published.</summary>
public abstract class PublishedContent : Content, IHasLifecycle<ContentStatus>
{
    /// <summary>Where the item stands in its editorial life cycle.</summary>
    public ContentStatus Status { get; private set; } = ContentStatus.Draft;

    /// <summary>When the item was first published.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>The moment before which a published item stays hidden; none means at once.</summary>
    public DateTimeOffset? PublishAt { get; protected set; }

    /// <summary>The moment from which a published item is hidden again; none means never.</summary>
    public DateTimeOffset? UnpublishAt { get; protected set; }

    /// <summary>Everything that stands in the way of publication; empty when nothing does.</summary>
    public Result CheckPublication() => CheckCompleteness().And(CheckPublicReferences());

    /// <summary>What the item itself lacks to be public.</summary>
    protected abstract Result CheckCompleteness();

    /// <summary>Which items that it refers to are not fit for a public item.</summary>
    protected virtual Result CheckPublicReferences() => Result.Accepted;

    /// <inheritdoc/>
    public override bool IsErasable => PublishedAt is null;

    /// <inheritdoc/>
    Lifecycle<ContentStatus> IHasLifecycle<ContentStatus>.Lifecycle => Lifecycles.Content;

    /// <inheritdoc/>
    public Result CheckMove(ContentStatus to)
    {
        var result = Lifecycles.Content.Check(Status, to);
        return to == ContentStatus.Published ? result.And(CheckPublication()) : result;
    }

    /// <inheritdoc/>
    public Result MoveTo(ContentStatus to, DateTimeOffset now, string? reason = null)
    {
        var result = CheckMove(to);
        if (result.IsAccepted)
        {
            Status = to;
            PublishedAt ??= to == ContentStatus.Published ? now : null;
        }

        return result;
    }

    /// <inheritdoc/>
    public override Result Check() => base.Check()
        .Unless(PublishAt is null || UnpublishAt is null || UnpublishAt > PublishAt, "schedule.reversed", "The end of publication is not after its beginning.", "unpublishAt")
        .And(Status == ContentStatus.Published ? CheckCompleteness() : Result.Accepted);

    /// <inheritdoc/>
    public override Result CheckReferences() => Status == ContentStatus.Published ? CheckPublicReferences() : Result.Accepted;
}

/// <summary>The editorial life cycle.</summary>
public enum ContentStatus
{
    /// <summary>Being written (Brouillon).</summary>
    Draft,

    /// <summary>Being reviewed (En relecture).</summary>
    InReview,

    /// <summary>Public (Publié).</summary>
    Published,

    /// <summary>Taken from public view for a time (Suspendu).</summary>
    Suspended,

    /// <summary>No longer offered, kept for the record (Archivé).</summary>
    Archived,
}
