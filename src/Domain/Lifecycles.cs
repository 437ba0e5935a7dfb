using Expect.Domain.Funding;
using Expect.Domain.Labels;
using Expect.Domain.Releases;
using static Expect.Domain.ContentStatus;

namespace Expect.Domain;

/// <summary>The life cycles of the content model, each in one place.</summary>
public static class Lifecycles
{
    /// <summary>Of offers, projects and everything editorial.</summary>
    public static readonly Lifecycle<ContentStatus> Content = new("content", Draft,
    [
        (Draft, InReview), (InReview, Draft), (InReview, Published),
        (Published, Suspended), (Suspended, Published),
        (Published, Archived), (Suspended, Archived),
    ]);

    /// <summary>Of committee sessions.</summary>
    public static readonly Lifecycle<CommitteeSessionStatus> CommitteeSession = new("committee_session", CommitteeSessionStatus.Planned,
    [
        (CommitteeSessionStatus.Planned, CommitteeSessionStatus.Held),
        (CommitteeSessionStatus.Planned, CommitteeSessionStatus.Cancelled),
    ]);

    /// <summary>Of awards; expiry is derived from the end of validity, never written.</summary>
    public static readonly Lifecycle<LabelAwardStatus> LabelAward = new("label_award", LabelAwardStatus.Active,
    [
        (LabelAwardStatus.Active, LabelAwardStatus.Withdrawn),
        (LabelAwardStatus.Active, LabelAwardStatus.Renewed),
    ]);

    /// <summary>Of applications for labels. Any that is not decided can be withdrawn.</summary>
    public static readonly Lifecycle<LabelApplicationStatus> LabelApplication = new("label_application", LabelApplicationStatus.Draft,
    [
        (LabelApplicationStatus.Draft, LabelApplicationStatus.Submitted),
        (LabelApplicationStatus.Submitted, LabelApplicationStatus.Incomplete),
        (LabelApplicationStatus.Incomplete, LabelApplicationStatus.Submitted),
        (LabelApplicationStatus.Submitted, LabelApplicationStatus.UnderReview),
        (LabelApplicationStatus.UnderReview, LabelApplicationStatus.Scheduled),
        (LabelApplicationStatus.Scheduled, LabelApplicationStatus.Awarded),
        (LabelApplicationStatus.Scheduled, LabelApplicationStatus.Rejected),
        (LabelApplicationStatus.Scheduled, LabelApplicationStatus.Deferred),
        (LabelApplicationStatus.Deferred, LabelApplicationStatus.Scheduled),
        (LabelApplicationStatus.Draft, LabelApplicationStatus.Withdrawn),
        (LabelApplicationStatus.Submitted, LabelApplicationStatus.Withdrawn),
        (LabelApplicationStatus.Incomplete, LabelApplicationStatus.Withdrawn),
        (LabelApplicationStatus.UnderReview, LabelApplicationStatus.Withdrawn),
        (LabelApplicationStatus.Scheduled, LabelApplicationStatus.Withdrawn),
        (LabelApplicationStatus.Deferred, LabelApplicationStatus.Withdrawn),
    ]);

    /// <summary>Of applications for funding.</summary>
    public static readonly Lifecycle<FundingApplicationStatus> FundingApplication = new("funding_application", FundingApplicationStatus.Draft,
    [
        (FundingApplicationStatus.Draft, FundingApplicationStatus.Submitted),
        (FundingApplicationStatus.Submitted, FundingApplicationStatus.Preselected),
        (FundingApplicationStatus.Preselected, FundingApplicationStatus.UnderAppraisal),
        (FundingApplicationStatus.UnderAppraisal, FundingApplicationStatus.Awarded),
        (FundingApplicationStatus.UnderAppraisal, FundingApplicationStatus.Rejected),
        (FundingApplicationStatus.Draft, FundingApplicationStatus.Withdrawn),
        (FundingApplicationStatus.Submitted, FundingApplicationStatus.Withdrawn),
        (FundingApplicationStatus.Preselected, FundingApplicationStatus.Withdrawn),
        (FundingApplicationStatus.UnderAppraisal, FundingApplicationStatus.Withdrawn),
    ]);

    /// <summary>Of granted funding.</summary>
    public static readonly Lifecycle<FundingStatus> Funding = new("funding", FundingStatus.Committed,
    [
        (FundingStatus.Committed, FundingStatus.PartiallyPaid),
        (FundingStatus.Committed, FundingStatus.Paid),
        (FundingStatus.PartiallyPaid, FundingStatus.Paid),
        (FundingStatus.Paid, FundingStatus.Closed),
        (FundingStatus.PartiallyPaid, FundingStatus.Closed),
        (FundingStatus.Committed, FundingStatus.Cancelled),
        (FundingStatus.PartiallyPaid, FundingStatus.Cancelled),
    ]);

    /// <summary>Of releases.</summary>
    public static readonly Lifecycle<ReleaseStatus> Release = new("release", ReleaseStatus.Open,
    [
        (ReleaseStatus.Open, ReleaseStatus.Scheduled),
        (ReleaseStatus.Open, ReleaseStatus.Published),
        (ReleaseStatus.Open, ReleaseStatus.Discarded),
        (ReleaseStatus.Scheduled, ReleaseStatus.Open),
        (ReleaseStatus.Scheduled, ReleaseStatus.Published),
        (ReleaseStatus.Scheduled, ReleaseStatus.Failed),
        (ReleaseStatus.Scheduled, ReleaseStatus.Discarded),
        (ReleaseStatus.Failed, ReleaseStatus.Open),
        (ReleaseStatus.Failed, ReleaseStatus.Scheduled),
        (ReleaseStatus.Failed, ReleaseStatus.Published),
        (ReleaseStatus.Failed, ReleaseStatus.Discarded),
    ]);
}
