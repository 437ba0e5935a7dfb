using Expect.Domain.Reference;
using Expect.Domain.Territories;

namespace Expect.Domain.Labels;

/// <summary>An authority's application for a label in a theme (Candidature).</summary>
public sealed class LabelApplication : Content, IHasLifecycle<LabelApplicationStatus>
{
    /// <summary>The label.</summary>
    public Label Label { get; private set; } = null!;

    /// <summary>The authority that applies.</summary>
    public Territory Applicant { get; private set; } = null!;

    /// <summary>The field in which it wants its know-how recognised.</summary>
    public Theme Theme { get; private set; } = null!;

    /// <summary>Its competences in the field; required once submitted.</summary>
    public LocalizedText? Competences { get; private set; }

    /// <summary>What shows that its know-how is recognised; required once submitted.</summary>
    public LocalizedText? RecognitionEvidence { get; private set; }

    /// <summary>On what terms it can be called upon; required once submitted.</summary>
    public LocalizedText? MobilisationTerms { get; private set; }

    /// <summary>The day on which it was submitted; none while it is a draft.</summary>
    public DateOnly? SubmittedOn { get; private set; }

    /// <summary>The session that decides; required once scheduled.</summary>
    public CommitteeSession? Session { get; private set; }

    /// <summary>Where the application stands.</summary>
    public LabelApplicationStatus Status { get; private set; }

    /// <summary>The day of the decision: the session's.</summary>
    public DateOnly? DecidedOn { get; private set; }

    /// <summary>Why it was decided so; required when it was refused.</summary>
    public LocalizedText? Reason { get; private set; }

    /// <inheritdoc/>
    public override Result Check() => CheckFor(Status, Reason);

    /// <summary>What stands in the way of a decision by its session, which is being held; empty when nothing does. The reason is asked for where it is given.</summary>
    /// <param name="decision">The status of an application that is decided so.</param>
    public Result CheckDecision(LabelApplicationStatus decision) => Lifecycles.LabelApplication.Check(Status, decision).And(CheckFile(decision));

    // What an application needs in a status.
    private Result CheckFor(LabelApplicationStatus status, LocalizedText? reason) => CheckFile(status)
        .Unless(Session is null or { Status: CommitteeSessionStatus.Held } || !IsDecision(status), "session.notHeld", "An application is decided by a session that was held.", "session")
        .Unless(reason?.Has("fr") == true || status != LabelApplicationStatus.Rejected, "reason.missing", "An application that is refused needs the reason.", "reason");

    private Result CheckFile(LabelApplicationStatus status) =>
        (status is LabelApplicationStatus.Draft or LabelApplicationStatus.Withdrawn ? Result.Accepted : CheckSubmission())
            .Unless(Session is not null || !(status == LabelApplicationStatus.Scheduled || IsDecision(status)), "session.missing", "An application on the agenda needs its session.", "session");

    private static bool IsDecision(LabelApplicationStatus status) =>
        status is LabelApplicationStatus.Awarded or LabelApplicationStatus.Rejected or LabelApplicationStatus.Deferred;

    private Result CheckSubmission() => Result.Accepted
        .Unless(Competences?.Has("fr") == true, "competences.missing", "An application needs the competences in French to be submitted.", "competences")
        .Unless(RecognitionEvidence?.Has("fr") == true, "recognitionEvidence.missing", "An application needs the evidence of recognition in French to be submitted.", "recognitionEvidence")
        .Unless(MobilisationTerms?.Has("fr") == true, "mobilisationTerms.missing", "An application needs the terms of mobilisation in French to be submitted.", "mobilisationTerms");

    /// <inheritdoc/>
    public override bool IsErasable => Status == LabelApplicationStatus.Draft;

    /// <inheritdoc/>
    Lifecycle<LabelApplicationStatus> IHasLifecycle<LabelApplicationStatus>.Lifecycle => Lifecycles.LabelApplication;

    /// <inheritdoc/>
    public Result CheckMove(LabelApplicationStatus to) => CheckMove(to, Reason);

    /// <inheritdoc/>
    public Result MoveTo(LabelApplicationStatus to, DateTimeOffset now, string? reason = null)
    {
        var stated = reason is null ? Reason : LocalizedText.French(reason);
        var result = CheckMove(to, stated);
        if (result.IsAccepted)
        {
            Status = to;
            SubmittedOn ??= to == LabelApplicationStatus.Submitted ? ParisTime.DayOf(now) : null;
            DecidedOn = IsDecision(to) ? Session!.HeldOn : DecidedOn;
            Reason = stated;
        }

        return result;
    }

    private Result CheckMove(LabelApplicationStatus to, LocalizedText? reason) => Lifecycles.LabelApplication.Check(Status, to).And(CheckFor(to, reason));
}

/// <summary>Where an application for a label stands.</summary>
public enum LabelApplicationStatus
{
    /// <summary>Being written (Brouillon).</summary>
    Draft,

    /// <summary>Filed (Déposée).</summary>
    Submitted,

    /// <summary>Something is missing (Incomplète).</summary>
    Incomplete,

    /// <summary>Being examined (En instruction).</summary>
    UnderReview,

    /// <summary>On the agenda of a session (Inscrite au comité).</summary>
    Scheduled,

    /// <summary>Granted (Labellisée).</summary>
    Awarded,

    /// <summary>Refused (Refusée).</summary>
    Rejected,

    /// <summary>Put off to a later session (Ajournée).</summary>
    Deferred,

    /// <summary>Taken back by the applicant (Retirée).</summary>
    Withdrawn,
}
