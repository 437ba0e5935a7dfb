using System.Collections.Immutable;

namespace Expect.Domain.Matching;

/// <summary>What each criterion weighs: the one table.</summary>
public static class MatchWeights
{
    /// <summary>The most points of all criteria together.</summary>
    public const int Total = 100;

    private static readonly ImmutableArray<(MatchCriterion Criterion, int Weight)> Table =
    [
        (MatchCriterion.Theme, 30),
        (MatchCriterion.Language, 15),
        (MatchCriterion.Country, 10),
        (MatchCriterion.Modality, 15),
        (MatchCriterion.Availability, 10),
        (MatchCriterion.Capacity, 5),
        (MatchCriterion.Label, 10),
        (MatchCriterion.Presence, 5),
    ];

    /// <summary>The most points of each criterion that takes part, in the table's order: whole numbers that add up to <see cref="Total"/>.</summary>
    /// <remarks>By largest remainder; between equal remainders the first in the table gets the point.</remarks>
    public static ImmutableArray<(MatchCriterion Criterion, int MaxPoints)> Of(MatchCriteria criteria)
    {
        var parts = Table.Where(row => criteria.Asks(row.Criterion)).ToList();
        var sum = parts.Sum(row => row.Weight);
        var missing = Total - parts.Sum(row => Total * row.Weight / sum);
        var rounded = parts.OrderByDescending(row => Total * row.Weight % sum).Take(missing).Select(row => row.Criterion).ToHashSet();
        return [.. parts.Select(row => (row.Criterion, (Total * row.Weight / sum) + (rounded.Contains(row.Criterion) ? 1 : 0)))];
    }
}
