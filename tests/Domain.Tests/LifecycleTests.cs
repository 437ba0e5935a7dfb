using System.Reflection;
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

    [Fact]
    public void An_application_for_a_label_comes_to_a_decision_with_what_each_step_needs()
    {
        var application = new LabelApplication();
        Assert.Equal(["competences.missing", "recognitionEvidence.missing", "mobilisationTerms.missing"], Codes(application.CheckMove(LabelApplicationStatus.Submitted)));
        foreach (var text in new[] { nameof(LabelApplication.Competences), nameof(LabelApplication.RecognitionEvidence), nameof(LabelApplication.MobilisationTerms) })
        {
            Set(application, text, LocalizedText.French("Texte"));
        }

        Assert.True(application.MoveTo(LabelApplicationStatus.Submitted, DateTimeOffset.UnixEpoch).IsAccepted);
        Assert.True(application.MoveTo(LabelApplicationStatus.UnderReview, DateTimeOffset.UnixEpoch).IsAccepted);
        Assert.Equal(["session.missing"], Codes(application.CheckMove(LabelApplicationStatus.Scheduled)));
        var session = new CommitteeSession();
        Set(application, nameof(LabelApplication.Session), session);
        Assert.True(application.MoveTo(LabelApplicationStatus.Scheduled, DateTimeOffset.UnixEpoch).IsAccepted);
        Assert.Equal(["session.notHeld", "reason.missing"], Codes(application.MoveTo(LabelApplicationStatus.Rejected, DateTimeOffset.UnixEpoch)));
        Assert.True(session.MoveTo(CommitteeSessionStatus.Held, DateTimeOffset.UnixEpoch).IsAccepted);
        Assert.Equal(["reason.missing"], Codes(application.CheckMove(LabelApplicationStatus.Rejected)));
        Assert.True(application.MoveTo(LabelApplicationStatus.Rejected, DateTimeOffset.UnixEpoch, "Incomplète").IsAccepted);
        Assert.Equal((session.HeldOn, LocalizedText.French("Incomplète")), (application.DecidedOn, application.Reason));
    }

    [Fact]
    public void Every_item_begins_at_the_start_of_its_life_cycle_and_makes_its_moves_and_no_other()
    {
        var types = typeof(Content).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.GetInterfaces().Any(IsLifecycle)).ToList();
        Assert.Contains(typeof(Practice), types);
        Assert.All(types, type => typeof(LifecycleTests).GetMethod(nameof(CheckMoves), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(type.GetInterfaces().Single(IsLifecycle).GetGenericArguments()).Invoke(null, [type]));

        static bool IsLifecycle(Type contract) => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IHasLifecycle<>);
    }

    private static void CheckMoves<TStatus>(Type type)
        where TStatus : struct, Enum
    {
        var status = Declared(type).GetProperty("Status")!;
        Assert.Equal(Create().Lifecycle.Initial, Create().Status);
        foreach (var (from, to) in Enum.GetValues<TStatus>().SelectMany(from => Enum.GetValues<TStatus>().Select(to => (from, to))))
        {
            var item = Create();
            status.SetValue(item, from);
            var refused = Codes(item.MoveTo(to, DateTimeOffset.UnixEpoch)).Contains(Lifecycle<TStatus>.InvalidTransition);
            Assert.True(refused != item.Lifecycle.Allows(from, to), $"{type.Name}: {from} to {to}");
            Assert.True(!refused || item.Status.Equals(from), $"{type.Name}: {from} to {to} is refused, and done");
        }

        IHasLifecycle<TStatus> Create() => (IHasLifecycle<TStatus>)Activator.CreateInstance(type, nonPublic: true)!;
    }

    // A property is set by the class that declares it.
    private static Type Declared(Type type) => typeof(PublishedContent).IsAssignableFrom(type) ? typeof(PublishedContent) : type;

    private static IEnumerable<string> Codes(Result result) => result.IsAccepted ? [] : result.Errors.Select(error => error.Code);

    private static void Set(object item, string property, object value) => item.GetType().GetProperty(property)!.SetValue(item, value);

    private static void Check<T>(Lifecycle<T> lifecycle)
        where T : struct, Enum
    {
        Assert.Distinct(lifecycle.Transitions);
        Assert.All(lifecycle.Transitions, move => Assert.NotEqual(move.From, move.To));
    }
}
