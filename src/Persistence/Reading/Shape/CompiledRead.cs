using System.Collections.Immutable;
using Expect.Persistence.Reading.Plan;

namespace Expect.Persistence.Reading.Shape;

/// <summary>An operation ready to run any number of times: statements for one round trip, and how rows become the answer. Immutable.</summary>
public sealed class CompiledRead
{
    internal CompiledRead(ImmutableArray<CompiledMatch> matches, ImmutableArray<CompiledStatement> statements, ImmutableArray<RootShape> roots, bool isPrepared)
    {
        Matches = matches;
        Statements = statements;
        Roots = roots;
        IsPrepared = isPrepared;
        IsTried = !isPrepared && matches.IsEmpty && !statements.IsEmpty && !statements.Any(statement => statement.IsPlannedOnce);
    }

    /// <summary>The SQL texts, in the order of execution: lists before the rows that hold them.</summary>
    public IEnumerable<string> Sql => AllStatements.Select(statement => statement.Sql);

    /// <summary>
    /// Whether the statements are prepared on the server. Statements with conditions of the request are not: they are
    /// planned for their values, because one plan for all values is a bad plan for rare ones.
    /// </summary>
    public bool IsPrepared { get; }

    /// <summary>Whether the statements are planned for their values, but a plan that is kept may be tried for values that are frequent.</summary>
    internal bool IsTried { get; }

    /// <summary>Whether rows have places that are filled after all of them are read, in the same snapshot.</summary>
    internal bool HasHoles { get; init; }

    /// <summary>The matches, whose statements come before all others.</summary>
    internal ImmutableArray<CompiledMatch> Matches { get; }

    /// <summary>The statements of the one batch that most operations are.</summary>
    internal ImmutableArray<CompiledStatement> Statements { get; }

    /// <summary>All statements, in the order of execution.</summary>
    internal IEnumerable<CompiledStatement> AllStatements => Matches.SelectMany(match => match.Statements).Concat(Statements);

    internal ImmutableArray<RootShape> Roots { get; }
}

/// <summary>One SQL statement and what becomes of its rows.</summary>
/// <param name="Sql">The text, with positional parameters.</param>
/// <param name="Parameters">The parameters in the order of their positions.</param>
/// <param name="Parts">What becomes of its rows. When there are several kinds, the first column says of which one a row is.</param>
internal sealed record CompiledStatement(string Sql, ImmutableArray<ParameterOperand> Parameters, ImmutableArray<RowShape> Parts)
{
    /// <summary>Whether one plan is good for all values, so that the values need not be looked at.</summary>
    public bool IsPlannedOnce { get; init; }
}

/// <summary>What becomes of a statement's rows.</summary>
/// <param name="KeyOrdinal">The column that holds the id of the row that they belong to; -1 when there is but one group.</param>
/// <param name="Arrays">The lists of objects written from each row.</param>
/// <param name="Page">How the page was cut, or null when all rows were wanted.</param>
/// <param name="Cursor">How a row's cursor is made, or null when none is asked for.</param>
/// <param name="PositionOrdinal">The column that orders the rows among those of other statements; -1 when they stand alone.</param>
/// <param name="First">Index of the first column: the ordinals count from it.</param>
internal sealed record RowShape(
    int KeyOrdinal, ImmutableArray<ImmutableArray<Cell>> Arrays, PageShape? Page, CursorShape? Cursor, int PositionOrdinal = -1, int First = 0)
{
    /// <summary>Whether the only row is a number: how many rows there are.</summary>
    public bool IsCount => Arrays.IsEmpty && Page is null;
}

/// <summary>How a page was cut: a row more than asked for tells that there are more.</summary>
internal sealed record PageShape(int Size, bool Backward, bool HasAfter, bool HasBefore);

/// <summary>The columns that make a cursor.</summary>
internal sealed record CursorShape(CursorBinding Binding, ImmutableArray<CursorColumn> Columns);

/// <summary>A column of a cursor.</summary>
internal readonly record struct CursorColumn(int Ordinal, SqlType Type);

/// <summary>How a root field is written.</summary>
/// <param name="Name">The response key as JSON, followed by a colon.</param>
internal abstract record RootShape(ReadOnlyMemory<byte> Name);

/// <summary>JSON that is known without reading.</summary>
internal sealed record ConstantRootShape(ReadOnlyMemory<byte> Name, ReadOnlyMemory<byte> Json) : RootShape(Name);

/// <summary>The only row of a statement, or null.</summary>
internal sealed record LookupRootShape(ReadOnlyMemory<byte> Name, int Statement) : RootShape(Name);

/// <summary>A connection: its rows' statement and its count's, each -1 when not asked for.</summary>
internal sealed record ConnectionRootShape(ReadOnlyMemory<byte> Name, int Statement, int CountStatement, PageShape Page, ImmutableArray<PartShape> Parts)
    : RootShape(Name);

/// <summary>Nodes by id: for each id its statement and the slot of its value.</summary>
internal sealed record NodesRootShape(ReadOnlyMemory<byte> Name, ImmutableArray<NodeReference> References) : RootShape(Name);

/// <summary>An object of root fields.</summary>
internal sealed record ObjectRootShape(ReadOnlyMemory<byte> Name, ImmutableArray<RootShape> Members) : RootShape(Name);

/// <summary>JSON text in a slot.</summary>
internal sealed record RequestRootShape(ReadOnlyMemory<byte> Name, int Slot) : RootShape(Name);

/// <summary>All rows of a statement, as a list.</summary>
internal sealed record RowsRootShape(ReadOnlyMemory<byte> Name, int Statement) : RootShape(Name);

/// <summary>The cursor of the only row of a statement.</summary>
internal sealed record CursorRootShape(ReadOnlyMemory<byte> Name, int Statement) : RootShape(Name);
