using System.Collections.Immutable;
using Expect.Domain;

namespace Expect.Persistence.Writing.Bulk;

/// <summary>A row on its way to an item.</summary>
internal sealed class BulkItem(BulkRow row)
{
    /// <summary>The row.</summary>
    public BulkRow Row => row;

    /// <summary>The item that is there already; null when it is new.</summary>
    public Guid? Id { get; set; } = row.Id;

    /// <summary>The item, once it is loaded or made.</summary>
    public Content? Item { get; set; }

    /// <summary>Whether it stays as it is, whatever the row says: content that comes with its history is added once.</summary>
    public bool IsKept => Id is not null && row.Record is not null;

    /// <summary>What becomes of it.</summary>
    public BulkFate Fate { get; set; }

    /// <summary>What stands in its way so far.</summary>
    public ImmutableArray<WriteProblem>.Builder Problems { get; } = ImmutableArray.CreateBuilder<WriteProblem>(0);
}

/// <summary>What becomes of a row.</summary>
internal enum BulkFate
{
    /// <summary>Nothing, so far.</summary>
    Open,

    /// <summary>Its item is new.</summary>
    Created,

    /// <summary>Its item is changed.</summary>
    Updated,

    /// <summary>Its item is as the row says.</summary>
    Unchanged,
}
