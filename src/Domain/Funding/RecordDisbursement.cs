namespace Expect.Domain.Funding;

/// <summary>Records a payment of granted money: the funding is paid in part from then on, or in full when nothing remains.</summary>
public sealed record RecordDisbursement : Command
{
    /// <summary>The funding.</summary>
    public required Funding Funding { get; init; }

    /// <summary>The amount paid, in the currency of the funding and not more than remains of it.</summary>
    public required Money Amount { get; init; }

    /// <summary>The day of the payment.</summary>
    public required DateOnly PaidOn { get; init; }

    private FundingStatus Next => Amount.Amount == Funding.RemainingAmount.Amount ? FundingStatus.Paid : FundingStatus.PartiallyPaid;

    private bool Moves => Next != Funding.Status;

    /// <inheritdoc/>
    public override CommandResult Execute(DateTimeOffset now)
    {
        var isSameCurrency = Amount.Currency == Funding.AwardedAmount.Currency;
        var result = (Moves ? Funding.CheckMove(Next) : Result.Accepted)
            .IsPositive(Amount, "amount")
            .IsInCurrencyOf(Amount, Funding.AwardedAmount, "amount")
            .Unless(!isSameCurrency || Amount.Amount <= Funding.RemainingAmount.Amount, "amount.exceeds", "A payment is not more than what remains of its funding.", "amount");
        if (!result.IsAccepted)
        {
            return CommandResult.Refused(result);
        }

        var payment = new CommandedItem(Disbursement.Of(Funding, Amount, PaidOn));
        if (!Moves)
        {
            return CommandResult.Accepted(payment);
        }

        Funding.MoveTo(Next, now);
        return CommandResult.Accepted(new CommandedItem(Funding), payment);
    }
}
