using System.Text;
using System.Text.Json;
using GraphQLParser.AST;

namespace Expect.Api.GraphQL.Cost;

/// <summary>A variable that an operation's cost depends on.</summary>
/// <param name="name">The variable's name.</param>
/// <param name="fallback">Its default; null when it has none.</param>
internal sealed class CostVariable(string name, GraphQLValue? fallback)
{
    private readonly byte[] _name = Encoding.UTF8.GetBytes(name);
    private readonly int? _number = fallback is GraphQLIntValue number ? Literal(number) : null;
    private readonly bool _truth = fallback is GraphQLTrueBooleanValue;

    /// <summary>The variable's name.</summary>
    public string Name { get; } = name;

    /// <summary>The number that stands in the document.</summary>
    public static int Literal(GraphQLIntValue literal) => int.TryParse(literal.Value.Span, out var value) ? value : int.MaxValue;

    /// <summary>Its number; null when it is null, or absent without a default. Allocates nothing.</summary>
    public int? Number(JsonElement variables)
    {
        if (!TryFind(variables, out var value))
        {
            return _number;
        }

        // What is no integer is refused when variables are coerced; until then it counts as absent.
        return value.ValueKind != JsonValueKind.Number ? null
            : value.TryGetInt32(out var number) ? number
            : value.TryGetDouble(out var other) ? (int)Math.Clamp(other, 0, int.MaxValue) : null;
    }

    /// <summary>Whether it is true. Allocates nothing.</summary>
    public bool Truth(JsonElement variables) => TryFind(variables, out var value) ? value.ValueKind == JsonValueKind.True : _truth;

    private bool TryFind(JsonElement variables, out JsonElement value)
    {
        value = default;
        return variables.ValueKind == JsonValueKind.Object && variables.TryGetProperty(_name, out value);
    }
}
