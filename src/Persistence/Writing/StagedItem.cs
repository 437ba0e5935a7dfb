using System.Collections.Immutable;
using Expect.Domain;

namespace Expect.Persistence.Writing;

/// <summary>An item that was changed and is to be saved with its revision.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Item">The item.</param>
/// <param name="Action">What was done to it.</param>
/// <param name="Before">All that it said before, personal data included: to be compared, never to be kept.</param>
/// <param name="Reason">Why; null when nothing is said.</param>
internal sealed record StagedItem(WritableType Type, Content Item, RevisionAction Action, string Before, string? Reason = null)
{
    /// <summary>Where the input speaks of it; empty when it is about nothing else.</summary>
    public ImmutableArray<string> Path { get; init; } = [];

    /// <summary>Whether it was written in the past, and what it refers to may have become something else since.</summary>
    public bool IsPast { get; init; }
}
