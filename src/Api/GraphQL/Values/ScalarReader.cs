using System.Globalization;
using System.Text.Json;
using Expect.Api.GraphQL.Schema;
using GraphQL.Types;
using GraphQLParser.AST;

namespace Expect.Api.GraphQL.Values;

/// <summary>Reads scalar values of variables and of the document into the types that the database gets.</summary>
internal static class ScalarReader
{
    private const string Json = "JSON";

    /// <summary>Reads a JSON value; false when it does not fit the type.</summary>
    public static bool TryRead(IGraphType type, JsonElement json, out object? value)
    {
        value = null;
        if (type.Name == Json)
        {
            value = json;
            return true;
        }

        switch (json.ValueKind)
        {
            case JsonValueKind.String:
                return type.Name is not ("Int" or "Long" or "Boolean") && TryText(json, out var text) && TryRead(type, text, out value);
            case JsonValueKind.Number:
                return type is not EnumerationGraphType && TryNumber(type.Name, json.GetRawText(), out value);
            case JsonValueKind.True or JsonValueKind.False when type.Name == "Boolean":
                value = json.ValueKind == JsonValueKind.True;
                return true;
            default:
                return false;
        }
    }

    /// <summary>Reads a literal; false when it does not fit the type.</summary>
    public static bool TryRead(IGraphType type, GraphQLValue literal, out object? value)
    {
        value = null;
        if (type.Name == Json)
        {
            value = LiteralJson.Read(literal);
            return value is not null;
        }

        switch (literal)
        {
            case GraphQLEnumValue name:
                return type is EnumerationGraphType && TryRead(type, name.Name.StringValue, out value);
            case GraphQLStringValue text:
                return type is not EnumerationGraphType && TryRead(type, text.Value.ToString(), out value);
            case GraphQLBooleanValue truth:
                value = truth is GraphQLTrueBooleanValue;
                return type.Name == "Boolean";
            case GraphQLIntValue number:
                return TryNumber(type.Name, number.Value.ToString(), out value);
            case GraphQLFloatValue number:
                return TryNumber(type.Name, number.Value.ToString(), out value);
            default:
                return false;
        }
    }

    private static bool TryText(JsonElement json, out string text)
    {
        try
        {
            text = json.GetString()!;
            return true;
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate, escaped: no text at all.
            text = "";
            return false;
        }
    }

    private static bool TryRead(IGraphType type, string text, out object? value)
    {
        value = null;
        if (type is EnumerationGraphType enumeration)
        {
            value = enumeration.Values.FindByName(text)?.Name;
            return value is not null;
        }

        switch (type.Name)
        {
            case "Date" when ScalarText.TryDate(text, out var day):
                value = day;
                return true;
            case "DateTime" when ScalarText.TryDateTime(text, out var moment):
                value = moment.UtcDateTime;
                return true;
            case "Decimal" when ScalarText.TryDecimal(text, out var number):
                value = number;
                return true;
            case "String" or "ID" or "Markdown" when IsStorable(text):
            case "URL" when IsStorable(text) && ScalarText.IsUrl(text):
                value = text;
                return true;
            default:
                return false;
        }
    }

    private static bool IsStorable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var isPair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (text[i] == '\0' || (char.IsSurrogate(text[i]) && !isPair))
            {
                return false;
            }

            i += isPair ? 1 : 0;
        }

        return true;
    }

    private static bool TryNumber(string type, string text, out object? value)
    {
        value = null;
        switch (type)
        {
            case "Int" when int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                || (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var whole)
                    && whole == decimal.Truncate(whole) && whole is >= int.MinValue and <= int.MaxValue && (number = (int)whole) == whole):
                value = number;
                return true;
            case "Long" when ScalarText.TryLong(text, out var number):
                value = number;
                return true;
            case "Decimal" when ScalarText.TryDecimal(text, out var number):
                value = number;
                return true;
            case "ID" when text.AsSpan().IndexOfAny('.', 'e', 'E') < 0:
                value = text;
                return true;
            default:
                return false;
        }
    }
}
