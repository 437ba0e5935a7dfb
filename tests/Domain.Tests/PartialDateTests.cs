namespace Expect.Domain.Tests;

/// <summary>Dates as far as they are known.</summary>
public sealed class PartialDateTests
{
    [Fact]
    public void A_date_is_the_first_day_that_it_can_mean()
    {
        Assert.Equal((new DateOnly(2002, 1, 1), DatePrecision.Year), Parts(PartialDate.InYear(2002)));
        Assert.Equal((new DateOnly(2020, 7, 1), DatePrecision.Month), Parts(PartialDate.InMonth(2020, 7)));
        Assert.Equal((new DateOnly(2021, 1, 20), DatePrecision.Day), Parts(PartialDate.On(new DateOnly(2021, 1, 20))));
    }

    [Fact]
    public void Precision_tells_dates_apart()
    {
        Assert.Equal(PartialDate.InYear(2002), PartialDate.InYear(2002));
        Assert.NotEqual(PartialDate.InYear(2002), PartialDate.InMonth(2002, 1));
    }

    private static (DateOnly Date, DatePrecision Precision) Parts(PartialDate date) => (date.Date, date.Precision);
}
