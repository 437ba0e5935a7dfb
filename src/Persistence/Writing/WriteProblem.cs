using System.Collections.Immutable;

namespace Expect.Persistence.Writing;

/// <summary>Why something was not written. Expected: whoever writes can do something about it.</summary>
public abstract record WriteProblem;

/// <summary>A value breaks a rule.</summary>
/// <param name="Code">Stable name of the rule.</param>
/// <param name="Message">What is wrong, in English.</param>
/// <param name="Path">Where in the input; empty when it is the item as a whole.</param>
public sealed record InvalidInput(string Code, string Message, ImmutableArray<string> Path) : WriteProblem
{
    /// <summary>The number that the rule compares with, when it is a setting; null otherwise.</summary>
    public long? Limit { get; init; }
}

/// <summary>An item does not exist for the writer.</summary>
/// <param name="Path">Where in the input it is named.</param>
public sealed record ItemNotFound(ImmutableArray<string> Path) : WriteProblem;

/// <summary>Somebody else wrote the item meanwhile.</summary>
/// <param name="Expected">The version that the writer knew.</param>
/// <param name="Actual">The version that the item has.</param>
public sealed record VersionConflict(int Expected, int Actual) : WriteProblem;

/// <summary>The life cycle has no such move.</summary>
/// <param name="From">The item's status.</param>
/// <param name="To">The status asked for.</param>
/// <param name="Allowed">Where the item can go.</param>
public sealed record InvalidMove(string From, string To, ImmutableArray<string> Allowed) : WriteProblem;

/// <summary>Another item has that unique key.</summary>
/// <param name="Path">Where in the input the key stands.</param>
/// <param name="ExistingId">The other item; null when the writer may not see it.</param>
public sealed record KeyTaken(ImmutableArray<string> Path, Guid? ExistingId) : WriteProblem;

/// <summary>Other items refer to the item that was to be erased.</summary>
/// <param name="By">Types and ids of those that are known.</param>
public sealed record StillReferenced(ImmutableArray<(string Type, Guid Id)> By) : WriteProblem;

/// <summary>The writer has no right to it.</summary>
public sealed record NotAllowed : WriteProblem;
