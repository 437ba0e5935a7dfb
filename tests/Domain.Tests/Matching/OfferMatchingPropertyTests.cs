using CsCheck;
using Expect.Domain.Expertise;
using Expect.Domain.Matching;

namespace Expect.Domain.Tests.Matching;

/// <summary>What holds of every score.</summary>
public sealed class OfferMatchingPropertyTests
{
    private static readonly Gen<(MatchCriteria Criteria, OfferFacts Offer)> Pair = Gen.Select(MatchGen.Criteria, MatchGen.Offer);

    [Fact]
    public void Points_add_up_to_the_score_and_their_maxima_to_a_hundred() => Pair.Sample(pair =>
    {
        if (OfferMatching.Score(pair.Criteria, pair.Offer, MatchGen.Today) is { } result)
        {
            Assert.Equal(result.Score, result.Reasons.Sum(reason => reason.Points));
            Assert.Equal(100, result.Reasons.Sum(reason => reason.MaxPoints));
            Assert.All(result.Reasons, reason => Assert.InRange(reason.Points, 0, reason.MaxPoints));
        }
    });

    [Fact]
    public void Reasons_are_those_of_the_criteria_that_take_part_in_order() => Pair.Sample(pair =>
    {
        if (OfferMatching.Score(pair.Criteria, pair.Offer, MatchGen.Today) is { } result)
        {
            Assert.Equal(Enum.GetValues<MatchCriterion>().Where(pair.Criteria.Asks), result.Reasons.Select(reason => reason.Criterion));
        }
    });

    [Fact]
    public void The_same_need_offer_and_day_give_the_same_score() => Pair.Sample(pair =>
    {
        var (once, again) = (OfferMatching.Score(pair.Criteria, pair.Offer, MatchGen.Today), OfferMatching.Score(pair.Criteria, pair.Offer, MatchGen.Today));
        Assert.Equal(once?.Score, again?.Score);
        Assert.Equal(once?.Reasons.AsEnumerable(), again?.Reasons.AsEnumerable());
    });

    [Fact]
    public void An_offer_that_gets_better_never_loses_points() => Gen.Select(Pair, Gen.Int[0, 7]).Sample((pair, way) =>
    {
        if (OfferMatching.Score(pair.Criteria, pair.Offer, MatchGen.Today) is { } before)
        {
            var after = OfferMatching.Score(pair.Criteria, Better(pair.Criteria, pair.Offer, way), MatchGen.Today);
            Assert.NotNull(after);
            Assert.True(after.Score >= before.Score, $"{before.Score} became {after.Score}.");
        }
    });

    [Fact]
    public void Every_reason_has_a_sentence_in_both_languages() => Pair.Sample(pair =>
    {
        foreach (var reason in OfferMatching.Score(pair.Criteria, pair.Offer, MatchGen.Today)?.Reasons ?? [])
        {
            Assert.EndsWith(".", reason.Explanation("fr"), StringComparison.Ordinal);
            Assert.EndsWith(".", reason.Explanation("en"), StringComparison.Ordinal);
            Assert.DoesNotContain(": .", reason.Explanation("en"), StringComparison.Ordinal);
        }
    });

    [Fact]
    public void The_best_come_first_and_equals_by_slug_whatever_the_order_of_the_offers() =>
        Gen.Select(MatchGen.Criteria, MatchGen.Offer.Array[0, 12], Gen.Int[1, 6]).Sample((criteria, drawn, first) =>
        {
            var offers = drawn.DistinctBy(offer => offer.Slug).ToList();
            var best = OfferMatching.Best(criteria, offers, MatchGen.Today, first);
            var all = offers.Select(offer => (offer.Slug, OfferMatching.Score(criteria, offer, MatchGen.Today)?.Score)).Where(match => match.Score is not null)
                .OrderByDescending(match => match.Score).ThenBy(match => match.Slug, StringComparer.Ordinal).Take(first);
            Assert.Equal(all, best.Select(match => (match.Offer.Slug, (int?)match.Result.Score)));
            offers.Reverse();
            Assert.Equal(best.Select(match => match.Offer), OfferMatching.Best(criteria, offers, MatchGen.Today, first).Select(match => match.Offer));
        });

    private static OfferFacts Better(MatchCriteria criteria, OfferFacts offer, int way) => way switch
    {
        0 => offer with { Themes = [.. offer.Themes, .. criteria.Themes.Take(1)] },
        1 => offer with { Languages = [.. offer.Languages, .. criteria.Languages.Take(1)] },
        2 => offer with { Service = CountryService.Named },
        3 => offer with { Presence = offer.Presence == Proximity.Country ? Proximity.Country : offer.Presence + 1 },
        4 => offer with { Modalities = offer.Modalities.Add(new ModalityFacts(criteria.Forms.FirstOrDefault(), Involvement.Light, Constraint.None, OneOff: true)) },
        5 => offer with { AvailableFrom = offer.AvailableFrom?.AddDays(-3), AvailableTo = offer.AvailableTo?.AddDays(3) },
        6 => offer with { YearlyCapacity = (offer.YearlyCapacity ?? 1) + 1 },
        _ => offer with { HasLiveLabel = true },
    };
}
