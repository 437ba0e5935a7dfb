using System.Collections.Immutable;

namespace Expect.Persistence.Writing.Releases;

/// <summary>A release as it is to be applied.</summary>
/// <param name="Id">The release.</param>
/// <param name="Name">Its name.</param>
/// <param name="Closed">Why it takes no changes; empty when it does.</param>
/// <param name="IsPending">Whether its changes are still to be applied.</param>
/// <param name="Changes">Its changes, in the order in which they are applied.</param>
public sealed record PendingRelease(Guid Id, string Name, ImmutableArray<WriteProblem> Closed, bool IsPending, ImmutableArray<PendingChange> Changes)
{
    /// <summary>The items that were there before the release, each once, with the version that its changes were made against.</summary>
    public IReadOnlyDictionary<(string Type, Guid Id), int> Bases => Changes
        .SelectMany(change => change.Items).DistinctBy(item => item.Id).Where(item => item.Version is not null)
        .ToDictionary(item => (item.Type, item.Id), item => item.Version!.Value);
}

/// <summary>A change of a release.</summary>
/// <param name="Number">Its number within the release.</param>
/// <param name="Mutation">The mutation's name.</param>
/// <param name="Input">The mutation's input, as JSON.</param>
/// <param name="Items">The items that it comes to, each once, with the version outside the release; null for one that the release makes.</param>
/// <param name="Made">The ids of the items that it makes, in order.</param>
public sealed record PendingChange(int Number, string Mutation, string Input, ImmutableArray<TouchedItem> Items, ImmutableArray<Guid> Made);
