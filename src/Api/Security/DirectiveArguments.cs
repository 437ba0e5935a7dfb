using System.Collections.Immutable;
using System.Text.Json;
using Expect.Api.GraphQL;
using Expect.Api.GraphQL.Schema;
using Expect.Persistence.Reading;
using GraphQLParser.AST;

namespace Expect.Api.Security;

/// <summary>The values of a directive's arguments, literals or variables. The document is valid, so that literals fit.</summary>
internal readonly struct DirectiveArguments(GraphQLDirective directive, GraphQLOperationDefinition operation, JsonElement variables)
{
    /// <summary>A boolean; null when it is omitted or null.</summary>
    public bool? Boolean(string argument) => Resolve(argument) switch
    {
        (GraphQLBooleanValue { BoolValue: var value }, _) => value,
        (_, { ValueKind: JsonValueKind.True }) => true,
        (_, { ValueKind: JsonValueKind.False }) => false,
        (null or GraphQLNullValue, { ValueKind: JsonValueKind.Undefined or JsonValueKind.Null }) => null,
        _ => throw Wrong(argument, "true or false"),
    };

    /// <summary>A moment; null when it is omitted or null.</summary>
    public DateTimeOffset? Moment(string argument) => Resolve(argument) switch
    {
        (GraphQLStringValue literal, _) => MomentOf(argument, literal.Value.ToString()),
        (_, { ValueKind: JsonValueKind.String } value) => MomentOf(argument, value.GetString()!),
        (null or GraphQLNullValue, { ValueKind: JsonValueKind.Undefined or JsonValueKind.Null }) => null,
        _ => throw Wrong(argument, MomentHint),
    };

    /// <summary>The id of an item of a type; null when it is omitted or null.</summary>
    public Guid? Id(string argument, string type) => Resolve(argument) switch
    {
        (GraphQLStringValue literal, _) => IdOf(argument, type, literal.Value.ToString()),
        (_, { ValueKind: JsonValueKind.String } value) => IdOf(argument, type, value.GetString()!),
        (null or GraphQLNullValue, { ValueKind: JsonValueKind.Undefined or JsonValueKind.Null }) => null,
        _ => throw Wrong(argument, $"the id of a {type}"),
    };

    /// <summary>A language; null when it is omitted or null.</summary>
    public Language? Language(string argument) => LanguageOf(argument, Resolve(argument));

    /// <summary>A list of languages; null when it is omitted or null. A single value is a list of one.</summary>
    public ImmutableArray<Language>? LanguageList(string argument)
    {
        var resolved = Resolve(argument);
        switch (resolved)
        {
            case (GraphQLListValue list, _):
                var literals = ImmutableArray.CreateBuilder<Language>();
                foreach (var item in list.Values ?? [])
                {
                    literals.Add(LanguageOf(argument, Resolve(item)) ?? throw Wrong(argument, "a list of language codes without nulls"));
                }

                return literals.ToImmutable();
            case (_, { ValueKind: JsonValueKind.Array } array):
                var values = ImmutableArray.CreateBuilder<Language>();
                foreach (var item in array.EnumerateArray())
                {
                    values.Add(LanguageOf(argument, (null, item)) ?? throw Wrong(argument, "a list of language codes without nulls"));
                }

                return values.ToImmutable();
            default:
                return LanguageOf(argument, resolved) is { } single ? [single] : null;
        }
    }

    private const string MomentHint = "a date and time as in RFC 3339, 2021-01-20T09:30:00Z for instance";

    private static DateTimeOffset MomentOf(string argument, string text) =>
        ScalarText.TryDateTime(text, out var moment) ? moment : throw Wrong(argument, MomentHint);

    private static Guid IdOf(string argument, string type, string text) =>
        GlobalId.TryParse(text, out var id) && id.Type == type ? id.Id : throw Wrong(argument, $"the id of a {type}");

    private static Language? LanguageOf(string argument, (GraphQLValue? Literal, JsonElement Value) resolved) => resolved switch
    {
        (GraphQLEnumValue literal, _) => Languages.ByCode(literal.Name.StringValue) ?? throw Wrong(argument, "a language code such as FR"),
        (_, { ValueKind: JsonValueKind.String } value) => Languages.ByCode(value.GetString()!) ?? throw Wrong(argument, "a language code such as FR"),
        (null or GraphQLNullValue, { ValueKind: JsonValueKind.Undefined or JsonValueKind.Null }) => null,
        _ => throw Wrong(argument, "a language code such as FR"),
    };

    private static RequestRefusedException Wrong(string argument, string expected) =>
        new(ErrorCode.BadUserInput, $"The argument {argument} of @{InContext.Name} must be {expected}.");

    private (GraphQLValue? Literal, JsonElement Value) Resolve(string argument) =>
        Resolve(directive.Arguments?.Items.Find(candidate => candidate.Name.StringValue == argument)?.Value);

    private (GraphQLValue? Literal, JsonElement Value) Resolve(GraphQLValue? value)
    {
        if (value is not GraphQLVariable variable)
        {
            return (value, default);
        }

        var name = variable.Name.StringValue;
        return variables.ValueKind == JsonValueKind.Object && variables.TryGetProperty(name, out var given)
            ? (null, given)
            : (operation.Variables?.Items.Find(definition => definition.Variable.Name.StringValue == name)?.DefaultValue, default);
    }
}
