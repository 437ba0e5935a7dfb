using System.Globalization;

namespace Expect.Persistence.Import;

/// <summary>What an import changed in one table.</summary>
/// <param name="Table">The table.</param>
/// <param name="Read">Rows in the file.</param>
/// <param name="Added">Rows that are new.</param>
/// <param name="Changed">Rows that differ from before.</param>
/// <param name="Closed">Rows that the file has no longer: their validity ends, they are not deleted.</param>
public sealed record ImportSummary(string Table, long Read, long Added, long Changed, long Closed)
{
    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Table}: {Read} read, {Added} added, {Changed} changed, {Closed} closed");
}
