using System.Collections.Concurrent;
using Expect.Domain;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Expect.Persistence.Writing;

/// <summary>Relations to one item by its id alone, so that nothing else of it needs to be read.</summary>
internal static class ForeignKeys
{
    private static readonly ConcurrentDictionary<(IEntityType Entity, string Navigation), IProperty> Properties = new();

    /// <summary>The id that a relation refers to; null when it refers to none.</summary>
    public static Guid? Value(EntityEntry entry, string navigation) => (Guid?)entry.Property(Known(entry, navigation)).CurrentValue;

    /// <summary>Lets a relation refer to an item.</summary>
    public static void Set(EntityEntry entry, string navigation, Guid? id) => entry.Property(Known(entry, navigation)).CurrentValue = id;

    private static IProperty Known(EntityEntry entry, string navigation) =>
        Properties.GetOrAdd((entry.Metadata, navigation), static key => (IProperty)PropertyOf(key.Entity, key.Navigation));

    // Of a key of several columns, the one that holds the id: the others are the item's own.
    internal static IReadOnlyProperty PropertyOf(IReadOnlyEntityType entity, string navigation)
    {
        var key = (entity.FindNavigation(navigation) ?? throw new InvalidOperationException($"{entity.Name}.{navigation} is no relation.")).ForeignKey;
        for (var i = 0; i < key.Properties.Count; i++)
        {
            if (key.PrincipalKey.Properties[i].Name == nameof(Content.Id))
            {
                return key.Properties[i];
            }
        }

        throw new InvalidOperationException($"{entity.Name}.{navigation} does not refer to an id.");
    }
}
