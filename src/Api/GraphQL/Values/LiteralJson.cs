using System.Text.Json;
using GraphQLParser.AST;

namespace Expect.Api.GraphQL.Values;

/// <summary>Literals of a document as JSON.</summary>
internal static class LiteralJson
{
    /// <summary>The JSON value of a literal; null when a variable stands in it.</summary>
    public static JsonElement? Read(GraphQLValue literal)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            if (!TryWrite(json, literal))
            {
                return null;
            }
        }

        using var document = JsonDocument.Parse(buffer.ToArray());
        return document.RootElement.Clone();
    }

    private static bool TryWrite(Utf8JsonWriter json, GraphQLValue literal)
    {
        switch (literal)
        {
            case GraphQLVariable:
                return false;
            case GraphQLObjectValue item:
                json.WriteStartObject();
                foreach (var field in item.Fields ?? [])
                {
                    json.WritePropertyName(field.Name.StringValue);
                    if (!TryWrite(json, field.Value))
                    {
                        return false;
                    }
                }

                json.WriteEndObject();
                return true;
            case GraphQLListValue list:
                json.WriteStartArray();
                foreach (var item in list.Values ?? [])
                {
                    if (!TryWrite(json, item))
                    {
                        return false;
                    }
                }

                json.WriteEndArray();
                return true;
            default:
                WriteLeaf(json, literal);
                return true;
        }
    }

    private static void WriteLeaf(Utf8JsonWriter json, GraphQLValue literal)
    {
        switch (literal)
        {
            case GraphQLStringValue text: json.WriteStringValue(text.Value.ToString()); break;
            case GraphQLEnumValue name: json.WriteStringValue(name.Name.StringValue); break;
            case GraphQLBooleanValue truth: json.WriteBooleanValue(truth is GraphQLTrueBooleanValue); break;
            case GraphQLIntValue number: json.WriteRawValue(number.Value.ToString()); break;
            case GraphQLFloatValue number: json.WriteRawValue(number.Value.ToString()); break;
            default: json.WriteNullValue(); break;
        }
    }
}
