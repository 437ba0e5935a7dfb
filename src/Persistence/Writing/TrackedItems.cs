using System.Collections.Concurrent;
using System.Reflection;
using Expect.Domain;
using Microsoft.EntityFrameworkCore;

namespace Expect.Persistence.Writing;

/// <summary>Finds items that a context knows by their ids, without looking at all that it knows.</summary>
internal static class TrackedItems
{
    private static readonly MethodInfo Generic = typeof(TrackedItems).GetMethod(nameof(FindOf), BindingFlags.NonPublic | BindingFlags.Static)!;
    private static readonly ConcurrentDictionary<Type, Func<DbContext, Guid, Content?>> Finders = new();

    /// <summary>The item; null when the context does not know it.</summary>
    /// <param name="context">The context.</param>
    /// <param name="entity">The item's entity.</param>
    /// <param name="id">Its id.</param>
    public static Content? Find(DbContext context, Type entity, Guid id) =>
        Finders.GetOrAdd(entity, static type => Generic.MakeGenericMethod(type).CreateDelegate<Func<DbContext, Guid, Content?>>())(context, id);

    private static Content? FindOf<T>(DbContext context, Guid id)
        where T : Content => context.Set<T>().Local.FindEntry(id)?.Entity;
}
