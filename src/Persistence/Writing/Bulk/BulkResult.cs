using System.Collections.Immutable;

namespace Expect.Persistence.Writing.Bulk;

/// <summary>What came of the rows of an import.</summary>
/// <param name="Created">Items that are new.</param>
/// <param name="Updated">Items that were changed.</param>
/// <param name="Unchanged">Items that are as the rows say already, of which nothing was written.</param>
/// <param name="Problems">What stood in the way, with the row's number; nothing of what was written may be committed then.</param>
public sealed record BulkResult(int Created, int Updated, int Unchanged, ImmutableArray<BulkProblem> Problems)
{
    /// <summary>Of no row.</summary>
    public static readonly BulkResult Empty = new(0, 0, 0, []);

    /// <summary>Both together.</summary>
    public BulkResult Plus(BulkResult other) =>
        new(Created + other.Created, Updated + other.Updated, Unchanged + other.Unchanged, [.. Problems, .. other.Problems]);
}

/// <summary>What stood in the way of a row.</summary>
/// <param name="Row">Its number.</param>
/// <param name="Problem">What it was; its path begins in the row.</param>
public readonly record struct BulkProblem(int Row, WriteProblem Problem);
