using System.Collections.Immutable;

namespace Expect.Persistence.Reading.Plan;

/// <summary>What the item of a revision said in another one: that of a version, or the one before; null when there is none.</summary>
/// <param name="Table">The table of revisions.</param>
/// <param name="Snapshot">The column of what the item says.</param>
/// <param name="Since">The version; null for the one before.</param>
public sealed record FormerSnapshotExpression(string Table, Column Snapshot, Operand? Since) : Expression;

/// <summary>In what two snapshots differ: a list of objects, one for each field that differs, and of a localised text one for each language.</summary>
/// <param name="Key">The response key.</param>
/// <param name="Before">The former snapshot.</param>
/// <param name="After">The later one.</param>
/// <param name="Members">Response key and kind of each member of a difference.</param>
public sealed record DiffOutput(string Key, FormerSnapshotExpression Before, ColumnExpression After, ImmutableArray<DiffMember> Members) : Output(Key);

/// <summary>A member of a difference.</summary>
/// <param name="Key">The response key.</param>
/// <param name="Kind">What is written.</param>
/// <param name="Json">For a constant, its JSON text.</param>
public sealed record DiffMember(string Key, DiffMemberKind Kind, string? Json = null);

/// <summary>What a member of a difference holds.</summary>
public enum DiffMemberKind
{
    /// <summary>a constant</summary>
    Constant,

    /// <summary>where the snapshots differ</summary>
    Path,

    /// <summary>the former value</summary>
    Before,

    /// <summary>the later value</summary>
    After,
}
