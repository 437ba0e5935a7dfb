using Expect.Api.GraphQL.Cost;

namespace Expect.Compiler.Tests.Cost;

/// <summary>
/// What operations cost. A page weighs 5, a total count 5, numbers and groups 10, a count of each item 2, any other object 1,
/// a value nothing; every object counts 1 for its type, the root among them.
/// </summary>
public sealed class OperationCostTests
{
    [Theory]
    [InlineData("{ __typename }", 0, 1)]
    [InlineData("{ __schema { types { fields { type { name } } } } }", 0, 1)]
    [InlineData("{ territory(by: {slug: \"x\"}) { name slug } }", 1, 2)]
    [InlineData("{ territory(by: {slug: \"x\"}) { parent { parent { name } } } }", 3, 4)]
    [InlineData("{ territory(by: {slug: \"x\"}) { projectCount } }", 3, 2)]
    [InlineData("{ territories { totalCount } }", 10, 2)]
    [InlineData("{ territories { nodes { name } } }", 6, 22)]
    [InlineData("{ territories(first: 7) { nodes { name } } }", 6, 9)]
    [InlineData("{ territories(last: 7) { nodes { name } } }", 6, 9)]
    [InlineData("{ territories(first: null) { nodes { name } } }", 6, 22)]
    [InlineData("{ territories(first: 0) { nodes { name parent { name } } } }", 6, 2)]
    [InlineData("{ territories(first: 3) { edges { cursor node { name } } pageInfo { endCursor } } }", 10, 9)]
    [InlineData("{ territories(first: 10) { nodes { projectCount parent { name } } } }", 36, 22)]
    [InlineData("{ territories(first: 10) { nodes { projects(first: 5) { nodes { budget { amount } } } } } }", 116, 122)]
    [InlineData("{ projects(first: 2) { nodes { partners { role } } } }", 8, 24)]
    [InlineData("{ territories { aggregate { count } } }", 15, 3)]
    [InlineData("{ search(query: \"x\", first: 3) { nodes { score highlights { html } item { displayName } } } }", 32, 38)]
    [InlineData("{ countries: territories(search: \"x\") { nodes { name } } }", 26, 22)]
    [InlineData("{ territories(search: null) { nodes { name } } }", 6, 22)]
    [InlineData("{ territories { groupBy(by: [KIND]) { count keys { kind } } } }", 115, 202)]
    [InlineData("{ territories { groupBy(by: [KIND], first: 3) { count } } }", 15, 5)]
    public async Task Costs_multiply_with_pages(string text, long fieldCost, long typeCost) =>
        Assert.Equal(new CostFigures(fieldCost, typeCost), await CostHost.MeasureAsync(text));

    [Theory]
    [InlineData("{ a: territories(first: 3) { nodes { name } } b: territories(first: 3) { nodes { name } } }", 12, 9)] // aliases are computed anew
    [InlineData("{ territories(first: 3) { nodes { name } } territories(first: 3) { nodes { slug } } }", 6, 5)] // the same member is not
    [InlineData("{ territories(first: 3) { nodes { parent { name } } } territories(first: 3) { nodes { parent { slug } source { title } } } }", 12, 11)]
    [InlineData("{ territories(first: 3) { ...A ...A } } fragment A on TerritoryConnection { nodes { parent { name } } }", 9, 8)]
    [InlineData("{ ...A ...B } fragment A on Query { territories(first: 3) { nodes { name } } } fragment B on Query { ... on Query { territories(first: 3) { totalCount } } }", 11, 5)]
    public async Task Fields_that_become_one_member_count_once(string text, long fieldCost, long typeCost) =>
        Assert.Equal(new CostFigures(fieldCost, typeCost), await CostHost.MeasureAsync(text));

    [Theory]
    [InlineData("{ node(id: \"x\") { id ... on Territory { parent { name } } } }", 2, 3)]
    [InlineData("{ node(id: \"x\") { ... on Territory { parent { name } } ... on Project { partners { territory { name } } } } }", 12, 22)]
    [InlineData("{ node(id: \"x\") { ... on Content { source { title } } ... on Territory { parent { name } } } }", 3, 4)]
    [InlineData("{ node(id: \"x\") { ...T } } fragment T on Territory { ... on Content { source { title } } ... on Node { id } parent { name } }", 3, 4)]
    [InlineData("{ nodes(ids: [\"x\"]) { ... on Territory { parent { name } } } }", 101, 201)]
    public async Task An_object_of_several_types_costs_what_the_dearest_does(string text, long fieldCost, long typeCost) =>
        Assert.Equal(new CostFigures(fieldCost, typeCost), await CostHost.MeasureAsync(text));

