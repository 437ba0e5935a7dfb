using System.Collections.Immutable;
using System.Text.Json;
using Expect.Api.GraphQL.Mutations;
using Expect.Api.GraphQL.Values;
using Expect.Api.Import.Formats;
using Expect.Persistence.Catalog;
using Expect.Persistence.Writing;
using Expect.Persistence.Writing.Bulk;

namespace Expect.Api.Import;

/// <summary>Reads rows as mutations read their inputs; everything that is wrong with a row is told at once.</summary>
/// <param name="catalog">What can be read.</param>
/// <param name="rows">The form of rows.</param>
/// <param name="type">The type of the items.</param>
/// <param name="areRecords">Whether rows come with ids and history.</param>
internal sealed class RowReader(ContentCatalog catalog, RowTypes rows, WritableType type, bool areRecords = false)
{
    private static readonly char[] Steps = ['.', '[', ']'];

    /// <summary>Reads a row.</summary>
    /// <param name="number">Its place among all rows, from 0.</param>
    /// <param name="source">The row.</param>
    public ImportRow Read(int number, SourceRow source)
    {
        if (source.Problem is { } problem)
        {
            return new ImportRow(number, Nothing(problem));
        }

        var faults = new List<InvalidInput>();
        var value = VariableCoercer.CoerceRow(rows.Of(type, areRecords), source.Value, (path, fault) => faults.Add(new InvalidInput("value.invalid", fault.English, PathOf(path)) { French = fault.French }));
        var input = value is null ? Nothing() : InputReader.ReadRow(catalog, type, value);
        input.Problems.AddRange(faults);
        return new ImportRow(number, input) { IsRow = value is not null, Record = areRecords && value is not null ? RecordOf(value) : null };
    }

    // What follows from moves and uploads, by the names of the schema; properties of entities are named alike.
    private BulkRecord RecordOf(ObjectValue value)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (value.Find(RowTypes.Recorded) is LeafValue { Current: JsonElement recorded })
        {
            foreach (var member in recorded.EnumerateObject())
            {
                var property = type.Entity.GetProperty(char.ToUpperInvariant(member.Name[0]) + member.Name[1..])!;
                values.Add(property.Name, member.Value.Deserialize(property.PropertyType));
            }
        }

        return new BulkRecord(RecordKeys.IdOf((string)((LeafValue)value.Find(RowTypes.Key)!).Current!), values);
    }

    private static ItemInput Nothing(params ReadOnlySpan<WriteProblem> problems)
    {
        var input = new ItemInput();
        input.Problems.AddRange(problems);
        return input;
    }

    private static ImmutableArray<string> PathOf(string path) => [.. path.Split(Steps, StringSplitOptions.RemoveEmptyEntries)];
}
