using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Expect.Api.GraphQL.Reports;
using Expect.Persistence.Reading.Execute;

namespace Expect.Api.Http;

/// <summary>Writes <c>extensions</c>: what a request wanted to know about itself.</summary>
public static class ReportWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes an answer that has nothing but the report.</summary>
    public static void WriteAlone(IBufferWriter<byte> output, ReadReport report)
    {
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        WriteMember(json, report);
        json.WriteEndObject();
    }

    /// <summary>Writes the value of the member.</summary>
    public static void WriteValue(IBufferWriter<byte> output, ReadReport report)
    {
        using var json = new Utf8JsonWriter(output, Options);
        WriteValue(json, report);
    }

    /// <summary>Writes the member into an object.</summary>
    public static void WriteMember(Utf8JsonWriter json, ReadReport report)
    {
        json.WritePropertyName("extensions");
        WriteValue(json, report);
    }

    private static void WriteValue(Utf8JsonWriter json, ReadReport report)
    {
        json.WriteStartObject();
        if (report.Cost is { } cost)
        {
            json.WriteStartObject("cost");
            json.WriteNumber("fieldCost", cost.FieldCost);
            json.WriteNumber("typeCost", cost.TypeCost);
            json.WriteNumber("limit", report.CostLimit);
            json.WriteEndObject();
        }

        if (report.Explanations is { } explanations)
        {
            json.WriteStartArray("explain");
            foreach (var explanation in explanations)
            {
                Write(json, explanation);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, StatementExplanation explanation)
    {
        json.WriteStartObject();
        json.WriteString("sql", explanation.Sql);
        json.WriteStartArray("parameters");
        foreach (var value in explanation.Parameters)
        {
            WriteParameter(json, value);
        }

        json.WriteEndArray();
        json.WritePropertyName("plan");
        json.WriteRawValue(explanation.Plan);
        json.WriteEndObject();
    }

    private static void WriteParameter(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case string text: json.WriteStringValue(text); break;
            case bool truth: json.WriteBooleanValue(truth); break;
            case int number: json.WriteNumberValue(number); break;
            case long number: json.WriteNumberValue(number); break;
            case decimal number: json.WriteNumberValue(number); break;
            case DateTime moment: json.WriteStringValue(moment); break;
            case System.Collections.IEnumerable items:
                json.WriteStartArray();
                foreach (var item in items)
                {
                    WriteParameter(json, item);
                }

                json.WriteEndArray();
                break;
            case DateOnly day: json.WriteStringValue(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)); break;
            default: json.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture)); break;
        }
    }
}
