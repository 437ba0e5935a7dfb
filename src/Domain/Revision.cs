namespace Expect.Domain;

/// <summary>A state that an item had: who wrote it, when, and what changed (Révision). Never changed, never erased.</summary>
public sealed class Revision
{
    private Revision()
    {
    }

    /// <summary>The revision's identifier.</summary>
    public Guid Id { get; private set; } = NewId.Next();

    /// <summary>Name of the item's type, as in this schema.</summary>
    public string ContentType { get; private set; } = "";

    /// <summary>The item's global identifier; the item may be erased.</summary>
    public Guid ItemId { get; private set; }

    /// <summary>The item's version from then on.</summary>
    public int Version { get; private set; }

    /// <summary>What was done to the item.</summary>
    public RevisionAction Action { get; private set; }

    /// <summary>When; always later than the item's revision before.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>The account that did it, by its identifier only, so that the person can be forgotten; none when the system did.</summary>
    public Guid? ActorId { get; private set; }

    /// <summary>The trace of the request, for the logs; for administrators.</summary>
    public string? TraceId { get; private set; }

    /// <summary>The status from then on; none for an item without a life cycle.</summary>
    public string? Status { get; private set; }

    /// <summary>Why, in the words of whoever did it.</summary>
    public string? Reason { get; private set; }

    /// <summary>The fields that differ from the revision before.</summary>
    public IReadOnlyList<string> ChangedFields { get; private set; } = [];

    /// <summary>What the item says from then on, as an object in the form of the input of a new item: texts in every language, other items by their ids. Without personal data.</summary>
    public string Snapshot { get; private set; } = "{}";

    /// <summary>A new revision of an item.</summary>
    public static Revision Of(Content item, RevisionAction action, DateTimeOffset at, Guid? actorId, string? traceId, string? status, string? reason, IReadOnlyList<string> changedFields, string snapshot) => new()
    {
        ContentType = item.GetType().Name, ItemId = item.Id, Version = item.Version, Action = action, At = at, ActorId = actorId, TraceId = traceId,
        Status = status, Reason = reason, ChangedFields = changedFields, Snapshot = snapshot,
    };
}

/// <summary>What was done to an item.</summary>
public enum RevisionAction
{
    /// <summary>It was created (Création).</summary>
    Created,

    /// <summary>It was changed (Modification).</summary>
    Updated,

    /// <summary>It moved along its life cycle (Changement d'état).</summary>
    Moved,

    /// <summary>It was deleted (Suppression).</summary>
    Deleted,

    /// <summary>It was brought back to a former state (Restauration).</summary>
    Restored,
}
