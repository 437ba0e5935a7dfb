using System.Collections.Immutable;

namespace Expect.Persistence.Reading.Plan;

/// <summary>A page of rows with what a client needs to go on.</summary>
/// <param name="Where">Which rows.</param>
/// <param name="Order">In what order; ends with a unique key.</param>
/// <param name="Page">Which slice.</param>
/// <param name="Cursors">What binds cursors to order, language and search.</param>
/// <param name="Parts">The members of the connection's object, in the order of the request.</param>
public sealed record Connection(
    Filter Where,
    ImmutableArray<OrderTerm> Order,
    Page Page,
    CursorBinding Cursors,
    ImmutableArray<ConnectionPart> Parts)
{
    /// <summary>Whether rows must be read, or only counted.</summary>
    public bool NeedsRows => Parts.Any(part => part is NodesPart or EdgesPart or PageInfoPart);

    /// <summary>Whether the rows of the whole connection must be counted.</summary>
    public bool NeedsCount => Parts.Any(part => part is TotalCountPart);
}

/// <summary>A member of a connection's object.</summary>
/// <param name="Key">The response key.</param>
public abstract record ConnectionPart(string Key);

/// <summary>A member that is always the same.</summary>
/// <param name="Key">The response key.</param>
/// <param name="Json">Its JSON text.</param>
public sealed record ConstantPart(string Key, string Json) : ConnectionPart(Key);

/// <summary>The rows themselves.</summary>
/// <param name="Key">The response key.</param>
/// <param name="Selection">What is written of each.</param>
public sealed record NodesPart(string Key, Selection Selection) : ConnectionPart(Key);

/// <summary>The rows with their cursors and what their link says.</summary>
/// <param name="Key">The response key.</param>
/// <param name="Members">The members of an edge.</param>
public sealed record EdgesPart(string Key, ImmutableArray<EdgeMember> Members) : ConnectionPart(Key);

/// <summary>How many rows there are, all pages together.</summary>
/// <param name="Key">The response key.</param>
public sealed record TotalCountPart(string Key) : ConnectionPart(Key);

/// <summary>Where the page stands.</summary>
/// <param name="Key">The response key.</param>
/// <param name="Members">The members of the object.</param>
public sealed record PageInfoPart(string Key, ImmutableArray<PageInfoMember> Members) : ConnectionPart(Key);

/// <summary>A member of pageInfo.</summary>
/// <param name="Key">The response key.</param>
/// <param name="Kind">What is written.</param>
/// <param name="Json">For a constant, its JSON text.</param>
public sealed record PageInfoMember(string Key, PageInfoKind Kind, string? Json = null);

/// <summary>The members that pageInfo can have.</summary>
public enum PageInfoKind
{
    /// <summary>a constant</summary>
    Constant,

    /// <summary>hasNextPage</summary>
    HasNextPage,

    /// <summary>hasPreviousPage</summary>
    HasPreviousPage,

    /// <summary>startCursor</summary>
    StartCursor,

    /// <summary>endCursor</summary>
    EndCursor,
}

/// <summary>A member of an edge.</summary>
/// <param name="Key">The response key.</param>
public abstract record EdgeMember(string Key);

/// <summary>A constant member of an edge.</summary>
/// <param name="Key">The response key.</param>
/// <param name="Json">Its JSON text.</param>
public sealed record EdgeConstant(string Key, string Json) : EdgeMember(Key);

/// <summary>The edge's cursor.</summary>
/// <param name="Key">The response key.</param>
public sealed record EdgeCursor(string Key) : EdgeMember(Key);

/// <summary>The edge's row.</summary>
/// <param name="Key">The response key.</param>
/// <param name="Selection">What is written of it.</param>
public sealed record EdgeNode(string Key, Selection Selection) : EdgeMember(Key);

/// <summary>A value of the link between parent and row, such as a partner's role.</summary>
/// <param name="Key">The response key.</param>
/// <param name="Value">A value of the link.</param>
/// <param name="Format">How it is written.</param>
public sealed record EdgeValue(string Key, LinkColumnExpression Value, ScalarFormat Format) : EdgeMember(Key);
