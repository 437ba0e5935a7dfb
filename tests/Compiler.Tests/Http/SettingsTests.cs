using Expect.Api;
using Expect.Api.GraphQL.Cost;
using Microsoft.Extensions.Configuration;

namespace Expect.Compiler.Tests.Http;

/// <summary>Settings are read as they are documented; a wrong one stops the service with its name.</summary>
public sealed class SettingsTests
{
    [Theory]
    [InlineData(null, 10_000)]
    [InlineData("", 10_000)]
    [InlineData("250", 250)]
    [InlineData("250ms", 250)]
    [InlineData("3s", 3_000)]
    [InlineData("2 min", 120_000)]
    public void Durations_are_written_as_for_PostgreSQL(string? text, double milliseconds) =>
        Assert.Equal(milliseconds, Settings.Duration(Of("X", text), "X", TimeSpan.FromSeconds(10)).TotalMilliseconds);

    [Theory]
    [InlineData("0")]
    [InlineData("-1s")]
    [InlineData("s")]
    [InlineData("3 hours")]
    [InlineData("99999999999")]
    public void Other_durations_are_refused(string text) => Assert.Contains(
        "X", Assert.Throws<InvalidOperationException>(() => Settings.Duration(Of("X", text), "X", TimeSpan.FromSeconds(10))).Message, StringComparison.Ordinal);

    [Fact]
    public void Cost_limits_are_set_by_role()
    {
        Assert.Equal(new CostLimits(), CostLimits.Of(Of("X", null)));
        Assert.Equal(new CostLimits { Anonymous = 7 }, CostLimits.Of(Of(CostLimits.AnonymousSetting, "7")));
        Assert.Equal(new CostLimits { Editor = 8 }, CostLimits.Of(Of(CostLimits.EditorSetting, "8")));
        Assert.Throws<InvalidOperationException>(() => CostLimits.Of(Of(CostLimits.EditorSetting, "0")));
        Assert.Throws<InvalidOperationException>(() => CostLimits.Of(Of(CostLimits.EditorSetting, "many")));
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("1500", 1_500)]
    public void The_threshold_of_slow_operations_can_be_zero(string text, double milliseconds) =>
        Assert.Equal(milliseconds, Settings.Milliseconds(Of("X", text), "X", 500).TotalMilliseconds);

    private static IConfiguration Of(string name, string? value) =>
        new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create(name, value)]).Build();
}
