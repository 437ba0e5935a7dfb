using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;

namespace Expect.Persistence.Writing;

/// <summary>Reads properties of entities by their names, without looking for them each time.</summary>
internal static class Members
{
    private static readonly ConcurrentDictionary<(Type Entity, string Member), Func<object, object?>> Getters = new();

    /// <summary>The value of a property.</summary>
    public static object? Value(object entity, string member) =>
        Getters.GetOrAdd((entity.GetType(), member), static key => Getter(key.Entity, key.Entity.GetProperty(key.Member)!))(entity);

    /// <summary>What reads a property of an entity.</summary>
    public static Func<object, object?> Getter(Type type, PropertyInfo property)
    {
        var entity = Expression.Parameter(typeof(object));
        return Expression.Lambda<Func<object, object?>>(
            Expression.Convert(Expression.Property(Expression.Convert(entity, type), property), typeof(object)), entity).Compile();
    }
}
