using Expect.Domain.Expertise;
using Expect.Domain.Funding;
using Expect.Domain.Labels;
using static Expect.Domain.ContentStatus;

namespace Expect.Domain.Tests;

/// <summary>Which status may follow which.</summary>
public sealed class LifecycleTests
{
    [Theory]
    [InlineData(Draft, "InReview")]
    [InlineData(InReview, "Draft Published")]
    [InlineData(Published, "Suspended Archived")]
    [InlineData(Suspended, "Published Archived")]
    [InlineData(Archived, "")]
    public void Content_goes_from_draft_to_archive(ContentStatus from, string to) =>
        Assert.Equal(to, string.Join(' ', Lifecycles.Content.From(from)));

    [Theory]
    [InlineData(LabelApplicationStatus.Draft, "Submitted Withdrawn")]
    [InlineData(LabelApplicationStatus.Submitted, "Incomplete UnderReview Withdrawn")]
    [InlineData(LabelApplicationStatus.Incomplete, "Submitted Withdrawn")]
    [InlineData(LabelApplicationStatus.UnderReview, "Scheduled Withdrawn")]
    [InlineData(LabelApplicationStatus.Scheduled, "Awarded Rejected Deferred Withdrawn")]
    [InlineData(LabelApplicationStatus.Deferred, "Scheduled Withdrawn")]
    [InlineData(LabelApplicationStatus.Awarded, "")]
    [InlineData(LabelApplicationStatus.Rejected, "")]
    [InlineData(LabelApplicationStatus.Withdrawn, "")]
    public void An_application_for_a_label_goes_from_draft_to_decision(LabelApplicationStatus from, string to) =>
        Assert.Equal(to, string.Join(' ', Lifecycles.LabelApplication.From(from)));

    [Theory]
    [InlineData(Draft, Published, "InReview Published")]
    [InlineData(Draft, Archived, "InReview Published Archived")]
    [InlineData(Suspended, Draft, null)]
    [InlineData(Published, Published, "")]
    public void The_shortest_way_between_statuses(ContentStatus from, ContentStatus to, string? way) =>
        Assert.Equal(way, Lifecycles.Content.Way(from, to) is { } steps ? string.Join(' ', steps) : null);

    [Fact]
    public void A_decided_application_for_funding_stays_decided()
    {
        Assert.Empty(Lifecycles.FundingApplication.From(FundingApplicationStatus.Awarded));
        Assert.Empty(Lifecycles.FundingApplication.From(FundingApplicationStatus.Rejected));
        Assert.Empty(Lifecycles.FundingApplication.From(FundingApplicationStatus.Withdrawn));
    }

    [Fact]
    public void A_held_session_and_a_withdrawn_award_stay_so()
    {
        Assert.Empty(Lifecycles.CommitteeSession.From(CommitteeSessionStatus.Held));
        Assert.Empty(Lifecycles.LabelAward.From(LabelAwardStatus.Withdrawn));
    }

    [Fact]
    public void No_life_cycle_names_a_move_twice_or_stands_still()
    {
        Check(Lifecycles.Content);
        Check(Lifecycles.CommitteeSession);
        Check(Lifecycles.LabelAward);
        Check(Lifecycles.LabelApplication);
        Check(Lifecycles.FundingApplication);
        Check(Lifecycles.Funding);
    }

    [Fact]
    public void A_move_that_the_life_cycle_lacks_changes_nothing()
    {
        var offer = new ExpertiseOffer();
        var result = offer.MoveTo(Published, DateTimeOffset.UnixEpoch);
        Assert.Equal("transition.invalid", result.Errors[0].Code);
        Assert.Equal((Draft, null), (offer.Status, offer.PublishedAt));
    }

    [Fact]
    public void Publishing_an_empty_offer_gives_every_reason_against_it()
    {
        var offer = new ExpertiseOffer();
        Assert.True(offer.MoveTo(InReview, DateTimeOffset.UnixEpoch).IsAccepted);
        var result = offer.MoveTo(Published, DateTimeOffset.UnixEpoch);
        Assert.Equal(
            ["title.fr.missing", "summary.fr.missing", "theme.missing", "modality.missing", "language.missing"],
            result.Errors.Select(error => error.Code));
        Assert.Equal((InReview, null), (offer.Status, offer.PublishedAt));
    }

    private static void Check<T>(Lifecycle<T> lifecycle)
        where T : struct, Enum
    {
        Assert.Distinct(lifecycle.Transitions);
        Assert.All(lifecycle.Transitions, move => Assert.NotEqual(move.From, move.To));
    }
}
