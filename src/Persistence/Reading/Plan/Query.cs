using System.Collections.Immutable;

namespace Expect.Persistence.Reading.Plan;

/// <summary>One key of an order.</summary>
/// <param name="Expression">What is ordered by.</param>
/// <param name="Type">The type of its value.</param>
/// <param name="Nullable">Whether its value can be null. Nulls come last ascending, first descending.</param>
/// <param name="Descending">Whether the greatest comes first.</param>
/// <param name="Collation">Name of the collation of a text, or null for code point order.</param>
public sealed record OrderTerm(Expression Expression, SqlType Type, bool Nullable, bool Descending, string? Collation = null);

/// <summary>Where a page starts: the values of the order's terms in the row that it starts after.</summary>
/// <param name="Values">One for each term; null where the row had null.</param>
public sealed record Seek(ImmutableArray<ParameterOperand?> Values);

/// <summary>Which slice of ordered rows is wanted.</summary>
/// <param name="Size">How many rows at most.</param>
/// <param name="Backward">Whether the last rows are wanted instead of the first.</param>
/// <param name="After">The row after which the slice starts, or null.</param>
/// <param name="Before">The row before which it ends, or null.</param>
public sealed record Page(int Size, bool Backward, Seek? After, Seek? Before);

/// <summary>Rows of one table: which, in what order, and what slice of them.</summary>
/// <param name="Table">The table.</param>
/// <param name="Visibility">What the viewer may see of it.</param>
/// <param name="Where">What is asked for.</param>
/// <param name="Order">The order; it ends with a unique key where the rows are paged.</param>
/// <param name="Page">The slice, or null for all.</param>
public sealed record RowQuery(string Table, Filter Visibility, Filter Where, ImmutableArray<OrderTerm> Order, Page? Page)
{
    /// <summary>Whether the rows are the hits of a search instead of a table's.</summary>
    public SearchRoot? Hits { get; init; }

    /// <summary>The change feed, when the rows are its changes instead of a table's.</summary>
    public ChangesRoot? Changes { get; init; }
}
