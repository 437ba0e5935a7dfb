using System.Text.Json;
using System.Text.Unicode;
using Expect.Api.GraphQL.Documents;

namespace Expect.Api.Http;

/// <summary>What is checked of a JSON body before it is used: that its text is text.</summary>
internal static class JsonChecks
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };

    /// <summary>Parses a body.</summary>
    /// <param name="json">The bytes; they must stay unchanged as long as the result is used.</param>
    /// <param name="what">What they are, for the message.</param>
    /// <exception cref="HttpRefusedException">They are no JSON object, or a string of theirs is no text.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> json, string what)
    {
        if (!Utf8.IsValid(json.Span))
        {
            throw HttpRefusedException.BadRequest($"{what} is not valid UTF-8. Encode it as UTF-8.");
        }

        JsonDocument document;
        try
        {
            RefuseBrokenText(json.Span, what); // first: the parser compares the names of members, which must be text for that
            document = JsonDocument.Parse(json, Options);
        }
        catch (JsonException error)
        {
            throw HttpRefusedException.BadRequest(
                $"{what} is not valid JSON (line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}). Send one JSON object, without duplicate members, nested at most 64 deep.");
        }

        if (document.RootElement.ValueKind == JsonValueKind.Object)
        {
            return document;
        }

        var isList = document.RootElement.ValueKind == JsonValueKind.Array;
        document.Dispose();
        throw HttpRefusedException.BadRequest(isList
            ? $"{what} is a list. Batches are not accepted: send one request after the other, or several root fields in one operation."
            : $"{what} must be a JSON object.");
    }

    private static void RefuseBrokenText(ReadOnlySpan<byte> json, string what)
    {
        if (json.IndexOf("\\u"u8) < 0)
        {
            return; // UTF-8 was checked, and raw control characters are no JSON: only escapes can hide them
        }

        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped && FaultOf(ref reader) is { } fault)
            {
                throw HttpRefusedException.BadRequest($"A string of {what.ToLowerInvariant()} is not text. {fault}");
            }
        }
    }

    private static string? FaultOf(ref Utf8JsonReader reader)
    {
        try
        {
            return TextChecks.FaultOf(reader.GetString());
        }
        catch (InvalidOperationException)
        {
            return TextChecks.FaultOf("\uD800"); // an escape that is half of a surrogate pair
        }
    }
}
