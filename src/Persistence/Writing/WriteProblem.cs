using System.Collections.Immutable;

namespace Expect.Persistence.Writing;

/// <summary>Why something was not written. Expected: whoever writes can do something about it.</summary>
/// <param name="Path">Where in the input; empty when it is the item as a whole.</param>
public abstract record WriteProblem(ImmutableArray<string> Path)
{
    /// <summary>Where in the input; empty when it is the item as a whole.</summary>
    public ImmutableArray<string> Path { get; init; } = Path.IsDefault ? [] : Path;

    /// <summary>The same problem, of something that stands below a place.</summary>
    public WriteProblem Below(ImmutableArray<string> place) => this with { Path = [.. place, .. Path] };
}

/// <summary>A value breaks a rule.</summary>
/// <param name="Code">Stable name of the rule.</param>
/// <param name="Message">What is wrong, in English.</param>
/// <param name="Path">Where in the input; empty when it is the item as a whole.</param>
public sealed record InvalidInput(string Code, string Message, ImmutableArray<string> Path) : WriteProblem(Path)
{
    /// <summary>The number that the rule compares with, when it is a setting; null otherwise.</summary>
    public long? Limit { get; init; }

    /// <summary>The message in French, where it says more than the code alone does; null otherwise.</summary>
    public string? French { get; init; }
}

/// <summary>An item does not exist for the writer.</summary>
/// <param name="Path">Where in the input it is named.</param>
public sealed record ItemNotFound(ImmutableArray<string> Path) : WriteProblem(Path);

/// <summary>Somebody else wrote the item meanwhile.</summary>
/// <param name="Expected">The version that the writer knew.</param>
/// <param name="Actual">The version that the item has.</param>
/// <param name="Path">Where in the input the version stands.</param>
public record VersionConflict(int Expected, int Actual, ImmutableArray<string> Path = default) : WriteProblem(Path)
{
    /// <summary>Type and id of the item.</summary>
    public required (string Type, Guid Id) Item { get; init; }
}

/// <summary>Somebody else wrote the item since a release keeps a change of it.</summary>
/// <param name="Expected">The version that the change was made against.</param>
/// <param name="Actual">The version that the item has.</param>
/// <param name="Path">Where in the input the version stands.</param>
public sealed record ChangeOutdated(int Expected, int Actual, ImmutableArray<string> Path = default) : VersionConflict(Expected, Actual, Path);

/// <summary>The life cycle has no such move.</summary>
/// <param name="From">The item's status.</param>
/// <param name="To">The status asked for.</param>
/// <param name="Allowed">Where the item can go.</param>
/// <param name="Path">Where in the input the item is moved.</param>
public sealed record InvalidMove(string From, string To, ImmutableArray<string> Allowed, ImmutableArray<string> Path = default) : WriteProblem(Path);

/// <summary>Another item has that unique key.</summary>
/// <param name="Path">Where in the input the key stands.</param>
/// <param name="Existing">Type and id of the other item; null when it is not known, or when the writer may not see it.</param>
public sealed record KeyTaken(ImmutableArray<string> Path, (string Type, Guid Id)? Existing) : WriteProblem(Path);

/// <summary>Other items refer to the item that was to be erased.</summary>
/// <param name="By">Types and ids of those that are known.</param>
/// <param name="Path">Where in the input the item is named.</param>
public sealed record StillReferenced(ImmutableArray<(string Type, Guid Id)> By, ImmutableArray<string> Path = default) : WriteProblem(Path);

/// <summary>The writer has no right to it.</summary>
/// <param name="Path">Where in the input the item is named.</param>
public sealed record NotAllowed(ImmutableArray<string> Path = default) : WriteProblem(Path);
