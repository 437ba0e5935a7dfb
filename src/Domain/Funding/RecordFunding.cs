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
            .IsPositive(AwardedAmount, "awardedAmount")
            .And(Funding.CheckBudget(AwardedAmount, TotalBudget));
        if (!result.IsAccepted)
        {
            return CommandResult.Refused(result);
        }

        Application.MoveTo(FundingApplicationStatus.Awarded, now);
        return CommandResult.Accepted(new CommandedItem(Application), new CommandedItem(Funding.On(Application, AwardedAmount, TotalBudget, SignedOn)));
    }
}