    [Theory]
    [InlineData("{}", 22)]
    [InlineData("{\"n\": null}", 22)]
    [InlineData("{\"n\": 3}", 5)]
    [InlineData("{\"n\": 3.0}", 5)]
    [InlineData("{\"n\": 0}", 2)]
    [InlineData("{\"n\": -5}", 2)] // refused by the planner, which says why
    [InlineData("{\"n\": 1000000}", 302)] // so is this
    [InlineData("{\"n\": \"three\"}", 22)] // and this
    [InlineData("null", 22)]
    public async Task Variables_say_how_much_there_is(string variables, long typeCost) =>
        Assert.Equal(typeCost, (await CostHost.MeasureAsync("query ($n: Int) { territories(first: $n) { nodes { name } } }", variables)).TypeCost);

    [Theory]
    [InlineData("{}", 7)]
    [InlineData("{\"n\": null}", 22)]
    [InlineData("{\"n\": 2}", 4)]
    public async Task A_variable_has_its_default(string variables, long typeCost) =>
        Assert.Equal(typeCost, (await CostHost.MeasureAsync("query ($n: Int = 5) { territories(last: $n) { nodes { name } } }", variables)).TypeCost);

    [Theory]
    [InlineData("{\"a\": true, \"b\": true}", 8, 24)]
    [InlineData("{\"a\": false, \"b\": true}", 1, 2)]
    [InlineData("{\"a\": false, \"b\": true, \"c\": true}", 0, 1)]
    [InlineData("{\"a\": true, \"b\": false}", 7, 23)]
    public async Task Conditions_count(string variables, long fieldCost, long typeCost) => Assert.Equal(
        new CostFigures(fieldCost, typeCost),
        await CostHost.MeasureAsync(
            """
            query ($a: Boolean!, $b: Boolean!, $c: Boolean = false) {
              ... @include(if: $a) { territories { nodes { name } ... @skip(if: false) { pageInfo { endCursor } } } }
              territory(by: {slug: "x"}) @include(if: $b) @skip(if: $c) { name }
              projects @skip(if: true) { totalCount }
            }
            """,
            variables));

    [Theory]
    [InlineData("{\"a\": false, \"b\": false}", 0, 1)]
    [InlineData("{\"a\": true, \"b\": false}", 2, 3)]
    [InlineData("{\"a\": false, \"b\": true}", 2, 3)]
    [InlineData("{\"a\": true, \"b\": true}", 3, 4)]
    public async Task One_of_several_conditions_is_enough(string variables, long fieldCost, long typeCost) => Assert.Equal(
        new CostFigures(fieldCost, typeCost),
        await CostHost.MeasureAsync(
            """
            query ($a: Boolean!, $b: Boolean!) {
              territory(by: {slug: "x"}) @include(if: $a) { parent { name } }
              territory(by: {slug: "x"}) @include(if: $b) { source { title } }
            }
            """,
            variables));

    [Fact]
    public async Task Figures_do_not_overflow()
    {
        var text = "{ territories(first: 300) " + string.Concat(Enumerable.Repeat("{ nodes { children(first: 300) ", 8)) + "{ totalCount }" + new string('}', 17);
        Assert.Equal(new CostFigures(1_000_000_000_000, 1_000_000_000_000), await CostHost.MeasureAsync(text));
    }

    [Fact]
    public async Task Measuring_a_known_operation_allocates_nothing()
    {
        var (operation, variables) = await CostHost.ReadAsync(
            "query ($n: Int, $a: Boolean!) { territories(first: $n) { nodes { name children(last: $n) @include(if: $a) { nodes { name } } } } }", "{\"n\": 3, \"a\": true}");
        Assert.Equal(17, operation.Cost.Of(variables).TypeCost);
        var sum = 0L;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
        {
            sum += operation.Cost.Of(variables).TypeCost;
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000);
        Assert.Equal(17_000, sum);
    }
}
