using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Expect.Api.GraphQL.Documents;
using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;

namespace Expect.Api.GraphQL.Values;

/// <summary>
/// Coerces a request's variables: structure into <see cref="InputValue"/>s, leaves into a list of values. The shape is what
/// two requests must share for one plan to serve both: which values are null or absent, and how lists of objects are made up.
/// </summary>
internal sealed class VariableCoercer
{
    // Of a row nobody asks where its values come from.
    private static readonly ValueSource OfRow = new ComputedSource();

    private readonly List<object?> _leaves = [];
    private readonly StringBuilder _shape = new();
    private readonly InputPlace _place = new();
    private readonly Action<string, string>? _refused;
    private string _variable = "";

    private VariableCoercer(Action<string, string>? refused = null) => _refused = refused;

    /// <summary>Coerces the variables of an operation.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="variables">The JSON object of the request; undefined or null when there is none.</param>
    /// <exception cref="RequestRefusedException">A value does not fit its type.</exception>
    public static VariableValues Coerce(ValidatedOperation operation, JsonElement variables)
    {
        if (variables.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null or JsonValueKind.Undefined))
        {
            throw new RequestRefusedException(ErrorCode.BadUserInput, "\"variables\" must be a JSON object, one member for each variable.");
        }

        if (operation.Definition.Variables is not { Count: > 0 } definitions)
        {
            return VariableValues.None;
        }

        var coercer = new VariableCoercer();
        var values = new Dictionary<string, InputValue>(definitions.Count, StringComparer.Ordinal);
        foreach (var definition in definitions.Items)
        {
            coercer.Add(operation, definition, variables, values);
        }

