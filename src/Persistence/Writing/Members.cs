using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;

namespace Expect.Persistence.Writing;

/// <summary>Properties of entities by their names, read and written without looking for them each time.</summary>
internal static class Members
{
    private static readonly ConcurrentDictionary<(Type Entity, string Member), Func<object, object?>> Getters = new();
    private static readonly ConcurrentDictionary<(Type Entity, string Member), (Type Type, Action<object, object?> Set)> Setters = new();

    /// <summary>The value of a property.</summary>
    public static object? Value(object entity, string member) =>
        Getters.GetOrAdd((entity.GetType(), member), static key => Getter(key.Entity, key.Entity.GetProperty(key.Member)!))(entity);

    /// <summary>Gives a property a value of a scalar; also one that has no public setter. The entity is not tracked.</summary>
    public static void Set(object entity, string member, object? value)
    {
        var (type, set) = SetterOf(entity, member);
        set(entity, ValueConversion.To(type, value));
    }

    /// <summary>The type of a property.</summary>
    public static Type TypeOf(object entity, string member) => SetterOf(entity, member).Type;

    /// <summary>What reads a property of an entity.</summary>
    public static Func<object, object?> Getter(Type type, PropertyInfo property)
    {
        var entity = Expression.Parameter(typeof(object));
        return Expression.Lambda<Func<object, object?>>(
            Expression.Convert(Expression.Property(Expression.Convert(entity, type), property), typeof(object)), entity).Compile();
    }

    private static (Type Type, Action<object, object?> Set) SetterOf(object entity, string member) =>
        Setters.GetOrAdd((entity.GetType(), member), static key => Setter(key.Entity, key.Entity.GetProperty(key.Member)!));

    private static (Type Type, Action<object, object?> Set) Setter(Type type, PropertyInfo property)
    {
        var (entity, value) = (Expression.Parameter(typeof(object)), Expression.Parameter(typeof(object)));
        var assign = Expression.Assign(Expression.Property(Expression.Convert(entity, type), property), Expression.Convert(value, property.PropertyType));
        return (property.PropertyType, Expression.Lambda<Action<object, object?>>(assign, entity, value).Compile());
    }
}
