using System.Collections.Immutable;
using Expect.Persistence.Writing;

namespace Expect.Api.GraphQL.Mutations;

/// <summary>The input of a mutation, read: what is to be written, and the items that it names, not yet looked for.</summary>
/// <param name="isWhole">Whether localised texts are given with all their languages.</param>
internal sealed class ItemInput(bool isWhole = false)
{
    /// <summary>The values to write.</summary>
    public ItemChanges Changes { get; } = new() { IsWhole = isWhole };

    /// <summary>The items that are named.</summary>
    public List<ReferenceRequest> References { get; } = [];

    /// <summary>What can be said to be wrong without reading.</summary>
    public ImmutableArray<WriteProblem>.Builder Problems { get; } = ImmutableArray.CreateBuilder<WriteProblem>(0);

    /// <summary>The item to change; empty when it is new, or was not found.</summary>
    public Guid Id { get; set; }

    /// <summary>The version that the writer knows; null for a new item.</summary>
    public int? Version { get; init; }

    /// <summary>The status to move to, by its name in the schema; null when it is no move.</summary>
    public string? To { get; init; }

    /// <summary>Why; null when nothing is said.</summary>
    public string? Reason { get; init; }

    /// <summary>The version to restore; null when nothing is restored.</summary>
    public int? Revision { get; init; }
}
