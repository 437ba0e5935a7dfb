using System.Text.Json;
using Expect.Api.GraphQL.Values;
using Expect.Api.Import.Formats;
using Expect.Persistence.Catalog;
using Expect.Persistence.Writing;

namespace Expect.Api.Import;

/// <summary>The input of a mutation that imports.</summary>
/// <param name="Format">How the rows are written down.</param>
/// <param name="Value">The rows.</param>
/// <param name="IsDryRun">Whether everything is only tried.</param>
internal sealed record ImportRequest(ImportFormat Format, JsonElement Value, bool IsDryRun)
{
    /// <summary>How long a request waits for others who write the same.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private const char ByteOrderMark = '\uFEFF';

    /// <summary>Reads the input.</summary>
    public static ImportRequest Of(ObjectValue input) => new(
        input.Find("format") is LeafValue { Current: string format } ? Enum.Parse<ImportFormat>(format, ignoreCase: true) : ImportFormat.Json,
        (JsonElement)((LeafValue)input.Find("rows")!).Current!,
        input.Find("dryRun") is LeafValue { Current: true });

    /// <summary>The rows.</summary>
    public IAsyncEnumerable<SourceRow> Rows(WritableType type, ContentCatalog catalog) => (Format, Value.ValueKind) switch
    {
        (ImportFormat.Json, JsonValueKind.Array) => JsonRows.OfList(Value),
        (ImportFormat.Ndjson, JsonValueKind.String) => JsonRows.OfLines(Text()),
        (ImportFormat.Csv, JsonValueKind.String) => CsvRows.Of(Text(), type, new CsvTargets(catalog)),
        _ => None(),
    };

    private StringReader Text() => new(Value.GetString()!.TrimStart(ByteOrderMark));

    private static async IAsyncEnumerable<SourceRow> None()
    {
        await Task.CompletedTask;
        yield return SourceRow.NoRows("rows.form", "The rows are not of that format: JSON is a list of objects, NDJSON and CSV are texts.");
    }
}
