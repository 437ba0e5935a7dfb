using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Expect.Persistence.Writing.Bulk;

/// <summary>
/// The rows that new items make. The context answers for their values but does not track them: they have no former state with which
/// it would compare them, and nothing else refers to them yet.
/// </summary>
internal sealed class NewRows
{
    /// <summary>The items and their parts.</summary>
    public List<EntityEntry> Entries { get; } = [];

    /// <summary>The pairs of relations of many to many, by the entity that holds them.</summary>
    public Dictionary<IEntityType, List<SavedRow>> Pairs { get; } = [];

    /// <summary>Adds a pair.</summary>
    public void Add(ItemPair pair)
    {
        var entity = pair.Relation.JoinEntityType;
        if (!Pairs.TryGetValue(entity, out var rows))
        {
            Pairs.Add(entity, rows = []);
        }

        rows.Add(new PairRow(pair));
    }
}
