namespace Expect.Domain;

/// <summary>That an item entered a status of its life cycle.</summary>
public sealed class HistoryEntry
{
    private HistoryEntry()
    {
    }

    /// <summary>The revision by which it did.</summary>
    public Guid Id { get; private set; }

    /// <summary>The item.</summary>
    public Guid ItemId { get; private set; }

    /// <summary>Name of the item's type.</summary>
    public string ContentType { get; private set; } = "";

    /// <summary>The status, by its name in the type's list of statuses.</summary>
    public string Status { get; private set; } = "";

    /// <summary>When the item entered it.</summary>
    public DateTimeOffset EnteredAt { get; private set; }

    /// <summary>Why, in the words of whoever moved the item; none when nothing was said.</summary>
    public string? Reason { get; private set; }
}
