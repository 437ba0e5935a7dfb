using System.Collections.Immutable;

namespace Expect.Persistence.Writing;

/// <summary>What came of a write: the item, or every problem at once.</summary>
/// <param name="Id">The item; empty when there are problems.</param>
/// <param name="Problems">The problems; empty when it was written.</param>
public readonly record struct WriteOutcome(Guid Id, ImmutableArray<WriteProblem> Problems)
{
    /// <summary>Whether it was written.</summary>
    public bool IsWritten => Problems.IsDefaultOrEmpty;

    /// <summary>Not written.</summary>
    public static WriteOutcome Refused(params ImmutableArray<WriteProblem> problems) => new(Guid.Empty, problems);

    /// <summary>Written.</summary>
    public static WriteOutcome Written(Guid id) => new(id, []);
}
