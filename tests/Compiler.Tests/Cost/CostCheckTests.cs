using Expect.Api.GraphQL;
using Expect.Api.GraphQL.Cost;
using Expect.Api.Security;

namespace Expect.Compiler.Tests.Cost;

/// <summary>What is refused for its cost, and what the refusal says.</summary>
public sealed class CostCheckTests
{
    private const string Three = """
        query ($n: Int) {
          territories(first: $n) { nodes {
            children(first: 100) { nodes {
              all: projects(first: 100) { nodes { id } } } } } }
        }
        """;

    [Fact]
    public async Task Three_pages_of_100_within_each_other_are_refused()
    {
        var error = (await RefusedAsync(Three, "{\"n\": 100}", new CostLimits())).Errors[0];
        Assert.Equal(ErrorCode.CostLimitExceeded, error.Code);
        Assert.Equal(
            "The operation's type cost (objects of the answer) is too high: 1020202, and the limit is 100000. "
            + "Ask for smaller pages with `first`, nest fewer lists in each other, or ask in several requests. Most of it is for `all`.", error.Message);
        Assert.Equal(new SourceLocation(4, 7), Assert.Single(error.Locations));
    }

    [Fact]
    public async Task Smaller_pages_are_not() => await AcceptAsync(Three, "{\"n\": 5}", new CostLimits(), Viewer.Anonymous);

    [Fact]
    public async Task An_editor_may_spend_more()
    {
        await AcceptAsync(Three, "{\"n\": 20}", new CostLimits(), Viewer.Editor);
        await RefusedAsync(Three, "{\"n\": 20}", new CostLimits());
    }

    [Fact]
    public async Task The_cost_of_fields_has_the_same_limit()
    {
        var error = (await RefusedAsync("{ territory(by: {slug: \"x\"}) { name a: projectCount } b: territories { totalCount } }", "{}", new CostLimits { Anonymous = 12 })).Errors[0];
        Assert.Contains("field cost is too high: 13, and the limit is 12.", error.Message, StringComparison.Ordinal);
        Assert.Contains("`b`", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_limit_is_still_within_the_limit()
    {
        await AcceptAsync("{ territories(first: 3) { nodes { name } } }", "{}", new CostLimits { Anonymous = 6 }, Viewer.Anonymous);
        await RefusedAsync("{ territories(first: 3) { nodes { name } } }", "{}", new CostLimits { Anonymous = 5 });
    }

    [Fact]
    public async Task Long_names_are_not_repeated()
    {
        var error = (await RefusedAsync($"{{ {new string('a', 5_000)}: territories {{ nodes {{ id }} }} }}", "{}", new CostLimits { Anonymous = 5 })).Errors[0];
        Assert.InRange(error.Message.Length, 1, 420);
    }

    private static async Task AcceptAsync(string text, string variables, CostLimits limits, Viewer viewer)
    {
        var (operation, json) = await CostHost.ReadAsync(text, variables);
        CostCheck.Refuse(operation.Cost, operation.Document.Syntax, new CostBudget(null, json, limits.Of(viewer), IsEnforced: true, null));
    }

    private static async Task<RequestRefusedException> RefusedAsync(string text, string variables, CostLimits limits) =>
        await Assert.ThrowsAsync<RequestRefusedException>(() => AcceptAsync(text, variables, limits, Viewer.Anonymous));
}
