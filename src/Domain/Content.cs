using Expect.Domain.Reference;

namespace Expect.Domain;

/// <summary>An item of content or of reference data, with an identity of its own.</summary>
public abstract class Content
{
    /// <summary>The item's global identifier: opaque, stable for ever.</summary>
    public Guid Id { get; private set; } = NewId.Next();

    /// <summary>How often the item was written; for those who may write it, to notice that somebody else wrote meanwhile.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>When the item was first written.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When something of the item was last changed that everybody sees who sees the item.</summary>
    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>Where the item's facts come from.</summary>
    public Source? Source { get; private set; }

    /// <summary>Which rules that need nothing but the item itself it breaks; empty when none.</summary>
    public virtual Result Check() => Result.Accepted;

    /// <summary>
    /// Which items that it refers to it cannot refer to in its present status; empty when none. Whoever writes the item answers for
    /// the references that they change, not for what has become of the others.
    /// </summary>
    public virtual Result CheckReferences() => Result.Accepted;

    /// <summary>Whether the item was never public nor decided, so that it can be erased.</summary>
    public virtual bool IsErasable => true;

    /// <summary>Takes note of a write. Of two writes of an item the second is always later, whatever the clocks of two nodes say.</summary>
    /// <param name="now">Its moment; kept to the microsecond.</param>
    /// <param name="isNew">Whether it is the first.</param>
    /// <param name="isSeen">Whether it changes something that everybody sees who sees the item: else nobody is to learn of it.</param>
    /// <returns>The moment that is kept.</returns>
    public DateTimeOffset Touch(DateTimeOffset now, bool isNew, bool isSeen = true)
    {
        var moment = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        moment = isNew || moment > UpdatedAt ? moment : UpdatedAt.AddMicroseconds(1);
        UpdatedAt = isSeen ? moment : UpdatedAt;
        if (isNew)
        {
            CreatedAt = moment;
        }
        else
        {
            Version++;
        }

        return moment;
    }
}
