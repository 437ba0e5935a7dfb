using Expect.Domain.Labels;
using Expect.Domain.Territories;
using static Expect.Domain.Labels.LabelApplicationStatus;

namespace Expect.Domain.Tests.Labels;

/// <summary>What a session decides, and what stands in its way.</summary>
public sealed class HoldCommitteeSessionTests
{
    private static readonly DateTimeOffset Now = new(2031, 1, 20, 12, 0, 0, TimeSpan.Zero);

    private readonly Label _label = new Label().With(nameof(Label.DefaultValidityMonths), 36);
    private readonly CommitteeSession _session;

    public HoldCommitteeSessionTests() => _session = new CommitteeSession().With(nameof(CommitteeSession.Label), _label).With(nameof(CommitteeSession.HeldOn), new DateOnly(2031, 1, 20));

    [Fact]
    public void Each_application_is_decided_on_the_day_of_the_session_and_an_award_follows()
    {
        var (awarded, rejected, deferred) = (Application(), Application(), Application());
        var result = Hold(Decide(awarded, LabelDecision.Awarded), Decide(rejected, LabelDecision.Rejected, "Trop récent"), Decide(deferred, LabelDecision.Deferred));

        Assert.Empty(result.Problems());
        Assert.Equal(CommitteeSessionStatus.Held, _session.Status);
        Assert.Equal([(Awarded, _session.HeldOn), (Rejected, _session.HeldOn), (Deferred, _session.HeldOn)], new[] { awarded, rejected, deferred }.Select(application => (application.Status, application.DecidedOn!.Value)));
        Assert.Equal(LocalizedText.French("Trop récent"), rejected.Reason);
        Assert.Equal(
            [(typeof(CommitteeSession), ""), (typeof(LabelApplication), "decisions.0"), (typeof(LabelAward), "decisions.0"), (typeof(LabelApplication), "decisions.1"), (typeof(LabelApplication), "decisions.2")],
            result.Written.Select(written => (written.Item.GetType(), written.Path)));
        var award = result.Written.Select(written => written.Item).OfType<LabelAward>().Single();
        Assert.Equal((awarded.Applicant, _session, _session.HeldOn), (award.Territory, award.Session, award.AwardedOn));
    }

    [Fact]
    public void Without_other_dates_an_award_is_valid_from_the_session_on_as_long_as_the_label_says()
    {
        Assert.Equal((new DateOnly(2031, 1, 20), new DateOnly(2034, 1, 19)), Validity(null, null));
        Assert.Equal((new DateOnly(2031, 2, 1), new DateOnly(2034, 1, 31)), Validity(new DateOnly(2031, 2, 1), null));
        Assert.Equal((new DateOnly(2031, 1, 20), new DateOnly(2031, 12, 31)), Validity(null, new DateOnly(2031, 12, 31)));
        _label.With(nameof(Label.DefaultValidityMonths), null);
        Assert.Equal((new DateOnly(2031, 1, 20), null), Validity(null, null));
    }

    [Fact]
    public void Every_problem_is_named_at_once_and_nothing_changes()
    {
        var (twice, elsewhere, undecided) = (Application(), Application().With(nameof(LabelApplication.Session), new CommitteeSession()), Application());
        var result = Hold(
            Decide(twice, LabelDecision.Rejected),
            Decide(twice, LabelDecision.Deferred) with { ValidFrom = new DateOnly(2031, 1, 1) },
            Decide(elsewhere, LabelDecision.Awarded) with { ValidFrom = new DateOnly(2031, 2, 1), ValidTo = new DateOnly(2031, 1, 31) },
            Decide(Application().With(nameof(LabelApplication.Status), Submitted), LabelDecision.Awarded));

        Assert.Equal(
            [
                "decision.missing decisions", "reason.missing decisions.0.reason", "decision.twice decisions.1.applicationId", "validity.withoutAward decisions.1.validFrom",
                "decision.otherSession decisions.2.applicationId", "validity.reversed decisions.2.validTo", "transition.invalid decisions.3",
            ],
            result.Problems());
        Assert.Equal((CommitteeSessionStatus.Planned, Scheduled, Scheduled), (_session.Status, twice.Status, undecided.Status));
    }

    [Fact]
    public void A_session_is_held_once()
    {
        _session.With(nameof(CommitteeSession.Status), CommitteeSessionStatus.Held);
        Assert.Equal(["transition.invalid"], Hold().Problems());
    }

    private CommandResult Hold(params SessionDecision[] decisions) => new HoldCommitteeSession { Session = _session, Decisions = decisions }.Execute(Now);

    private (DateOnly, DateOnly?) Validity(DateOnly? from, DateOnly? to)
    {
        var award = LabelAward.On(Application(), from, to);
        return (award.ValidFrom, award.ValidTo);
    }

    private static SessionDecision Decide(LabelApplication application, LabelDecision decision, string? reason = null) => new() { Application = application, Decision = decision, Reason = reason };

    private LabelApplication Application()
    {
        var application = new LabelApplication()
            .With(nameof(LabelApplication.Label), _label).With(nameof(LabelApplication.Applicant), new Territory()).With(nameof(LabelApplication.Session), _session).With(nameof(LabelApplication.Status), Scheduled)
            .With(nameof(LabelApplication.Competences), LocalizedText.French("C")).With(nameof(LabelApplication.RecognitionEvidence), LocalizedText.French("R"))
            .With(nameof(LabelApplication.MobilisationTerms), LocalizedText.French("M"));
        _session.Applications.Add(application);
        return application;
    }
}
