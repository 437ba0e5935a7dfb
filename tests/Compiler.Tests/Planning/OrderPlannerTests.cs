using Expect.Api.GraphQL;
using Expect.Api.GraphQL.Planning;
using Expect.Api.GraphQL.Values;
using Expect.Persistence.Catalog;

namespace Expect.Compiler.Tests.Planning;

public sealed class OrderPlannerTests
{
    [Theory]
    [InlineData("null", "name@fr asc? fr-x-icu, id asc")]
    [InlineData("[]", "name@fr asc? fr-x-icu, id asc")]
    [InlineData("[{}]", "name@fr asc? fr-x-icu, id asc")]
    [InlineData("[{name: null}]", "name@fr asc? fr-x-icu, id asc")]
    [InlineData("{population: DESC}", "population desc?, id desc")]
    [InlineData("[{kind: ASC, population: DESC}]", "kind asc?, population desc?, id desc")]
    [InlineData("[{population: DESC, kind: ASC}]", "population desc?, kind asc?, id asc")]
    [InlineData("[{population: DESC}, {population: ASC}]", "population desc?, id desc")]
    [InlineData("[{id: DESC}]", "id desc")]
    [InlineData("[{parent: {name: ASC}}]", "parent_id.name@fr asc? fr-x-icu, id asc")]
    [InlineData("[{parent: {parent: {updatedAt: DESC}}}]", "parent_id.parent_id.updated_at desc?, id desc")]
    [InlineData("[{projectCount: DESC}]", "count(projects[visible & true]) desc, id desc")]
    [InlineData("[{isLarge: ASC}]", "condition asc, id asc")]
    public async Task Territories(string order, string expected) =>
        Assert.Equal(expected, PlanText.Of((await PlanningHost.PlanAsync($"{{ territories(order: {order}) {{ totalCount }} }}")).Connection.Order));

    [Theory]
    [InlineData("{budget: {amount: DESC}}", "currency desc?, budget desc?, id desc")]
    [InlineData("{budget: {currency: DESC, amount: ASC}}", "currency desc?, budget asc?, id asc")]
    [InlineData("{startedOn: {date: DESC, precision: ASC}}", "started_on desc?, started_precision asc?, id asc")]
    [InlineData("null", "id asc")]
    public async Task Projects(string order, string expected) =>
        Assert.Equal(expected, PlanText.Of((await PlanningHost.PlanAsync($"{{ projects(order: {order}) {{ totalCount }} }}")).Connection.Order));

    [Fact]
    public async Task Variables_keep_the_order_in_which_fields_were_written()
    {
        const string Text = "query ($o: [TerritorySortInput!]) { territories(order: $o) { totalCount } }";
        var one = await PlanningHost.PlanAsync(Text, """{"o": {"kind": "ASC", "population": "DESC"}}""");
        var other = await PlanningHost.PlanAsync(Text, """{"o": {"population": "DESC", "kind": "ASC"}}""");
        Assert.Equal("kind asc?, population desc?, id desc", PlanText.Of(one.Connection.Order));
        Assert.Equal("population desc?, kind asc?, id asc", PlanText.Of(other.Connection.Order));
    }

    [Fact]
    public async Task A_list_has_the_order_of_its_type()
    {
        var operation = await PlanningHost.OperationAsync("{ __typename }");
        var planner = new OrderPlanner(new PlanningContext(PlanningHost.Catalog, operation, VariableValues.None, Audience.Public, ["fr"], ""));
        var territory = PlanningHost.Catalog["Territory"];
        Assert.Equal("name@fr asc? fr-x-icu, id asc", PlanText.Of(planner.Default(territory).Terms));
    }

    [Fact]
    public async Task An_order_without_bound_is_refused()
    {
        var paths = Enumerable.Range(1, OrderTerms.MaxTerms + 1)
            .Select(depth => string.Concat(Enumerable.Repeat("""{"parent":""", depth)) + """{"slug":"ASC"}""" + new string('}', depth));
        var error = await PlanningHost.RefusalAsync(
            "query ($o: [TerritorySortInput!]) { territories(order: $o) { totalCount } }", "{\"o\": [" + string.Join(',', paths) + "]}");
        Assert.Equal(ErrorCode.CostLimitExceeded, error.Code);
    }
}
