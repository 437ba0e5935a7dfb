using System.Globalization;
using System.Runtime.CompilerServices;
using CsvHelper;
using CsvHelper.Configuration;
using Expect.Persistence.Writing;

namespace Expect.Api.Import.Formats;

/// <summary>Rows of a table in text. What separates the values is found out from the line of column names.</summary>
internal static class CsvRows
{
    /// <summary>The rows, each as JSON in the form of the input of a new item.</summary>
    /// <param name="text">The table.</param>
    /// <param name="type">The type of the items.</param>
    /// <param name="targets">The types that are referred to.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static async IAsyncEnumerable<SourceRow> Of(
        TextReader text, WritableType type, CsvTargets targets, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var header = await text.ReadLineAsync(cancellation) ?? "";
        var separator = SeparatorOf(header);
        var columns = CsvColumns.Of(Split(header, separator), type, targets);
        if (columns.Problem is { } problem)
        {
            yield return problem;
            yield break;
        }

        var fault = "";
        using var parser = new CsvParser(text, Configuration(separator, () => fault = "A quotation mark stands where none can: put the value between quotation marks, and write those inside it twice."));
        while (await parser.ReadAsync())
        {
            var record = parser.Record!; // its values are taken apart only now
            yield return fault.Length > 0 ? SourceRow.Unreadable("row.csv", fault) : columns.Read(record);
            fault = "";
            cancellation.ThrowIfCancellationRequested();
        }
    }

    private static CsvConfiguration Configuration(string separator, Action badData) => new(CultureInfo.InvariantCulture)
    {
        HasHeaderRecord = false, Delimiter = separator, BadDataFound = _ => badData(), CountBytes = false,
    };

    private static string SeparatorOf(string header) => new[] { ",", ";", "\t" }.MaxBy(candidate => header.Split(candidate).Length)!;

    private static string[] Split(string header, string separator)
    {
        using var parser = new CsvParser(new StringReader(header), Configuration(separator, static () => { }));
        return parser.Read() ? parser.Record! : [];
    }
}
