using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Expect.Api.GraphQL.Values;

/// <summary>Input values as JSON, in the form in which variables give them.</summary>
internal static class InputJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The JSON text of a value of the request at hand, its members in the order in which they were given.</summary>
    public static string Of(InputValue value)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            Write(json, value);
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void Write(Utf8JsonWriter json, InputValue value)
    {
        switch (value)
        {
            case ObjectValue item:
                json.WriteStartObject();
                foreach (var (name, member) in item.Fields)
                {
                    json.WritePropertyName(name);
                    Write(json, member);
                }

                json.WriteEndObject();
                break;
            case ListValue list:
                WriteAll(json, list.Items, Write);
                break;
            case LeafListValue list:
                WriteAll(json, list.Current, WriteLeaf);
                break;
            case LeafValue leaf:
                WriteLeaf(json, leaf.Current);
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }

    private static void WriteAll<T>(Utf8JsonWriter json, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray();
        foreach (var item in items)
        {
            write(json, item);
        }

        json.WriteEndArray();
    }

    private static void WriteLeaf(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case string text: json.WriteStringValue(text); break;
            case bool truth: json.WriteBooleanValue(truth); break;
            case int number: json.WriteNumberValue(number); break;
            case long number: json.WriteNumberValue(number); break;
            case decimal number: json.WriteNumberValue(number); break;
            case double number: json.WriteNumberValue(number); break;
            case DateOnly day: json.WriteStringValue(day.ToString("O", CultureInfo.InvariantCulture)); break;
            case DateTime moment: json.WriteStringValue(moment.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture)); break;
            default: throw new InvalidOperationException($"A {value.GetType().Name} has no form as an input.");
        }
    }
}
