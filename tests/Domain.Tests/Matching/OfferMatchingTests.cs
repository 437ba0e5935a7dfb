using Expect.Domain.Expertise;
using Expect.Domain.Matching;

namespace Expect.Domain.Tests.Matching;

/// <summary>What makes an offer a match, and what a good one scores.</summary>
public sealed class OfferMatchingTests
{
    // A town hall abroad: violence against women, urgent, once, in Arabic.
    private static readonly MatchCriteria Need = new()
    {
        Themes = [MatchGen.Violence],
        Languages = ["AR"],
        Country = "TN",
        NeededBy = MatchGen.Today.AddDays(29),
        OneOff = true,
        MaxConstraint = Constraint.MissionLetter,
    };

    private static readonly OfferFacts Ideal = new(Guid.Empty, "ideal")
    {
        Themes = [MatchGen.Violence],
        Languages = ["FR", "AR"],
        Modalities = [new ModalityFacts(ModalityForm.OneOffMission, Involvement.Light, Constraint.MissionLetter, OneOff: true)],
        Service = CountryService.Named,
        YearlyCapacity = 4,
        HasLiveLabel = true,
        Presence = Proximity.Country,
    };

    [Fact]
    public void An_offer_that_meets_everything_scores_a_hundred() => Assert.Equal(100, Score(Ideal));

    [Fact]
    public void The_exact_theme_beats_a_part_of_it_and_that_the_wider_theme()
    {
        var (part, whole) = (Score(Ideal with { Themes = [MatchGen.Shelters] }), Score(Ideal with { Themes = [MatchGen.Equality] }));
        Assert.True(100 > part && part > whole, $"{part}, {whole}");
    }

    [Fact]
    public void No_shared_theme_no_served_country_and_no_day_in_time_are_no_match()
    {
        Assert.Null(Score(Ideal with { Themes = [MatchGen.Water] }));
        Assert.Null(Score(Ideal with { Service = CountryService.NotServed }));
        Assert.Null(Score(Ideal with { AvailableFrom = MatchGen.Today.AddDays(30) }));
        Assert.Null(Score(Ideal with { AvailableTo = MatchGen.Today.AddDays(-1) }));
        Assert.Null(OfferMatching.Score(new MatchCriteria(), Ideal with { AvailableTo = MatchGen.Today.AddDays(-1) }, MatchGen.Today));
        Assert.Null(OfferMatching.Score(Need with { NeededBy = MatchGen.Today.AddDays(-1) }, Ideal, MatchGen.Today));
    }

    [Fact]
    public void The_first_and_the_last_day_count()
    {
        Assert.NotNull(Score(Ideal with { AvailableFrom = Need.NeededBy }));
        Assert.NotNull(Score(Ideal with { AvailableTo = MatchGen.Today }));
        Assert.Equal(100, OfferMatching.Score(Need with { NeededBy = MatchGen.Today }, Ideal, MatchGen.Today)?.Score);
    }

    [Fact]
    public void Only_what_is_asked_for_takes_part_beside_capacity_and_label()
    {
        var reasons = OfferMatching.Score(new MatchCriteria(), Ideal, MatchGen.Today)!.Reasons;
        Assert.Equal([(MatchCriterion.Capacity, 33), (MatchCriterion.Label, 67)], reasons.Select(reason => (reason.Criterion, reason.MaxPoints)));
    }

    [Fact]
    public void What_an_offer_does_not_say_counts_half()
    {
        var silent = Ideal with { Modalities = [new ModalityFacts(ModalityForm.RemoteAdvice, null, null, OneOff: true)] };
        var reason = OfferMatching.Score(Need, silent, MatchGen.Today)!.Reasons.Single(reason => reason.Criterion == MatchCriterion.Modality);
        Assert.Equal((11, 15, MatchFinding.ModalityPartly), (reason.Points, reason.MaxPoints, reason.Finding));
    }

    [Fact]
    public void Explanations_name_what_was_found()
    {
        var reasons = OfferMatching.Score(Need, Ideal, MatchGen.Today)!.Reasons;
        Assert.Equal("Porte exactement sur les thématiques demandées : violence.", reasons[0].Explanation("fr"));
        Assert.Equal("At least one language asked for is offered: AR.", reasons[1].Explanation("en"));
    }

    private static int? Score(OfferFacts offer) => OfferMatching.Score(Need, offer, MatchGen.Today)?.Score;
}
