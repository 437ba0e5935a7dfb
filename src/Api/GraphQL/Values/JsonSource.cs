using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Expect.Api.GraphQL.Values;

/// <summary>An argument's value as JSON text, with the values of the request put in.</summary>
/// <param name="Value">The value.</param>
public sealed record JsonSource(InputValue Value) : ValueSource
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <inheritdoc/>
    public override object? Resolve(IReadOnlyList<object?> leaves)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            Write(json, Value, leaves);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    private static void Write(Utf8JsonWriter json, InputValue value, IReadOnlyList<object?> leaves)
    {
        switch (value)
        {
            case ObjectValue item:
                json.WriteStartObject();
                foreach (var (name, field) in item.Fields)
                {
                    json.WritePropertyName(name);
                    Write(json, field, leaves);
                }

                json.WriteEndObject();
                break;
            case ListValue list:
                json.WriteStartArray();
                foreach (var item in list.Items)
                {
                    Write(json, item, leaves);
                }

                json.WriteEndArray();
                break;
            case LeafValue leaf:
                Leaf(json, leaf.Source.Resolve(leaves));
                break;
            case LeafListValue list:
                json.WriteStartArray();
                foreach (var item in (object?[])list.Source.Resolve(leaves)!)
                {
                    Leaf(json, item);
                }

                json.WriteEndArray();
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }

    private static void Leaf(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case bool truth: json.WriteBooleanValue(truth); break;
            case int number: json.WriteNumberValue(number); break;
            case long number: json.WriteNumberValue(number); break;
            case decimal number: json.WriteNumberValue(number); break;
            case DateOnly day: json.WriteStringValue(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)); break;
            case DateTime moment: json.WriteStringValue(moment.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture)); break;
            default: json.WriteStringValue((string)value); break;
        }
    }
}
