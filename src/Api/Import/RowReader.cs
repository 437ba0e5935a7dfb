using System.Collections.Immutable;
using Expect.Api.GraphQL.Mutations;
using Expect.Api.GraphQL.Values;
using Expect.Api.Import.Formats;
using Expect.Persistence.Catalog;
using Expect.Persistence.Writing;

namespace Expect.Api.Import;

/// <summary>Reads rows as mutations read their inputs; everything that is wrong with a row is told at once.</summary>
internal sealed class RowReader(ContentCatalog catalog, RowTypes rows, WritableType type)
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
        var value = VariableCoercer.CoerceRow(rows.Of(type), source.Value, (path, fault) => faults.Add(new InvalidInput("value.invalid", fault, PathOf(path))));
        var input = value is null ? Nothing() : InputReader.ReadRow(catalog, type, value);
        input.Problems.AddRange(faults);
        return new ImportRow(number, input) { IsRow = value is not null };
    }

    private static ItemInput Nothing(params ReadOnlySpan<WriteProblem> problems)
    {
        var input = new ItemInput();
        input.Problems.AddRange(problems);
        return input;
    }

    private static ImmutableArray<string> PathOf(string path) => [.. path.Split(Steps, StringSplitOptions.RemoveEmptyEntries)];
}
