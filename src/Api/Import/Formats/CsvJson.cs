using System.Globalization;
using System.Text.Json;
using Expect.Persistence.Catalog;

namespace Expect.Api.Import.Formats;

/// <summary>Writes cells as the JSON that an input has for them. What a cell says wrongly stays text, and is refused where inputs are.</summary>
internal static class CsvJson
{
    /// <summary>A single value.</summary>
    public static void WriteScalar(Utf8JsonWriter json, ScalarKind kind, string cell)
    {
        switch (kind)
        {
            case ScalarKind.Int or ScalarKind.Long when long.TryParse(cell, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number):
                json.WriteNumberValue(number);
                break;
            case ScalarKind.Boolean when bool.TryParse(cell, out var truth):
                json.WriteBooleanValue(truth);
                break;
            default:
                json.WriteStringValue(cell);
                break;
        }
    }

    /// <summary>A text in several languages.</summary>
    public static void WriteTexts(Utf8JsonWriter json, IEnumerable<(string Language, string? Text)> texts) => WriteList(json, texts, text =>
    {
        json.WriteStartObject();
        json.WriteString("language", text.Language);
        json.WriteString("value", text.Text);
        json.WriteEndObject();
    });

    /// <summary>An object of texts.</summary>
    public static void WriteObject(Utf8JsonWriter json, IEnumerable<(string Cell, string Part)> parts)
    {
        json.WriteStartObject();
        foreach (var (cell, part) in parts)
        {
            json.WriteString(part, cell);
        }

        json.WriteEndObject();
    }

    /// <summary>A key that names an item; one of several values is written as JSON.</summary>
    public static void WriteKey(Utf8JsonWriter json, string name, string cell)
    {
        json.WriteStartObject();
        json.WritePropertyName(name);
        if (cell.StartsWith('{'))
        {
            WriteJson(json, cell);
        }
        else
        {
            json.WriteStringValue(cell);
        }

        json.WriteEndObject();
    }

    /// <summary>A date as far as it is known: 2021, 2021-01 or 2021-01-20.</summary>
    public static void WritePartialDate(Utf8JsonWriter json, string cell)
    {
        var (date, precision) = cell.Length switch
        {
            4 => ($"{cell}-01-01", "YEAR"),
            7 => ($"{cell}-01", "MONTH"),
            _ => (cell, "DAY"),
        };
        WriteObject(json, [(date, "date"), (precision, "precision")]);
    }

    /// <summary>A list.</summary>
    public static void WriteList<T>(Utf8JsonWriter json, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray();
        foreach (var item in items)
        {
            write(item);
        }

        json.WriteEndArray();
    }

    /// <summary>A cell that holds JSON; as text when it does not.</summary>
    public static void WriteJson(Utf8JsonWriter json, string cell)
    {
        try
        {
            using var value = JsonDocument.Parse(cell);
            value.RootElement.WriteTo(json);
        }
        catch (JsonException)
        {
            json.WriteStringValue(cell);
        }
    }
}
