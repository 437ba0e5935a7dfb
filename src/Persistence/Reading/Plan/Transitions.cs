using System.Collections.Immutable;

namespace Expect.Persistence.Reading.Plan;

/// <summary>
/// The moves that an item can make along its life cycle, and what stands in the way of each. Rules of the domain say so, which ask
/// about the whole item: it is loaded after all rows are read, in the same snapshot.
/// </summary>
/// <param name="Key">The response key.</param>
/// <param name="Type">Name of the item's type.</param>
/// <param name="Item">The item's id; null where the viewer may not write the item.</param>
/// <param name="Moves">The statuses to which the viewer may move items of the type.</param>
/// <param name="Language">BCP 47 tag of the language of messages.</param>
/// <param name="Members">Response key and kind of each member of a move.</param>
public sealed record TransitionsOutput(
    string Key, string Type, Expression Item, ImmutableArray<string> Moves, string Language, ImmutableArray<TransitionMember> Members) : Output(Key);

/// <summary>A member of a move.</summary>
/// <param name="Key">The response key.</param>
/// <param name="Kind">What is written.</param>
/// <param name="Json">For a constant, its JSON text.</param>
public sealed record TransitionMember(string Key, TransitionMemberKind Kind, string? Json = null)
{
    /// <summary>Of what stands in the way, response key and kind of each member.</summary>
    public ImmutableArray<BlockerMember> Blockers { get; init; } = [];
}

/// <summary>What a member of a move holds.</summary>
public enum TransitionMemberKind
{
    /// <summary>a constant</summary>
    Constant,

    /// <summary>the status</summary>
    To,

    /// <summary>what stands in the way</summary>
    BlockedBy,
}

/// <summary>A member of something that stands in the way of a move.</summary>
/// <param name="Key">The response key.</param>
/// <param name="Kind">What is written.</param>
/// <param name="Json">For a constant, its JSON text.</param>
public sealed record BlockerMember(string Key, BlockerMemberKind Kind, string? Json = null);

/// <summary>What a member of something that stands in the way holds.</summary>
public enum BlockerMemberKind
{
    /// <summary>a constant</summary>
    Constant,

    /// <summary>the name of the rule</summary>
    Code,

    /// <summary>what is wrong</summary>
    Message,

    /// <summary>where</summary>
    Path,
}
