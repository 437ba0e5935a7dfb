using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Expect.Api.Import.Formats;

/// <summary>Rows of a JSON list, or of JSON in lines.</summary>
internal static class JsonRows
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };
    private static readonly JsonSerializerOptions Elements = new() { AllowDuplicateProperties = false };

    /// <summary>The elements of a list.</summary>
    public static async IAsyncEnumerable<SourceRow> OfList(JsonElement list)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var element in list.EnumerateArray())
        {
            yield return new SourceRow(element);
        }
    }

    /// <summary>The elements of a list in a file, one after the other, however long it is.</summary>
    public static async IAsyncEnumerable<SourceRow> OfStream(Stream utf8, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await using var elements = JsonSerializer.DeserializeAsyncEnumerable<JsonElement>(utf8, Elements, cancellation).GetAsyncEnumerator(cancellation);
        while (true)
        {
            SourceRow row;
            try
            {
                if (!await elements.MoveNextAsync())
                {
                    yield break;
                }

                row = new SourceRow(elements.Current);
            }
            catch (JsonException error)
            {
                row = SourceRow.Unreadable("row.json", $"From here on the file is no JSON list (line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}).", isLast: true);
            }

            yield return row;
            if (row.IsLast)
            {
                yield break;
            }
        }
    }

    /// <summary>The objects in the lines of a text; empty lines are none.</summary>
    public static async IAsyncEnumerable<SourceRow> OfLines(TextReader text, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        while (await text.ReadLineAsync(cancellation) is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return Parse(line);
            }
        }
    }

    private static SourceRow Parse(string line)
    {
        try
        {
            return new SourceRow(JsonElement.Parse(line, Options));
        }
        catch (JsonException error)
        {
            return SourceRow.Unreadable("row.json", $"The line is no JSON object (byte {error.BytePositionInLine + 1}).");
        }
    }
}
