namespace Expect.Domain.Matching;

/// <summary>How well an offer meets a criterion.</summary>
/// <param name="Share">From 0, not at all, to <see cref="Full"/>.</param>
/// <param name="Finding">What was found.</param>
/// <param name="Detail">What the explanation names: codes, days, a number; null when it names nothing.</param>
public readonly record struct MatchGrade(int Share, MatchFinding Finding, string? Detail = null)
{
    /// <summary>The share of what is met in full.</summary>
    public const int Full = 1_000;
}
