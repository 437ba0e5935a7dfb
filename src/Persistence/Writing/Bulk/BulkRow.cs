using System.Collections.Immutable;

namespace Expect.Persistence.Writing.Bulk;

/// <summary>A row of an import: what is to be written of one item.</summary>
/// <param name="Number">Its place among all rows, from 0.</param>
/// <param name="Changes">The values that it gives.</param>
public sealed record BulkRow(int Number, ItemChanges Changes)
{
    /// <summary>The item that it names; null when its keys tell which one it is, or that it is new.</summary>
    public Guid? Id { get; init; }

    /// <summary>The status that the item is to have, by its name in the schema; null to keep what it has, or to begin as every item does.</summary>
    public string? Status { get; init; }

    /// <summary>What is known to be wrong with the row already; the values concerned are not among the changes.</summary>
    public ImmutableArray<WriteProblem> Problems { get; init; } = [];

    /// <summary>What was decided in the past; null for rows that are written as of now.</summary>
    public BulkRecord? Record { get; init; }
}

/// <summary>
/// What a row says of the past: content that comes with the application, and never through the API. An item that is there already
/// stays as it is.
/// </summary>
/// <param name="Id">The item's id.</param>
/// <param name="Values">Properties that nobody writes but moves along the life cycle and uploads, with what they are.</param>
public sealed record BulkRecord(Guid Id, IReadOnlyDictionary<string, object?> Values);
