using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Expect.Persistence.Writing.Bulk;

/// <summary>
/// The rows that new items make. The context answers for their values but does not track them: they have no former state with which
/// it would compare them, and nothing else refers to them yet.
/// </summary>
internal sealed class NewRows
{
    /// <summary>The items and their parts.</summary>
    public List<EntityEntry> Entries { get; } = [];

    /// <summary>The pairs of relations of many to many.</summary>
    public List<ItemPair> Pairs { get; } = [];
}