        return new VariableValues(values, coercer._leaves, coercer._shape.ToString());
    }

    /// <summary>Coerces a value that stands in no request: a former state of an item.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="json">The value.</param>
    /// <returns>The value, and the leaves that it refers to.</returns>
    /// <exception cref="RequestRefusedException">The value does not fit the type.</exception>
    public static (InputValue Value, IReadOnlyList<object?> Leaves) CoerceAlone(IGraphType type, JsonElement json)
    {
        var coercer = new VariableCoercer();
        return (coercer.Read(type, json)!, coercer._leaves);
    }

    /// <summary>Coerces a row of an import. What does not fit is told, and left out.</summary>
    /// <param name="type">The row's type.</param>
    /// <param name="json">The row.</param>
    /// <param name="refused">Told of each value that does not fit: where it stands, its steps separated by dots and brackets, and what is wrong.</param>
    public static ObjectValue? CoerceRow(IInputObjectGraphType type, JsonElement json, Action<string, string> refused) =>
        (ObjectValue?)new VariableCoercer(refused).Read(type, json);

    private void Add(ValidatedOperation operation, GraphQLVariableDefinition definition, JsonElement variables, Dictionary<string, InputValue> values)
    {
        _variable = definition.Variable.Name.StringValue;
        var type = definition.Type.GraphTypeFromType(operation.Schema)
            ?? throw new InvalidOperationException($"The type of ${_variable} passed validation but is not in the schema.");
        if (variables.ValueKind == JsonValueKind.Object && variables.TryGetProperty(_variable, out var json))
        {
            values.Add(_variable, Read(type, json)!);
        }
        else if (definition.DefaultValue is { } literal)
        {
            _shape.Append('d');
            values.Add(_variable, new LiteralCoercer(VariableValues.None).Coerce(type, literal));
        }
        else if (type is NonNullGraphType)
        {
            throw Refusal($"Variable \"${_variable}\" of type {type} is required. Give it a value in \"variables\".");
        }
        else
        {
            _shape.Append('a');
        }
    }

    // Null when the value does not fit and that was told.
    private InputValue? Read(IGraphType type, JsonElement json)
    {
        if (type is NonNullGraphType required)
        {
            return json.ValueKind == JsonValueKind.Null ? Mismatch(type, json) : Read(required.ResolvedType!, json);
        }

        if (json.ValueKind == JsonValueKind.Null)
        {
            _shape.Append('n');
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

        _shape.Append('v');
        return new LeafValue(SourceOf(value), value);
    }

    private ValueSource SourceOf(object? leaf)
    {
        if (_refused is not null)
        {
            return OfRow;
        }

        _leaves.Add(leaf);
        return new LeafSource(_leaves.Count - 1);
    }

    private InputValue? List(IGraphType element, JsonElement json)
    {
        var items = json.ValueKind == JsonValueKind.Array ? json.EnumerateArray().ToList() : [json];
        if (items.Count > ListLength.Most)
        {
            ListLength.Check(items.Count, $"variable \"${_variable}\"{At(_place.ToString())}");
        }

        return element.GetNamedType() is IInputObjectGraphType ? Objects(element, items) : Leaves(element, items);
    }

    private ListValue? Objects(IGraphType element, List<JsonElement> items)
    {
        _shape.Append('[').Append(items.Count);
        var objects = ImmutableArray.CreateBuilder<InputValue>(items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            _place.Enter(i);
            if (Read(element, items[i]) is { } value)
            {
                objects.Add(value);
            }

            _place.Leave();
        }

        return objects.Count < items.Count ? null : new ListValue(objects.MoveToImmutable());
    }

    private InputValue? Leaves(IGraphType element, List<JsonElement> items)
    {
        var values = new object?[items.Count];
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

        _shape.Append(values.Contains(null) ? 'N' : 'L');
        return new LeafListValue(SourceOf(values), [.. values]);
    }

    private InputValue? Object(IInputObjectGraphType type, JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return Mismatch(type, json);
        }

        var isWhole = true;

        _shape.Append('{');
        var fields = ImmutableArray.CreateBuilder<KeyValuePair<string, InputValue>>();
        foreach (var member in json.EnumerateObject())
        {
            var name = member.Name;
            if (type.Fields.Find(name) is not { } field)
            {
                Refuse($".{name}", $"has a field \"{Shown(name)}\" that {type.Name} does not have. {ScalarHints.Of(type)}");
                continue;
            }

            _shape.Append(name).Append(':');
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

        _shape.Append('}');
        isWhole &= HasRequired(type, json);
        if (isWhole && type is InputObjectGraphType { IsOneOf: true } && (fields.Count != 1 || fields[0].Value is NullValue))
        {
            return Refuse("", $"must have exactly one field of {type.Name}, and it must not be null. {ScalarHints.Of(type)}");
        }

        // Of a row all that fits is wanted, of what stands inside it only what fits as a whole.
        return isWhole || _place.IsWhole ? new ObjectValue(fields.DrainToImmutable()) : null;
    }

    private bool HasRequired(IInputObjectGraphType type, JsonElement json)
    {
        var hasAll = true;
        foreach (var field in type.Fields)
        {
            if (field.ResolvedType is NonNullGraphType && field.DefaultValue is null && !json.TryGetProperty(field.Name, out _))
            {
                Refuse($".{field.Name}", $"lacks the field \"{field.Name}\" that {type.Name} requires. Give it a value of type {field.ResolvedType}.");
                hasAll = false;
            }
        }

        return hasAll;
    }

    private InputValue? Mismatch(IGraphType type, JsonElement json) =>
        Refuse("", $"should be {type}, but it is {Shown(json.GetRawText())}. {ScalarHints.Of(type)}");

    // A request is refused at the first value that does not fit; of a row all of them are told.
    private InputValue? Refuse(string member, string fault)
    {
        var owner = _place.ToString();
        if (_refused is null)
        {
            throw Refusal($"Variable \"${_variable}\"{At(owner)} {fault}");
        }

        _refused(owner + member, $"{(owner.Length == 0 ? "The row" : $"\"{owner.TrimStart('.')}\"")} {fault}");
        return null;
    }

    private static string At(string path) => path.Length == 0 ? "" : $" at \"{path.TrimStart('.')}\"";

    private static string Shown(string text)
    {
        var plain = new string([.. text.Take(60).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '\uFFFD' : c)]);
        return text.Length > 60 ? plain + "…" : plain;
    }

    private static RequestRefusedException Refusal(string message) => new(ErrorCode.BadUserInput, message);
}
