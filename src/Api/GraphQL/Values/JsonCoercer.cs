using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using GraphQL;
using GraphQL.Types;

namespace Expect.Api.GraphQL.Values;

/// <summary>
/// Coerces JSON to the types of the schema, and tells all that does not fit. The shape is what two values must share for one plan to
/// serve both: what is null, and how lists of objects are made up.
/// </summary>
/// <param name="faults">Told of what does not fit.</param>
/// <param name="isRow">Whether it is a row of an import: nobody asks where its values come from.</param>
internal sealed class JsonCoercer(InputFaults faults, bool isRow = false)
{
    private static readonly ValueSource OfRow = new ComputedSource();

    private readonly InputPlace _place = new();

    /// <summary>The values of scalars, to which sources refer by their places.</summary>
    public List<object?> Leaves { get; } = [];

    /// <summary>What was coerced so far, without the values of scalars; null for a row, which no plan depends on.</summary>
    public StringBuilder? Shape { get; } = isRow ? null : new StringBuilder();

    /// <summary>Coerces a value.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="json">The value.</param>
    /// <returns>Null when it does not fit and that was told.</returns>
    public InputValue? Read(IGraphType type, JsonElement json)
    {
        if (type is NonNullGraphType required)
        {
            return json.ValueKind == JsonValueKind.Null ? Mismatch(type, json) : Read(required.ResolvedType!, json);
        }

        if (json.ValueKind == JsonValueKind.Null)
        {
            Shape?.Append('n');
            return NullValue.Instance;
        }

        return type switch
        {
            ListGraphType list => List(list.ResolvedType!, json),
            IInputObjectGraphType input => Object(input, json),
            _ => Leaf(type, json),
        };
    }

    private InputValue? Leaf(IGraphType type, JsonElement json)
    {
        if (!ScalarReader.TryRead(type, json, out var value))
        {
            return Mismatch(type, json);
        }

        Shape?.Append('v');
        return new LeafValue(SourceOf(value), value);
    }

    private ValueSource SourceOf(object? leaf)
    {
        if (isRow)
        {
            return OfRow;
        }

        Leaves.Add(leaf);
        return new LeafSource(Leaves.Count - 1);
    }

    private InputValue? List(IGraphType element, JsonElement json)
    {
        var count = json.ValueKind == JsonValueKind.Array ? json.GetArrayLength() : 1;
        if (count > ListLength.Most)
        {
            ListLength.Check(count, faults.Name(_place.ToString()));
        }

        var items = Items(json, count);
        return element.GetNamedType() is IInputObjectGraphType ? Objects(element, items) : Scalars(element, items);
    }

    // One value stands for a list of it.
    private static JsonElement[] Items(JsonElement json, int count)
    {
        if (json.ValueKind != JsonValueKind.Array)
        {
            return [json];
        }

        var (items, i) = (new JsonElement[count], 0);
        foreach (var item in json.EnumerateArray())
        {
            items[i++] = item;
        }

        return items;
    }

    private ListValue? Objects(IGraphType element, JsonElement[] items)
    {
        Shape?.Append('[').Append(items.Length);
        var objects = ImmutableArray.CreateBuilder<InputValue>(items.Length);
        for (var i = 0; i < items.Length; i++)
        {
            _place.Enter(i);
            if (Read(element, items[i]) is { } value)
            {
                objects.Add(value);
            }

            _place.Leave();
        }

        return objects.Count < items.Length ? null : new ListValue(objects.MoveToImmutable());
    }

    private InputValue? Scalars(IGraphType element, JsonElement[] items)
    {
        var (values, fits) = (new object?[items.Length], true);
        var scalar = element is NonNullGraphType required ? required.ResolvedType! : element;
        for (var i = 0; i < values.Length; i++)
        {
            var isNull = items[i].ValueKind == JsonValueKind.Null && element is not NonNullGraphType;
            if (!isNull && !ScalarReader.TryRead(scalar, items[i], out values[i]))
            {
                _place.Enter(i);
                Mismatch(element, items[i]);
                _place.Leave();
                fits = false;
            }
        }

        if (!fits)
        {
            return null;
        }

        Shape?.Append(values.Contains(null) ? 'N' : 'L');
        return new LeafListValue(SourceOf(values), ImmutableCollectionsMarshal.AsImmutableArray(values));
    }

    private InputValue? Object(IInputObjectGraphType type, JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return Mismatch(type, json);
        }

        Shape?.Append('{');
        var members = InputMembers.Of(type);
        Span<bool> given = stackalloc bool[members.Count];
        var (isWhole, place) = (true, -1);
        var fields = ImmutableArray.CreateBuilder<KeyValuePair<string, InputValue>>(json.GetPropertyCount());
        foreach (var member in json.EnumerateObject())
        {
            if (members.Find(member, place) is var found && found < 0)
            {
                Refuse($".{member.Name}", InputFault.Unknown(type, Shown(member.Name)));
                continue;
            }

            given[place = found] = true;
            var field = members[place];
            Shape?.Append(field.Name).Append(':');
            _place.Enter(field.Name);
            if (Read(field.ResolvedType!, member.Value) is { } value)
            {
                fields.Add(new(field.Name, value));
            }
            else
            {
                isWhole = false;
            }

            _place.Leave();
        }

        Shape?.Append('}');
        isWhole &= HasRequired(type, members, given);
        if (isWhole && type is InputObjectGraphType { IsOneOf: true } && (fields.Count != 1 || fields[0].Value is NullValue))
        {
            return Refuse("", InputFault.NotOne(type));
        }

        // Of a row all that fits is wanted, of what stands inside it only what fits as a whole.
        return isWhole || _place.IsWhole ? new ObjectValue(fields.DrainToImmutable()) : null;
    }

    private bool HasRequired(IInputObjectGraphType type, InputMembers members, ReadOnlySpan<bool> given)
    {
        var hasAll = true;
        foreach (var place in members.Required)
        {
            if (!given[place])
            {
                Refuse($".{members[place].Name}", InputFault.Lacking(type, members[place]));
                hasAll = false;
            }
        }

        return hasAll;
    }

    private InputValue? Mismatch(IGraphType type, JsonElement json) => Refuse("", InputFault.Unfit(type, Shown(json.GetRawText())));

    private InputValue? Refuse(string member, InputFault fault)
    {
        faults.Add(_place.ToString(), member, fault);
        return null;
    }

    private static string Shown(string text)
    {
        var plain = new string([.. text.Take(60).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '\uFFFD' : c)]);
        return text.Length > 60 ? plain + "…" : plain;
    }
}
