namespace Expect.Domain;

/// <summary>Content with an editorial life cycle, public only once it is published.</summary>
public abstract class PublishedContent : Content
{
    /// <summary>Where the item stands in its editorial life cycle.</summary>
    public ContentStatus Status { get; private set; } = ContentStatus.Draft;

    /// <summary>When the item was first published.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>The moment before which a published item stays hidden; none means at once.</summary>
    public DateTimeOffset? PublishAt { get; private set; }

    /// <summary>The moment from which a published item is hidden again; none means never.</summary>
    public DateTimeOffset? UnpublishAt { get; private set; }

    /// <summary>What stands in the way of publication; empty when nothing does.</summary>
    public abstract Result CheckPublication();

    /// <summary>Moves the item along its life cycle; publishing gives every reason against it at once.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="now">The moment of the move.</param>
    public Result MoveTo(ContentStatus to, DateTimeOffset now)
    {
        var result = Lifecycles.Content.Allows(Status, to)
            ? Result.Accepted
            : Result.Refused("transition.invalid", $"{Status} content cannot become {to}.");
        if (to == ContentStatus.Published && result.IsAccepted)
        {
            result = CheckPublication();
        }

        if (result.IsAccepted)
        {
            Status = to;
            PublishedAt ??= to == ContentStatus.Published ? now : null;
        }

        return result;
    }
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
