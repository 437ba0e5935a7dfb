using System.Collections;
using System.Collections.Concurrent;
using System.Linq.Expressions;

namespace Expect.Persistence.Writing;

/// <summary>Converts values of scalars to the types that entities have for them.</summary>
internal static class ValueConversion
{
    private static readonly ConcurrentDictionary<(Type Type, string Name), object> Names = new();
    private static readonly ConcurrentDictionary<Type, (Type Element, Func<IList> New)> Lists = new();

    /// <summary>The value as a property's type has it.</summary>
    public static object? To(Type type, object? value) => value switch
    {
        string name when EnumOf(type) is { } named => Names.GetOrAdd((named, name), static given => Enum.Parse(given.Type, given.Name.Replace("_", "", StringComparison.Ordinal), ignoreCase: true)),
        DateTime moment when type == typeof(DateTimeOffset) || type == typeof(DateTimeOffset?) => new DateTimeOffset(moment, TimeSpan.Zero),
        object?[] items => List(type, items),
        _ => value,
    };

    private static Type? EnumOf(Type type) => type.IsEnum ? type : type.IsValueType && Nullable.GetUnderlyingType(type) is { IsEnum: true } plain ? plain : null;

    private static IList List(Type type, object?[] items)
    {
        var (element, create) = Lists.GetOrAdd(type, static type => ListOf(type.GetGenericArguments()[0]));
        var list = create();
        foreach (var item in items)
        {
            list.Add(To(element, item));
        }

        return list;
    }

    private static (Type Element, Func<IList> New) ListOf(Type element) =>
        (element, Expression.Lambda<Func<IList>>(Expression.New(typeof(List<>).MakeGenericType(element))).Compile());
}
