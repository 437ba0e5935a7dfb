using Expect.Domain.Projects;
using Expect.Domain.Reference;

namespace Expect.Domain.Funding;

/// <summary>Money granted to a project (Financement accordé).</summary>
public sealed class Funding : Content, IHasLifecycle<FundingStatus>
{
    /// <summary>The application on which it was granted.</summary>
    public FundingApplication? Application { get; private set; }

    /// <summary>The project that receives it.</summary>
    public Project Project { get; private set; } = null!;

    /// <summary>The organisation that grants it.</summary>
    public Organization Funder { get; private set; } = null!;

    /// <summary>The amount granted.</summary>
    public Money AwardedAmount
    {
        get;
        private set
        {
            field = value;
            DisbursedAmount ??= value with { Amount = 0 }; // of a new funding nothing is paid
            RemainingAmount ??= value;
        }
    } = null!;

    /// <summary>The whole budget of the project, never less than the amount granted; none when not stated.</summary>
    public Money? TotalBudget { get; private set; }

    /// <summary>The day on which the agreement was signed.</summary>
    public DateOnly? SignedOn { get; private set; }

    /// <summary>What has been paid of it so far.</summary>
    public Money DisbursedAmount { get; private set; } = null!;

    /// <summary>What is still to be paid of it.</summary>
    public Money RemainingAmount { get; private set; } = null!;

    /// <summary>The payments.</summary>
    public ICollection<Disbursement> Disbursements { get; } = [];

    /// <summary>How far the money has been paid.</summary>
    public FundingStatus Status { get; private set; }

    /// <summary>What those who handle the funding note for each other (Notes internes); null for everybody else.</summary>
    public string? InternalNotes { get; private set; }

    /// <summary>What is granted on an application.</summary>
    /// <param name="application">The application; it has been awarded.</param>
    /// <param name="awardedAmount">The amount granted.</param>
    /// <param name="totalBudget">The whole budget of the project; null when not stated.</param>
    /// <param name="signedOn">The day on which the agreement was signed; null when it is not yet.</param>
    public static Funding On(FundingApplication application, Money awardedAmount, Money? totalBudget, DateOnly? signedOn) => new()
    {
        Application = application, Project = application.Project, Funder = application.Funder,
        AwardedAmount = awardedAmount, TotalBudget = totalBudget, SignedOn = signedOn,
    };

    /// <inheritdoc/>
    public override Result Check() => base.Check()
        .IsPositive(AwardedAmount, "awardedAmount")
        .And(CheckBudget(AwardedAmount, TotalBudget))
        .Unless(InternalNotes is null || !string.IsNullOrWhiteSpace(InternalNotes), "text.blank", "A text has something to read: give null to take it away.", "internalNotes");

    /// <summary>What is to be said against the budget of a project; empty when nothing.</summary>
    /// <param name="awardedAmount">What is granted.</param>
    /// <param name="totalBudget">The whole budget; null when not stated.</param>
    internal static Result CheckBudget(Money? awardedAmount, Money? totalBudget) => Result.Accepted
        .IsInCurrencyOf(totalBudget, awardedAmount, "totalBudget")
        .Unless(
            !(totalBudget?.Currency == awardedAmount?.Currency && totalBudget?.Amount < awardedAmount?.Amount),
            "totalBudget.tooSmall", "The budget is not less than the amount granted.", "totalBudget");

    /// <inheritdoc/>
    public override bool IsErasable => false;

    /// <inheritdoc/>
    Lifecycle<FundingStatus> IHasLifecycle<FundingStatus>.Lifecycle => Lifecycles.Funding;

    /// <inheritdoc/>
    public Result CheckMove(FundingStatus to) => Lifecycles.Funding.Check(Status, to);

    /// <inheritdoc/>
    public Result MoveTo(FundingStatus to, DateTimeOffset now, string? reason = null)
    {
        var result = CheckMove(to);
        if (result.IsAccepted)
        {
            Status = to;
        }

        return result;
    }
}

/// <summary>How far granted money has been paid.</summary>
public enum FundingStatus
{
    /// <summary>Promised (Engagé).</summary>
    Committed,

    /// <summary>Paid in part (Partiellement versé).</summary>
    PartiallyPaid,

    /// <summary>Paid in full (Versé).</summary>
    Paid,

    /// <summary>Closed (Soldé).</summary>
    Closed,

    /// <summary>Cancelled (Annulé).</summary>
    Cancelled,
}
