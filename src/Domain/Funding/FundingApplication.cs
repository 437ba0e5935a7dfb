using Expect.Domain.Projects;
using Expect.Domain.Reference;

namespace Expect.Domain.Funding;

/// <summary>A request for money for a project (Demande de financement). Requested is not awarded.</summary>
public sealed class FundingApplication : Content, IHasLifecycle<FundingApplicationStatus>
{
    /// <summary>The project that needs the money.</summary>
    public Project Project { get; private set; } = null!;

    /// <summary>The organisation that is asked.</summary>
    public Organization Funder { get; private set; } = null!;

    /// <summary>The scheme under which the money is asked for; none when it is under no scheme, or not stated.</summary>
    public FundingScheme? Scheme { get; private set; }

    /// <summary>The amount asked for.</summary>
    public Money RequestedAmount { get; private set; } = null!;

    /// <summary>When the application was filed, as far as it is known.</summary>
    public PartialDate? SubmittedOn { get; private set; }

    /// <summary>Where the application stands.</summary>
    public FundingApplicationStatus Status { get; private set; }

    /// <summary>Whether it is kept from public view.</summary>
    public bool Confidential { get; private set; }

    /// <summary>The funding that was granted on it; none while it is not granted.</summary>
    public Funding? Funding { get; private set; }

    /// <inheritdoc/>
    public override Result Check() => base.Check().IsPositive(RequestedAmount, "requestedAmount");

    /// <inheritdoc/>
    public override bool IsErasable => Status == FundingApplicationStatus.Draft;

    /// <inheritdoc/>
    Lifecycle<FundingApplicationStatus> IHasLifecycle<FundingApplicationStatus>.Lifecycle => Lifecycles.FundingApplication;

    /// <inheritdoc/>
    public Result CheckMove(FundingApplicationStatus to) => Lifecycles.FundingApplication.Check(Status, to);

    /// <inheritdoc/>
    public Result MoveTo(FundingApplicationStatus to, DateTimeOffset now, string? reason = null)
    {
        var result = CheckMove(to);
        if (result.IsAccepted)
        {
            Status = to;
            SubmittedOn ??= to == FundingApplicationStatus.Submitted ? PartialDate.On(ParisTime.DayOf(now)) : null;
        }

        return result;
    }
}

/// <summary>Where an application for funding stands.</summary>
public enum FundingApplicationStatus
{
    /// <summary>Being written (Brouillon).</summary>
    Draft,

    /// <summary>Filed (Déposée).</summary>
    Submitted,

    /// <summary>On the short list (Présélectionnée).</summary>
    Preselected,

    /// <summary>Being examined (En instruction).</summary>
    UnderAppraisal,

    /// <summary>Granted (Accordée).</summary>
    Awarded,

    /// <summary>Refused (Refusée).</summary>
    Rejected,

    /// <summary>Taken back by the applicant (Retirée).</summary>
    Withdrawn,
}
