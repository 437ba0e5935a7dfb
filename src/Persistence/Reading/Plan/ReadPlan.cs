using System.Collections.Immutable;

namespace Expect.Persistence.Reading.Plan;

/// <summary>What an operation reads: independent of GraphQL and of SQL.</summary>
/// <param name="Fields">The root fields in the order of the request.</param>
public sealed record ReadPlan(ImmutableArray<RootField> Fields)
{
    /// <summary>The moment for which everything is read; null for now.</summary>
    public ParameterOperand? Moment { get; init; }

    /// <summary>The ids of the territories that the viewer speaks for, a list; null when rights do not depend on them.</summary>
    public ParameterOperand? Territories { get; init; }
}

/// <summary>A root field of the answer.</summary>
/// <param name="Key">The response key.</param>
public abstract record RootField(string Key);

/// <summary>A root field whose JSON is known without reading: __typename, introspection.</summary>
/// <param name="Key">The response key.</param>
/// <param name="Json">Its JSON text.</param>
public sealed record ConstantRoot(string Key, string Json) : RootField(Key);

/// <summary>At most one row, by a unique key; null when there is none that the viewer may see.</summary>
/// <param name="Key">The response key.</param>
/// <param name="Rows">The row.</param>
/// <param name="Selection">What is written of it.</param>
public sealed record LookupRoot(string Key, RowQuery Rows, Selection Selection) : RootField(Key);

/// <summary>A page of rows.</summary>
/// <param name="Key">The response key.</param>
/// <param name="Table">The table.</param>
/// <param name="Visibility">What the viewer may see of it.</param>
/// <param name="Connection">Which rows, and what is written.</param>
public sealed record ConnectionRoot(string Key, string Table, Filter Visibility, Connection Connection) : RootField(Key);

/// <summary>Rows of several types by their ids, in the order of the ids, null where there is none that the viewer may see.</summary>
/// <param name="Key">The response key.</param>
/// <param name="Parts">What is read, one part for each type.</param>
/// <param name="Ids">For each id in its place: the index of its part and the slot of its value.</param>
public sealed record NodesRoot(string Key, ImmutableArray<NodesRootPart> Parts, ImmutableArray<NodeReference> Ids) : RootField(Key);

/// <summary>The rows of one type among the nodes asked for.</summary>
/// <param name="Table">The table.</param>
/// <param name="Visibility">What the viewer may see of it.</param>
/// <param name="Ids">The ids, a list of uuid.</param>
/// <param name="Selection">What is written of each.</param>
public sealed record NodesRootPart(string Table, Filter Visibility, ParameterOperand Ids, Selection Selection);

/// <summary>One id of the nodes asked for.</summary>
/// <param name="Part">Index of its type's part; -1 when the id is of no known type.</param>
/// <param name="Slot">The slot of the id's value.</param>
public sealed record NodeReference(int Part, int Slot);

/// <summary>An object of root fields.</summary>
/// <param name="Key">The response key.</param>
/// <param name="Members">Its members.</param>
public sealed record ObjectRoot(string Key, ImmutableArray<RootField> Members) : RootField(Key);

/// <summary>JSON that the request brings: what is known of its viewer.</summary>
/// <param name="Key">The response key.</param>
/// <param name="Json">The JSON text.</param>
public sealed record RequestRoot(string Key, ParameterOperand Json) : RootField(Key);

/// <summary>All rows that meet a condition, as far as they exist for the viewer, in a plain list.</summary>
/// <param name="Key">The response key.</param>
/// <param name="Rows">The rows.</param>
/// <param name="Selection">What is written of each.</param>
public sealed record RowsRoot(string Key, RowQuery Rows, Selection Selection) : RootField(Key);

/// <summary>The cursor of where the change feed ends at present.</summary>
/// <param name="Key">The response key.</param>
/// <param name="CursorFingerprint">Binds the cursor to the feed of an audience.</param>
public sealed record ChangesCursorRoot(string Key, ulong CursorFingerprint) : RootField(Key);
