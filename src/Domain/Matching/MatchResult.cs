using System.Collections.Immutable;

namespace Expect.Domain.Matching;

/// <summary>How well an offer matches a need.</summary>
/// <param name="Score">From 0 to 100: the points of all reasons.</param>
/// <param name="Reasons">One for each criterion that takes part, in the order of <see cref="MatchCriterion"/>.</param>
public sealed record MatchResult(int Score, ImmutableArray<MatchReason> Reasons);
