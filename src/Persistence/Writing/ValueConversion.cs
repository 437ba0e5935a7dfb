using System.Collections;
using System.Collections.Concurrent;

namespace Expect.Persistence.Writing;

/// <summary>Converts values of scalars to the types that entities have for them.</summary>
internal static class ValueConversion
{
    private static readonly ConcurrentDictionary<(Type Type, string Name), object> Names = new();

    /// <summary>The value as a property's type has it.</summary>
    public static object? To(Type type, object? value)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return value switch
        {
            null => null,
            string name when plain.IsEnum => Names.GetOrAdd((plain, name), static given => Enum.Parse(given.Type, given.Name.Replace("_", "", StringComparison.Ordinal), ignoreCase: true)),
            DateTime moment when plain == typeof(DateTimeOffset) => new DateTimeOffset(moment, TimeSpan.Zero),
            object?[] items => List(plain, items),
            _ => value,
        };
    }

    private static IList List(Type type, object?[] items)
    {
        var element = type.GetGenericArguments()[0];
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!;
        foreach (var item in items)
        {
            list.Add(To(element, item));
        }

        return list;
    }
}
