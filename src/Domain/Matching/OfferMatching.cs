using System.Collections.Immutable;

namespace Expect.Domain.Matching;

/// <summary>
/// Matches offers with a need. Pure: the same need, offer and day give the same score. An offer that has none of the themes,
/// does not serve the country, or cannot help in time is no match at all; everything else only costs points.
/// </summary>
public static class OfferMatching
{
    /// <summary>How well an offer matches; null when it is no match.</summary>
    /// <param name="criteria">The need.</param>
    /// <param name="offer">The offer.</param>
    /// <param name="today">The present day in Paris.</param>
    public static MatchResult? Score(MatchCriteria criteria, OfferFacts offer, DateOnly today) =>
        Score(criteria, MatchWeights.Of(criteria), offer, today);

    /// <summary>The best of many offers: the highest score first, then by the code points of their slugs.</summary>
    /// <param name="criteria">The need.</param>
    /// <param name="offers">The offers.</param>
    /// <param name="today">The present day in Paris.</param>
    /// <param name="first">How many at most.</param>
    public static ImmutableArray<RankedOffer> Best(MatchCriteria criteria, IEnumerable<OfferFacts> offers, DateOnly today, int first)
    {
        var weights = MatchWeights.Of(criteria);
        var ranked =
            from offer in offers
            let result = Score(criteria, weights, offer, today)
            where result is not null
            select new RankedOffer(offer, result);
        return [.. ranked.OrderByDescending(match => match.Result.Score).ThenBy(match => match.Offer.Slug, StringComparer.Ordinal).Take(first)];
    }

    private static MatchResult? Score(
        MatchCriteria criteria, ImmutableArray<(MatchCriterion Criterion, int MaxPoints)> weights, OfferFacts offer, DateOnly today)
    {
        if (offer.AvailableTo < today)
        {
            return null; // whatever the need says, nobody can help yesterday
        }

        var reasons = ImmutableArray.CreateBuilder<MatchReason>(weights.Length);
        var score = 0;
        foreach (var (criterion, maxPoints) in weights)
        {
            if (Grade(criterion, criteria, offer, today) is not { } grade)
            {
                return null;
            }

            var points = ((maxPoints * grade.Share) + (MatchGrade.Full / 2)) / MatchGrade.Full;
            score += points;
            reasons.Add(new MatchReason(criterion, points, maxPoints, grade.Finding, grade.Detail));
        }

        return new MatchResult(score, reasons.MoveToImmutable());
    }

    private static MatchGrade? Grade(MatchCriterion criterion, MatchCriteria criteria, OfferFacts offer, DateOnly today) => criterion switch
    {
        MatchCriterion.Theme => ThemeGrades.Of(criteria.Themes, offer.Themes),
        MatchCriterion.Language => OfferGrades.Language(criteria.Languages, offer.Languages),
        MatchCriterion.Country => OfferGrades.Country(criteria.Country!, offer.Service),
        MatchCriterion.Modality => ModalityGrades.Of(criteria, offer.Modalities),
        MatchCriterion.Availability => OfferGrades.Availability(offer, today, criteria.NeededBy!.Value),
        MatchCriterion.Capacity => OfferGrades.Capacity(offer.YearlyCapacity),
        MatchCriterion.Label => OfferGrades.Label(offer.HasLiveLabel),
        MatchCriterion.Presence => OfferGrades.Presence(criteria.Country!, offer.Presence),
        _ => throw new ArgumentOutOfRangeException(nameof(criterion), criterion, "Unknown criterion."),
    };
}
