using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Expect.Persistence.Writing.Bulk;

/// <summary>A row to be written.</summary>
internal abstract record StagedRow
{
    /// <summary>Its value in a column, as it is stored.</summary>
    public abstract object? Value(StagedColumn column);
}

/// <summary>A row of an entity that a context knows.</summary>
internal sealed record TrackedRow : StagedRow
{
    private readonly PropertyValues _current;
    private readonly PropertyValues? _former;
    private readonly bool _isGone;

    public TrackedRow(EntityEntry entry)
    {
        _isGone = entry.State == EntityState.Deleted;
        _current = _isGone ? entry.OriginalValues : entry.CurrentValues;
        _former = entry.State == EntityState.Modified ? entry.OriginalValues : null;
    }

    /// <inheritdoc/>
    public override object? Value(StagedColumn column) => column.Stored(_current[column.Property]);

    /// <summary>Whether the row is to change in a column.</summary>
    public bool Differs(StagedColumn column) => !Equals(Value(column), column.Stored(_former![column.Property]));
}

/// <summary>A row of an entity that no context knows.</summary>
/// <param name="Entity">The entity.</param>
internal sealed record PlainRow(object Entity) : StagedRow
{
    /// <inheritdoc/>
    public override object? Value(StagedColumn column) => column.ValueOf(Entity);
}

/// <summary>A row that relates two items.</summary>
/// <param name="Pair">Which two, in which relation.</param>
internal sealed record PairRow(ItemPair Pair) : StagedRow
{
    /// <inheritdoc/>
    public override object? Value(StagedColumn column) => column.Property == Pair.Relation.ForeignKey.Properties[0] ? Pair.Item : Pair.Target;
}
