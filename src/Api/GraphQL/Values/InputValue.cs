using System.Collections.Immutable;

namespace Expect.Api.GraphQL.Values;

/// <summary>An argument's value after coercion: its structure is known to the planner, its leaves become parameters.</summary>
public abstract record InputValue;

/// <summary>Null.</summary>
public sealed record NullValue : InputValue
{
    /// <summary>The only one.</summary>
    public static readonly NullValue Instance = new();
}

/// <summary>A scalar or an enumeration value.</summary>
/// <param name="Source">Where the value comes from.</param>
/// <param name="Current">The value in the request at hand: string, int, long, decimal, bool, DateOnly, DateTime or JsonElement. Reading it binds the plan to it.</param>
public sealed record LeafValue(ValueSource Source, object? Current) : InputValue;

/// <summary>A list of scalars, which is one value to the database.</summary>
/// <param name="Source">Where the list comes from: an array of objects, nulls among them.</param>
/// <param name="Current">The list in the request at hand. Reading it binds the plan to it.</param>
public sealed record LeafListValue(ValueSource Source, ImmutableArray<object?> Current) : InputValue;

/// <summary>A list of objects.</summary>
/// <param name="Items">The elements.</param>
public sealed record ListValue(ImmutableArray<InputValue> Items) : InputValue;

/// <summary>An input object: the fields that were given, in their order.</summary>
/// <param name="Fields">Names and values.</param>
public sealed record ObjectValue(ImmutableArray<KeyValuePair<string, InputValue>> Fields) : InputValue
{
    /// <summary>The value of a field, or null when it was not given.</summary>
    public InputValue? Find(string name)
    {
        foreach (var field in Fields)
        {
            if (field.Key == name)
            {
                return field.Value;
            }
        }

        return null;
    }

    /// <summary>The object without a field.</summary>
    public ObjectValue Without(string name) => new([.. Fields.Where(field => field.Key != name)]);
}
