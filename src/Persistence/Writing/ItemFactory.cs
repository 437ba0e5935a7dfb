using System.Reflection;
using Expect.Domain;

namespace Expect.Persistence.Writing;

/// <summary>Makes entities as EF Core does: without a public constructor.</summary>
internal static class ItemFactory
{
    private static readonly PropertyInfo Id = typeof(Content).GetProperty(nameof(Content.Id))!;

    /// <summary>A part of an item without any value.</summary>
    /// <param name="entity">The part's entity.</param>
    /// <param name="id">Its id; null for a new one.</param>
    public static object NewPart(Type entity, Guid? id)
    {
        var part = Activator.CreateInstance(entity, nonPublic: true)!;
        if (id is { } known)
        {
            entity.GetProperty(nameof(Content.Id))!.SetValue(part, known);
        }

        return part;
    }

    /// <summary>An item without any value.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="id">Its id; null for a new one.</param>
    public static Content New(Type entity, Guid? id)
    {
        var item = (Content)Activator.CreateInstance(entity, nonPublic: true)!;
        if (id is { } known)
        {
            Name(item, known);
        }

        return item;
    }

    /// <summary>Gives an item that is not yet known to any context its id.</summary>
    public static void Name(Content item, Guid id) => Id.SetValue(item, id);
}
