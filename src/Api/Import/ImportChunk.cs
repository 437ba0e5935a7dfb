namespace Expect.Api.Import;

/// <summary>Rows that are imported together.</summary>
/// <param name="Rows">Those that could be read.</param>
/// <param name="Broken">Those that could not.</param>
/// <param name="Names">The items that they name.</param>
internal sealed record ImportChunk(IReadOnlyList<ImportRow> Rows, IReadOnlyList<ImportRow> Broken, IReadOnlyList<RowName> Names)
{
    /// <summary>A chunk of rows, with all that needs no database made ready.</summary>
    public static ImportChunk Of(IReadOnlyList<ImportRow> rows)
    {
        var whole = rows.Where(row => row.IsRow).ToList();
        return new ImportChunk(whole, [.. rows.Where(row => !row.IsRow)], [.. whole.SelectMany(RowName.In)]);
    }
}
