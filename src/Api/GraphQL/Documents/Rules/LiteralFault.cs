using Expect.Api.GraphQL.Values;
using GraphQL.Types;
using GraphQLParser.AST;

namespace Expect.Api.GraphQL.Documents.Rules;

/// <summary>Finds what is wrong with a value that stands in a document.</summary>
internal static class LiteralFault
{
    // Enough to recognise it.
    private const int ShownLength = 60;

    /// <summary>The first fault of a value as a sentence; null when it fits the type, whatever its variables will be.</summary>
    public static string? Of(IGraphType type, GraphQLValue value) => (type, value) switch
    {
        (_, GraphQLVariable) => null,
        (NonNullGraphType required, GraphQLNullValue) => $"Expected '{required}', found null. {ScalarHints.Of(required)}",
        (NonNullGraphType required, _) => Of(required.ResolvedType!, value),
        (_, GraphQLNullValue) => null,
        (ListGraphType list, GraphQLListValue items) => OfItems(list.ResolvedType!, items),
        (ListGraphType list, _) => Of(list.ResolvedType!, value),
        (IInputObjectGraphType input, GraphQLObjectValue item) => OfMembers(input, item),
        (ScalarGraphType scalar, _) when scalar.CanParseLiteral(value) => null,
        _ => $"Expected type '{type.Name}', found {Shown(value)}. {ScalarHints.Of(type)}",
    };

    private static string? OfItems(IGraphType element, GraphQLListValue list)
    {
        for (var i = 0; i < list.Values?.Count; i++)
        {
            if (Of(element, list.Values[i]) is { } fault)
            {
                return $"In element #{i + 1}: {fault}";
            }
        }

        return null;
    }

    private static string? OfMembers(IInputObjectGraphType type, GraphQLObjectValue item)
    {
        foreach (var member in item.Fields ?? [])
        {
            var name = member.Name.StringValue;
            if (type.Fields.Find(name) is not { } field)
            {
                return $"'{type.Name}' has no field '{Refusals.Shorten(name)}'. {ScalarHints.Of(type)}";
            }

            if (Of(field.ResolvedType!, member.Value) is { } fault)
            {
                return $"In field '{name}': {fault}";
            }
        }

        foreach (var field in type.Fields)
        {
            if (field is { ResolvedType: NonNullGraphType, DefaultValue: null } && item.Fields?.Exists(member => member.Name.Value == field.Name) != true)
            {
                return $"'{type.Name}' requires the field '{field.Name}' of type '{field.ResolvedType}'.";
            }
        }

        return null;
    }

    private static string Shown(GraphQLValue value) => value switch
    {
        GraphQLListValue => "a list",
        GraphQLObjectValue => "an object",
        GraphQLStringValue text => $"\"{Cut(text.Value.Span)}\"",
        GraphQLEnumValue name => Cut(name.Name.Value.Span),
        GraphQLBooleanValue truth => truth.BoolValue ? "true" : "false",
        IHasValueNode number => Cut(number.Value.Span),
        _ => value.Kind.ToString(),
    };

    private static string Cut(ReadOnlySpan<char> text)
    {
        if (text.Length <= ShownLength)
        {
            return text.ToString();
        }

        var end = char.IsHighSurrogate(text[ShownLength - 1]) ? ShownLength - 1 : ShownLength;
        return string.Concat(text[..end], "…");
    }
}
