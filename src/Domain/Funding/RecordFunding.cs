namespace Expect.Domain.Funding;

/// <summary>Records that a funder grants money on an application under appraisal: the application is awarded, and its funding is there from then on.</summary>
public sealed record RecordFunding : Command
{
    /// <summary>The application.</summary>
    public required FundingApplication Application { get; init; }

    /// <summary>The amount granted.</summary>
    public required Money AwardedAmount { get; init; }

    /// <summary>The whole budget of the project, never less than the amount granted and in the same currency; none when not stated.</summary>
    public Money? TotalBudget { get; init; }

    /// <summary>The day on which the agreement was signed; none when it is not yet.</summary>
    public DateOnly? SignedOn { get; init; }

    /// <inheritdoc/>
    public override CommandResult Execute(DateTimeOffset now)
    {
        var result = Application.CheckMove(FundingApplicationStatus.Awarded)
            .Unless(AwardedAmount.Amount > 0, "amount.notPositive", "An amount is greater than zero.", "awardedAmount")
            .Unless(TotalBudget is null || TotalBudget.Currency == AwardedAmount.Currency, "currency.other", "Amounts that go together are in the same currency.", "totalBudget")
            .Unless(
                TotalBudget is null || TotalBudget.Currency != AwardedAmount.Currency || TotalBudget.Amount >= AwardedAmount.Amount,
                "totalBudget.tooSmall", "The budget is not less than the amount granted.", "totalBudget");
        if (!result.IsAccepted)
        {
            return CommandResult.Refused(result);
        }

        Application.MoveTo(FundingApplicationStatus.Awarded, now);
        return CommandResult.Accepted(new CommandedItem(Application), new CommandedItem(Funding.On(Application, AwardedAmount, TotalBudget, SignedOn)));
    }
}
