namespace Expect.Domain.Releases;

/// <summary>An item that a change of a release is about.</summary>
public sealed class ReleaseItem
{
    private ReleaseItem()
    {
    }

    /// <summary>An item.</summary>
    /// <param name="contentType">Name of its type.</param>
    /// <param name="itemId">The item.</param>
    /// <param name="version">The version that it had outside the release; null for one that the release makes.</param>
    /// <param name="isNew">Whether the change makes it.</param>
    public ReleaseItem(string contentType, Guid itemId, int? version, bool isNew) => (ContentType, ItemId, Version, IsNew) = (contentType, itemId, version, isNew);

    /// <summary>The place's identifier.</summary>
    public Guid Id { get; private set; } = NewId.Next();

    /// <summary>The change.</summary>
    public ReleaseChange Change { get; private set; } = null!;

    /// <summary>Its place among the items of the change, from 1.</summary>
    public int Position { get; private set; }

    /// <summary>The type of the item.</summary>
    public string ContentType { get; private set; } = "";

    /// <summary>The item's identifier.</summary>
    public Guid ItemId { get; private set; }

    /// <summary>The version that the item had outside the release when the change was made; none for one that the release makes.</summary>
    public int? Version { get; private set; }

    /// <summary>Whether it is this change that makes it.</summary>
    public bool IsNew { get; private set; }

    internal ReleaseItem At(int position)
    {
        Position = position;
        return this;
    }
}
