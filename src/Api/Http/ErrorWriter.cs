using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Expect.Api.GraphQL;
using Expect.Api.GraphQL.Reports;

namespace Expect.Api.Http;

/// <summary>Writes the answer of a refused request: <c>{ "errors": [ … ] }</c>, without data.</summary>
public static class ErrorWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the answer.</summary>
    /// <param name="output">Where it goes.</param>
    /// <param name="errors">At least one error.</param>
    /// <param name="traceId">For a fault of ours, what finds it in the log; null otherwise.</param>
    /// <param name="report">What the request wanted to know about itself; null when that is nothing.</param>
    public static void Write(IBufferWriter<byte> output, ImmutableArray<RequestError> errors, string? traceId = null, ReadReport? report = null)
    {
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        json.WriteStartArray("errors");
        foreach (var error in errors)
        {
            Write(json, error, traceId);
        }

        json.WriteEndArray();
        if (report is { Cost: not null })
        {
            ReportWriter.WriteMember(json, report);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, RequestError error, string? traceId)
    {
        json.WriteStartObject();
        json.WriteString("message", error.Message);
        if (!error.Locations.IsEmpty)
        {
            json.WriteStartArray("locations");
            foreach (var location in error.Locations)
            {
                json.WriteStartObject();
                json.WriteNumber("line", location.Line);
                json.WriteNumber("column", location.Column);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        if (!error.Path.IsEmpty)
        {
            json.WriteStartArray("path");
            foreach (var step in error.Path)
            {
                json.WriteStringValue(step);
            }

            json.WriteEndArray();
        }

        json.WriteStartObject("extensions");
        json.WriteString("code", error.Code);
        if (traceId is not null)
        {
            json.WriteString("traceId", traceId);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
