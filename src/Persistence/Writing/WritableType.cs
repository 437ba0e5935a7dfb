using System.Collections.Immutable;
using Expect.Domain;
using Expect.Persistence.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Expect.Persistence.Writing;

/// <summary>A content type that can be written through the API.</summary>
public abstract class WritableType
{
    private protected WritableType(CatalogType shown) => Shown = shown;

    /// <summary>The type as readers see it.</summary>
    public CatalogType Shown { get; }

    /// <summary>Its name.</summary>
    public string Name => Shown.Name;

    /// <summary>The entity.</summary>
    public abstract Type Entity { get; }

    /// <summary>Its fields, in the order of the schema.</summary>
    public ImmutableArray<WritableField> Fields
    {
        get;
        internal init => (field, KeptFields) = (value, [.. value.Where(one => !one.IsPersonal)]);
    }
        = [];

    /// <summary>Those without personal data, which revisions keep.</summary>
    internal ImmutableArray<WritableField> KeptFields { get; private init; } = [];

    /// <summary>The commands that answer with an item of the type.</summary>
    public ImmutableArray<WritableCommand> Commands { get; internal init; } = [];

    /// <summary>Property that leads to the territory whose contributors may write the item; null when none may.</summary>
    public string? OwnerMember { get; internal init; }

    /// <summary>Whether items that were never public or decided can be erased.</summary>
    public bool IsDeletable { get; internal init; } = true;

    /// <summary>Whether its items are files: one is announced, and there when its bytes are.</summary>
    public bool IsUploaded { get; internal init; }

    /// <summary>Whether items are moved along their life cycle as their writer likes, and not by commands alone.</summary>
    public bool IsMovable { get; internal init; } = true;

    /// <summary>The statuses of its life cycle in order; null when it has none.</summary>
    public CatalogEnum? Statuses => (Shown.Field("status") as ScalarField)?.Enum;

    /// <summary>Whether it has an editorial life cycle.</summary>
    public bool IsPublished => typeof(PublishedContent).IsAssignableFrom(Entity);

    /// <summary>The territory whose contributors may write an item; null when none may.</summary>
    internal Guid? OwnerOf(EntityEntry item) => OwnerMember is { } member ? ForeignKeys.Value(item, member) : null;

    /// <summary>A new item without any value.</summary>
    internal abstract Content New(Guid? id);

    /// <summary>The item with all its lists, and with the items that rules ask about as far as relations lead to them; null when there is none.</summary>
    internal async Task<Content?> LoadAsync(DbContext context, Guid id, CancellationToken cancellationToken) =>
        await LoadAsync(context, [id], cancellationToken).ConfigureAwait(false) is [var item] ? item : null;

    /// <summary>Items with all their lists, and with the items that rules ask about as far as relations lead to them; those that do not exist are left out.</summary>
    internal abstract Task<IReadOnlyList<Content>> LoadAsync(DbContext context, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);

    /// <summary>The item with all its lists and the items that it refers to, for rules that look at them; null when there is none.</summary>
    internal abstract Task<Content?> LoadWithReferencesAsync(DbContext context, Guid id, CancellationToken cancellationToken);

    /// <summary>Gives an item values by the names of its properties; the others stay as they are.</summary>
    internal abstract void Assign(Content item, Dictionary<string, object?> values);
}
