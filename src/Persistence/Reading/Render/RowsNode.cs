using System.Collections.Immutable;
using Expect.Persistence.Reading.Plan;

namespace Expect.Persistence.Reading.Render;

/// <summary>The rows of one statement, and the rows that they belong to, up to the root.</summary>
/// <param name="Rows">Which rows.</param>
/// <param name="Parent">The rows that they belong to; null at the root.</param>
/// <param name="Path">The to-one relations from a row of the parent to the row that holds the list.</param>
/// <param name="Link">How they belong to it; null at the root.</param>
internal sealed record RowsNode(RowQuery Rows, RowsNode? Parent, ImmutableArray<Join> Path, RelatedRows? Link)
{
    /// <summary>The same rows, found once for all parts of the statement; null when each finds them itself.</summary>
    public SharedRows? Shared { get; init; }
}
