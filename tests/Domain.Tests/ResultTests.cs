namespace Expect.Domain.Tests;

/// <summary>Outcomes of changes.</summary>
public sealed class ResultTests
{
    [Fact]
    public void An_accepted_change_has_no_reasons() => Assert.True(Result.Accepted.Unless(true, "code", "message").IsAccepted);

    [Fact]
    public void A_result_that_nobody_set_is_accepted() => Assert.True(default(Result).IsAccepted);

    [Fact]
    public void Reasons_add_up_in_order()
    {
        var result = Result.Accepted.Unless(false, "one", "1").Unless(true, "two", "2").Unless(false, "three", "3");
        Assert.False(result.IsAccepted);
        Assert.Equal(["one", "three"], result.Errors.Select(error => error.Code));
    }

    [Fact]
    public void Reasons_are_told_below_the_field_that_they_are_about()
    {
        var result = Result.Refused("one", "1").Unless(false, "two", "2", "reason").Below("decisions.3");
        Assert.Equal(["decisions.3", "decisions.3.reason"], result.Errors.Select(error => error.Path));
        Assert.True(Result.Accepted.Below("decisions.3").IsAccepted);
    }
}
