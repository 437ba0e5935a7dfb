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

    private bool IsDecided => Status is LabelApplicationStatus.Awarded or LabelApplicationStatus.Rejected or LabelApplicationStatus.Deferred;

    /// <inheritdoc/>
    public override Result Check() => Status is LabelApplicationStatus.Draft or LabelApplicationStatus.Withdrawn ? Result.Accepted : CheckSubmission();

    private Result CheckSubmission() => Result.Accepted
        .Unless(Competences?.Has("fr") == true, "competences.missing", "An application needs the competences in French to be submitted.", "competences")
        .Unless(RecognitionEvidence?.Has("fr") == true, "recognitionEvidence.missing", "An application needs the evidence of recognition in French to be submitted.", "recognitionEvidence")
        .Unless(MobilisationTerms?.Has("fr") == true, "mobilisationTerms.missing", "An application needs the terms of mobilisation in French to be submitted.", "mobilisationTerms");

    /// <inheritdoc/>
    public override bool IsErasable => Status == LabelApplicationStatus.Draft;

    /// <inheritdoc/>
    Lifecycle<LabelApplicationStatus> IHasLifecycle<LabelApplicationStatus>.Lifecycle => Lifecycles.LabelApplication;

    /// <inheritdoc/>
    public Result CheckMove(LabelApplicationStatus to) => Lifecycles.LabelApplication.Check(Status, to)
        .And(to is LabelApplicationStatus.Draft or LabelApplicationStatus.Withdrawn ? Result.Accepted : CheckSubmission())
        .Unless(to != LabelApplicationStatus.Scheduled || Session is not null, "session.missing", "An application on the agenda needs its session.", "session");

    /// <inheritdoc/>
    public Result MoveTo(LabelApplicationStatus to, DateTimeOffset now, string? reason = null)
    {
        var result = CheckMove(to).Unless(
            to != LabelApplicationStatus.Rejected || reason is not null || Reason?.Has("fr") == true, "reason.missing", "An application that is refused needs the reason.", "reason");
        if (result.IsAccepted)
        {
            Status = to;
            SubmittedOn ??= to == LabelApplicationStatus.Submitted ? ParisTime.DayOf(now) : null;
            DecidedOn = IsDecided ? Session!.HeldOn : DecidedOn;
            Reason = reason is null ? Reason : LocalizedText.French(reason);
        }

        return result;
    }
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
