using Expect.Domain.Reference;
using Expect.Domain.Territories;

namespace Expect.Domain.Labels;

/// <summary>An authority's application for a label in a theme (Candidature).</summary>
public sealed class LabelApplication : Content
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
