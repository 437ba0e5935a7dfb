namespace Expect.Domain;

/// <summary>A state that an item had: who wrote it, when, and what changed (Révision). Never changed, never erased.</summary>
public sealed class Revision
{
    private Revision()
    {
    }

    /// <summary>The revision's identifier.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>Name of the item's type.</summary>
    public string ContentType { get; private set; } = "";

    /// <summary>The item.</summary>
    public Guid ItemId { get; private set; }

    /// <summary>The item's version from then on.</summary>
    public int Version { get; private set; }

    /// <summary>What was done to the item.</summary>
    public RevisionAction Action { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>The account that did it, by its identifier only, so that the person can be forgotten; none when the system did.</summary>
    public Guid? ActorId { get; private set; }

    /// <summary>The trace of the request, for the logs.</summary>
    public string? TraceId { get; private set; }

    /// <summary>The status from then on, for an item with a life cycle.</summary>
    public string? Status { get; private set; }

    /// <summary>Why, in the words of whoever did it.</summary>
    public string? Reason { get; private set; }

    /// <summary>The fields that differ from the revision before.</summary>
    public IReadOnlyList<string> ChangedFields { get; private set; } = [];

    /// <summary>What the item says from then on, as a JSON object in the form of an input.</summary>
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
