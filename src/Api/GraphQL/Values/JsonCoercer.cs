using System.Collections.Immutable;
using System.Runtime.CompilerServices;
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
    private static readonly ConditionalWeakTable<IInputObjectGraphType, FieldType[]> Required = [];
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
        JsonElement[] items = json.ValueKind == JsonValueKind.Array ? [.. json.EnumerateArray()] : [json];
        if (items.Length > ListLength.Most)
        {
            ListLength.Check(items.Length, faults.Name(_place.ToString()));
        }

        return element.GetNamedType() is IInputObjectGraphType ? Objects(element, items) : Scalars(element, items);
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
        var values = new object?[items.Length];
        var scalar = element is NonNullGraphType required ? required.ResolvedType! : element;
        for (var i = 0; i < values.Length; i++)
        {
            var isNull = items[i].ValueKind == JsonValueKind.Null && element is not NonNullGraphType;
            if (!isNull && !ScalarReader.TryRead(scalar, items[i], out values[i]))
            {
                _place.Enter(i);
                Mismatch(element, items[i]);
                _place.Leave();
                return null;
            }
        }

        Shape?.Append(values.Contains(null) ? 'N' : 'L');
        return new LeafListValue(SourceOf(values), [.. values]);
    }

    private InputValue? Object(IInputObjectGraphType type, JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return Mismatch(type, json);
        }

        var isWhole = true;

        Shape?.Append('{');
        var fields = ImmutableArray.CreateBuilder<KeyValuePair<string, InputValue>>(json.GetPropertyCount());
        foreach (var member in json.EnumerateObject())
        {
            var name = member.Name;
            if (type.Fields.Find(name) is not { } field)
            {
                Refuse($".{name}", InputFault.Unknown(type, Shown(name)));
                continue;
            }

            Shape?.Append(name).Append(':');
            _place.Enter(name);
            if (Read(field.ResolvedType!, member.Value) is { } value)
            {
                fields.Add(new(name, value));
            }
            else
            {
                isWhole = false;
            }

            _place.Leave();
        }

        Shape?.Append('}');
        isWhole &= HasRequired(type, json);
        if (isWhole && type is InputObjectGraphType { IsOneOf: true } && (fields.Count != 1 || fields[0].Value is NullValue))
        {
            return Refuse("", InputFault.NotOne(type));
        }

        // Of a row all that fits is wanted, of what stands inside it only what fits as a whole.
        return isWhole || _place.IsWhole ? new ObjectValue(fields.DrainToImmutable()) : null;
    }

    private bool HasRequired(IInputObjectGraphType type, JsonElement json)
    {
        var hasAll = true;
        foreach (var field in Required.GetValue(type, static type => [.. type.Fields.Where(field => field is { ResolvedType: NonNullGraphType, DefaultValue: null })]))
        {
            if (!json.TryGetProperty(field.Name, out _))
            {
                Refuse($".{field.Name}", InputFault.Lacking(type, field));
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
