using System.Runtime.CompilerServices;
using System.Text;
using Expect.Api.Import.Formats;
using Expect.Persistence.Writing;

namespace Expect.Api.Import;

/// <summary>A file with rows to import; read from its beginning as often as it takes.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Format">How its rows are written down.</param>
public sealed record ImportFile(string Path, ImportFormat Format)
{
    // Each time that the buffer is empty, the work goes to another thread.
    private const int BufferSize = 1 << 18;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The format that the ending of a file's name tells; null when it tells none.</summary>
    public static ImportFormat? FormatOf(string path) => System.IO.Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".CSV" or ".TSV" => ImportFormat.Csv,
        ".NDJSON" or ".JSONL" => ImportFormat.Ndjson,
        ".JSON" => ImportFormat.Json,
        _ => null,
    };

    /// <summary>The rows.</summary>
    internal async IAsyncEnumerable<SourceRow> Rows(WritableType type, CsvTargets targets, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var stream = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize);
        using var text = new StreamReader(stream, Strict, bufferSize: BufferSize);
        var rows = Format switch
        {
            ImportFormat.Json => JsonRows.OfStream(stream, cancellation),
            ImportFormat.Ndjson => JsonRows.OfLines(text, cancellation),
            _ => CsvRows.Of(text, type, targets, cancellation),
        };
        await using var source = rows.GetAsyncEnumerator(cancellation);
        while (await NextAsync(source) is { } row)
        {
            yield return row;
            if (row.IsLast)
            {
                yield break;
            }
        }
    }

    // Null at the end.
    private static async Task<SourceRow?> NextAsync(IAsyncEnumerator<SourceRow> source)
    {
        try
        {
            return await source.MoveNextAsync() ? source.Current : null;
        }
        catch (DecoderFallbackException)
        {
            return SourceRow.NoRows("rows.encoding", "The text is not UTF-8: save the file as UTF-8.");
        }
    }
}
