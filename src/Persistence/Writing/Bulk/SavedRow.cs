using Expect.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Expect.Persistence.Writing.Bulk;

/// <summary>A row to be written.</summary>
internal abstract record SavedRow
{
    /// <summary>Its value in a column, as it is stored.</summary>
    public abstract object? Value(SavedColumn column);
}

/// <summary>A row of an entity for whose values a context answers.</summary>
internal sealed record EntityRow : SavedRow
{
    private readonly object? _entity;
    private readonly PropertyValues _current;
    private readonly PropertyValues? _former;
    private readonly string? _firstStatus;

    /// <summary>The row.</summary>
    /// <param name="entry">The entity.</param>
    /// <param name="state">What is to become of it.</param>
    /// <param name="firstStatus">The status in which it is written at first; null for the one that it has.</param>
    public EntityRow(EntityEntry entry, EntityState state, string? firstStatus)
    {
        _entity = state == EntityState.Deleted ? null : entry.Entity;
        _current = state == EntityState.Deleted ? entry.OriginalValues : entry.CurrentValues;
        _former = state == EntityState.Modified ? entry.OriginalValues : null;
        _firstStatus = firstStatus;
    }

    /// <inheritdoc/>
    public override object? Value(SavedColumn column) =>
        _firstStatus is not null && column.Property.Name == nameof(IHasLifecycle<ContentStatus>.Status) ? _firstStatus
        : _entity is not null && column.IsOfEntity ? column.ValueOf(_entity)
        : column.Stored(_current[column.Property]);

    /// <summary>Whether the row is to change in a column.</summary>
    public bool Differs(SavedColumn column) => !Equals(Value(column), column.Stored(_former![column.Property]));
}

/// <summary>A row of an entity that no context knows.</summary>
/// <param name="Entity">The entity.</param>
internal sealed record PlainRow(object Entity) : SavedRow
{
    /// <inheritdoc/>
    public override object? Value(SavedColumn column) => column.ValueOf(Entity);
}

/// <summary>A row that relates two items.</summary>
/// <param name="Pair">Which two, in which relation.</param>
internal sealed record PairRow(ItemPair Pair) : SavedRow
{
    /// <inheritdoc/>
    public override object? Value(SavedColumn column) => column.Property == Pair.Relation.ForeignKey.Properties[0] ? Pair.Item : Pair.Target;
}
