namespace Expect.Domain.Matching;

/// <summary>What a criterion adds to a score, and why.</summary>
/// <param name="Criterion">The criterion.</param>
/// <param name="Points">What it adds, from 0 to <paramref name="MaxPoints"/>.</param>
/// <param name="MaxPoints">The most that it can add. Those of all reasons add up to 100.</param>
/// <param name="Finding">What was found.</param>
/// <param name="Detail">What the explanation names; null when it names nothing.</param>
public sealed record MatchReason(MatchCriterion Criterion, int Points, int MaxPoints, MatchFinding Finding, string? Detail)
{
    /// <summary>The reason in a sentence.</summary>
    /// <param name="language"><c>en</c> for English; anything else is French.</param>
    public string Explanation(string language) => MatchExplanations.Of(Finding, Detail, language);
}
