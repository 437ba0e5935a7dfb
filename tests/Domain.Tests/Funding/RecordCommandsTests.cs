using Expect.Domain.Funding;

namespace Expect.Domain.Tests.Funding;

/// <summary>Money that is granted and money that is paid.</summary>
public sealed class RecordCommandsTests
{
    private static readonly DateTimeOffset Now = new(2031, 1, 20, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void An_application_under_appraisal_is_awarded_and_its_funding_committed()
    {
        var application = Application(FundingApplicationStatus.UnderAppraisal);
        var result = new RecordFunding { Application = application, AwardedAmount = Euros(100), TotalBudget = Euros(100) }.Execute(Now);

        Assert.Empty(result.Problems());
        Assert.Equal(FundingApplicationStatus.Awarded, application.Status);
        var funding = Assert.IsType<Domain.Funding.Funding>(result.Written[1].Item);
        Assert.Equal((application, FundingStatus.Committed, Euros(100), Euros(0)), (funding.Application, funding.Status, funding.AwardedAmount, funding.DisbursedAmount));
    }

    [Fact]
    public void What_stands_in_the_way_of_a_funding_is_named_at_once()
    {
        var application = Application(FundingApplicationStatus.Submitted);
        Assert.Equal(
            ["transition.invalid", "amount.notPositive awardedAmount", "currency.other totalBudget"],
            new RecordFunding { Application = application, AwardedAmount = Euros(0), TotalBudget = new Money(1, "XOF") }.Execute(Now).Problems());
        Assert.Equal(
            ["totalBudget.tooSmall totalBudget"],
            new RecordFunding { Application = Application(FundingApplicationStatus.UnderAppraisal), AwardedAmount = Euros(2), TotalBudget = Euros(1) }.Execute(Now).Problems());
        Assert.Equal(FundingApplicationStatus.Submitted, application.Status);
    }

    [Theory]
    [InlineData(FundingStatus.Committed, 60, FundingStatus.PartiallyPaid, 2)]
    [InlineData(FundingStatus.Committed, 100, FundingStatus.Paid, 2)]
    [InlineData(FundingStatus.PartiallyPaid, 60, FundingStatus.PartiallyPaid, 1)]
    [InlineData(FundingStatus.PartiallyPaid, 100, FundingStatus.Paid, 2)]
    public void A_payment_moves_its_funding_as_far_as_it_goes(FundingStatus status, int amount, FundingStatus expected, int written)
    {
        var funding = Granted(status);
        var result = Pay(funding, Euros(amount));
        Assert.Empty(result.Problems());
        Assert.Equal((expected, written), (funding.Status, result.Written.Length));
        Assert.Equal(Euros(amount), Assert.IsType<Disbursement>(result.Written[^1].Item).Amount);
    }

    [Fact]
    public void What_stands_in_the_way_of_a_payment_is_named_at_once()
    {
        Assert.Equal(["amount.exceeds amount"], Pay(Granted(FundingStatus.Committed), Euros(101)).Problems());
        Assert.Equal(["amount.notPositive amount", "currency.other amount"], Pay(Granted(FundingStatus.Committed), new Money(-1, "XOF")).Problems());
        Assert.Equal(["transition.invalid"], Pay(Granted(FundingStatus.Cancelled), Euros(1)).Problems());
    }

    private static CommandResult Pay(Domain.Funding.Funding funding, Money amount) => new RecordDisbursement { Funding = funding, Amount = amount, PaidOn = new DateOnly(2031, 1, 1) }.Execute(Now);

    private static FundingApplication Application(FundingApplicationStatus status) => new FundingApplication().With(nameof(FundingApplication.Status), status);

    private static Domain.Funding.Funding Granted(FundingStatus status) => Domain.Funding.Funding.On(Application(FundingApplicationStatus.Awarded), Euros(100), null, null)
        .With(nameof(Domain.Funding.Funding.Status), status);

    private static Money Euros(decimal amount) => new(amount, "EUR");
}
