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
    private readonly VariableFaults _faults = new();
    private readonly JsonCoercer _json;

    private VariableCoercer() => _json = new JsonCoercer(_faults);

    /// <summary>Coerces the variables of an operation.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="variables">The JSON object of the request; undefined or null when there is none.</param>
    /// <exception cref="RequestRefusedException">Values do not fit their types: the first of them, all at once.</exception>
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

        coercer._faults.ThrowIfAny();
        return new VariableValues(values, coercer._json.Leaves, coercer._json.Shape!.ToString());
    }

    /// <summary>Coerces a value that stands in no request: a former state of an item.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="json">The value.</param>
    /// <returns>The value, and the leaves that it refers to.</returns>
    /// <exception cref="RequestRefusedException">The value does not fit the type.</exception>
    public static (InputValue Value, IReadOnlyList<object?> Leaves) CoerceAlone(IGraphType type, JsonElement json)
    {
        var coercer = new VariableCoercer();
        var value = coercer._json.Read(type, json);
        coercer._faults.ThrowIfAny();
        return (value!, coercer._json.Leaves);
    }

    /// <summary>Coerces a row of an import. What does not fit is told, and left out.</summary>
    /// <param name="type">The row's type.</param>
    /// <param name="json">The row.</param>
    /// <param name="refused">Told of each value that does not fit: where it stands, its steps separated by dots and brackets, and what is wrong.</param>
    public static ObjectValue? CoerceRow(IInputObjectGraphType type, JsonElement json, Action<string, InputFault> refused) =>
        (ObjectValue?)new JsonCoercer(new RowFaults(refused), isRow: true).Read(type, json);

    private void Add(ValidatedOperation operation, GraphQLVariableDefinition definition, JsonElement variables, Dictionary<string, InputValue> values)
    {
        var name = definition.Variable.Name.StringValue;
        _faults.Variable = name;
        var type = definition.Type.GraphTypeFromType(operation.Schema)
            ?? throw new InvalidOperationException($"The type of ${name} passed validation but is not in the schema.");
        if (variables.ValueKind == JsonValueKind.Object && variables.TryGetProperty(name, out var json))
        {
            if (_json.Read(type, json) is { } value)
            {
                values.Add(name, value);
            }
        }
        else if (definition.DefaultValue is { } literal)
        {
            _json.Shape!.Append('d');
            values.Add(name, new LiteralCoercer(VariableValues.None).Coerce(type, literal));
        }
        else if (type is NonNullGraphType)
        {
            _faults.Add($"Variable \"${name}\" of type {type} is required. Give it a value in \"variables\".");
        }
        else
        {
            _json.Shape!.Append('a');
        }
    }
}
