using Expect.Api.GraphQL.Cost;
using Expect.Api.GraphQL;
using Expect.Api.GraphQL.Documents;
using Expect.Api.GraphQL.Planning;
using Expect.Api.GraphQL.Reports;
using Expect.Api.Security;
using Expect.Persistence.Reading;

namespace Expect.Compiler.Tests.Planning;

/// <summary>Which requests share a plan, and with it their statements.</summary>
public sealed class PlanSharingTests
{
    private const string Where = "query ($w: TerritoryFilterInput) { territories(where: $w) { totalCount } }";
    private const string Order = "query ($o: [TerritorySortInput!]) { territories(order: $o) { totalCount } }";
    private const string Search = "query ($s: String) { territories(search: $s) { nodes { slug } pageInfo { endCursor } } }";
    private const string Nodes = "query ($i: [ID!]!) { nodes(ids: $i) { id } }";

    private static readonly string A = new GlobalId("Territory", Guid.NewGuid()).ToString();
    private static readonly string B = new GlobalId("Territory", Guid.NewGuid()).ToString();
    private static readonly string C = new GlobalId("Project", Guid.NewGuid()).ToString();

    public static TheoryData<string, string, string> Shared => new()
    {
        { Where, """{"w": {"population": {"eq": 1}}}""", """{"w": {"population": {"eq": 2}}}""" },
        { Where, """{"w": {"population": {"in": [1]}}}""", """{"w": {"population": {"in": [2, 3, 4]}}}""" },
        { Where, """{"w": {"population": {"in": [1, null]}}}""", """{"w": {"population": {"in": [null, 3, 4]}}}""" },
        { Where, """{"w": {"kind": {"eq": "REGION"}}}""", """{"w": {"kind": {"eq": "COMMUNE"}}}""" },
        { Where, """{"w": {"isLarge": {"eq": true}}}""", """{"w": {"isLarge": {"eq": false}}}""" },
        { Where, """{"w": {"or": [{"slug": {"eq": "a"}}]}}""", """{"w": {"or": [{"slug": {"eq": "b"}}]}}""" },
        { Where, "{\"w\": {\"id\": {\"eq\": \"" + A + "\"}}}", "{\"w\": {\"id\": {\"eq\": \"" + C + "\"}}}" },
        { Nodes, $$"""{"i": ["{{A}}"]}""", $$"""{"i": ["{{B}}"]}""" },
        { "query ($i: ID!) { node(id: $i) { id } }", $$"""{"i": "{{A}}"}""", $$"""{"i": "{{B}}"}""" },
        { "query ($n: Int) { territories(first: $n) { totalCount } }", """{"n": 5}""", """{"n": 5}""" },
        { Search, """{"s": "eau potable"}""", """{"s": "la gestion des déchets"}""" },
        { "query ($x: Int) { territories(where: {population: {in: [1, $x]}}) { totalCount } }", """{"x": 5}""", """{"x": 6}""" },
    };

    [Theory]
    [MemberData(nameof(Shared))]
    public async Task Requests_that_differ_in_values_share_a_plan(string text, string one, string other) =>
        Assert.True(await ShareAsync(text, one, other));

    public static TheoryData<string, string, string> Apart => new()
    {
        { Where, "{}", """{"w": null}""" },
        { Where, """{"w": {"population": {"eq": 1}}}""", """{"w": {"population": {"eq": null}}}""" },
        { Where, """{"w": {"population": {"eq": 1}}}""", """{"w": {"population": {"neq": 1}}}""" },
        { Where, """{"w": {"population": {"in": [1]}}}""", """{"w": {"population": {"in": [1, null]}}}""" },
        { Where, """{"w": {"or": []}}""", """{"w": {"or": [{}]}}""" },
        { Where, """{"w": {"or": [{"slug": {"eq": "a"}}]}}""", """{"w": {"or": [{"slug": {"eq": "a"}}, {"slug": {"eq": "b"}}]}}""" },
        { Where, """{"w": {"projects": {"any": true}}}""", """{"w": {"projects": {"any": false}}}""" },
        { Search, """{"s": "eau"}""", """{"s": "eau potable"}""" },
        { Search, """{"s": "eau potable"}""", """{"s": "\"eau\" potable"}""" },
        { Search, """{"s": "eau"}""", """{"s": ""}""" },
        { Search, """{"s": "eau"}""", """{"s": null}""" },
        { Order, """{"o": {"population": "ASC"}}""", """{"o": {"population": "DESC"}}""" },
        { Order, """{"o": {"population": "ASC", "kind": "ASC"}}""", """{"o": {"kind": "ASC", "population": "ASC"}}""" },
        { Nodes, """{"i": []}""", """{"i": ["x"]}""" },
        { Nodes, """{"i": ["x"]}""", """{"i": ["x", "x"]}""" },
        { Nodes, $$"""{"i": ["{{A}}"]}""", $$"""{"i": ["{{C}}"]}""" },
        { Nodes, $$"""{"i": ["{{A}}", "{{C}}"]}""", $$"""{"i": ["{{C}}", "{{A}}"]}""" },
        { "query ($i: ID!) { node(id: $i) { id } }", $$"""{"i": "{{A}}"}""", $$"""{"i": "{{C}}"}""" },
        { "query ($n: Int) { territories(first: $n) { totalCount } }", """{"n": 5}""", """{"n": 6}""" },
        { "query ($n: Int) { territories(first: $n) { totalCount } }", """{"n": 5}""", "{}" },
        { "query ($b: Boolean!) { territories { totalCount nodes @skip(if: $b) { slug } } }", """{"b": true}""", """{"b": false}""" },
        { "query ($l: LanguageCode) { territories { nodes { name(language: $l) } } }", """{"l": "FR"}""", """{"l": "AR"}""" },
    };

    [Theory]
    [MemberData(nameof(Apart))]
    public async Task Requests_that_differ_in_shape_do_not(string text, string one, string other) =>
        Assert.False(await ShareAsync(text, one, other));

    [Fact]
    public async Task Viewers_and_languages_have_plans_of_their_own()
    {
        var compiler = new ReadCompiler(PlanningHost.Catalog, PlanningHost.Address, new CostLimits());
        var operation = await PlanningHost.OperationAsync("{ projects { nodes { objective } } }");
        var english = new PublicationContext(["en", "fr"], Preview: false);
        CompiledOperation[] compiled =
        [
            Known(compiler, operation, "{}", Viewer.Anonymous, PublicationContext.Default),
            Known(compiler, operation, "{}", Viewer.Editor, PublicationContext.Default),
            Known(compiler, operation, "{}", Viewer.Editor, new PublicationContext(["fr"], Preview: true)),
            Known(compiler, operation, "{}", Viewer.Anonymous, english),
            Known(compiler, operation, "{}", Viewer.Editor, english),
        ];
        Assert.Equal(5, compiled.Select(one => one.Read).Distinct(ReferenceEqualityComparer.Instance).Count());
    }

    [Fact]
    public async Task A_known_operation_is_not_planned_again()
    {
        var compiler = new ReadCompiler(PlanningHost.Catalog, PlanningHost.Address, new CostLimits());
        var operation = await PlanningHost.OperationAsync(Where);
        Known(compiler, operation, """{"w": {"slug": {"eq": "a"}}}""", Viewer.Anonymous, PublicationContext.Default);
        var timings = new StageTimings();
        Compile(compiler, operation, """{"w": {"slug": {"eq": "b"}}}""", Viewer.Anonymous, PublicationContext.Default, timings);
        Assert.Contains("plan;desc=\"cached\"", timings.ToString());
        Assert.Contains("render;desc=\"cached\"", timings.ToString());
    }

    [Fact]
    public async Task A_shared_plan_gets_the_values_of_each_request()
    {
        var compiler = new ReadCompiler(PlanningHost.Catalog, PlanningHost.Address, new CostLimits());
        var operation = await PlanningHost.OperationAsync(Where);
        var first = Known(compiler, operation, """{"w": {"slug": {"eq": "a"}, "population": {"in": [1, 2]}}}""", Viewer.Anonymous, PublicationContext.Default);
        var second = Compile(compiler, operation, """{"w": {"slug": {"eq": "b"}, "population": {"in": [3]}}}""", Viewer.Anonymous, PublicationContext.Default);
        Assert.Same(first.Read, second.Read);
        Assert.Equal(["a", new[] { 1, 2 }], first.Values);
        Assert.Equal(["b", new[] { 3 }], second.Values);
    }

    [Fact]
    public async Task Moments_to_come_share_a_plan_of_their_own()
    {
        var compiler = new ReadCompiler(PlanningHost.Catalog, PlanningHost.Address, new CostLimits());
        var operation = await PlanningHost.OperationAsync("{ projects { totalCount } }");
        var moment = new DateTime(2500, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var now = Known(compiler, operation, "{}", Viewer.Editor, PublicationContext.Default);
        var one = Known(compiler, operation, "{}", Viewer.Editor, new PublicationContext(["fr"], Preview: false, moment));
        var other = Compile(compiler, operation, "{}", Viewer.Editor, new PublicationContext(["fr"], Preview: false, moment.AddDays(1)));
        Assert.NotSame(now.Read, one.Read);
        Assert.Same(one.Read, other.Read);
        Assert.Equal([moment.AddDays(1)], other.Values);
        Assert.DoesNotContain(one.Read.Sql, sql => sql.Contains("now()", StringComparison.Ordinal));
    }

    private static async Task<bool> ShareAsync(string text, string one, string other)
    {
        var compiler = new ReadCompiler(PlanningHost.Catalog, PlanningHost.Address, new CostLimits());
        var operation = await PlanningHost.OperationAsync(text);
        var first = Known(compiler, operation, one, Viewer.Anonymous, PublicationContext.Default);
        return ReferenceEquals(first.Read, Compile(compiler, operation, other, Viewer.Anonymous, PublicationContext.Default).Read);
    }

    // Plans are kept from the second sight on.
    private static CompiledOperation Known(ReadCompiler compiler, ValidatedOperation operation, string variables, Viewer viewer, PublicationContext context)
    {
        Compile(compiler, operation, variables, viewer, context);
        return Compile(compiler, operation, variables, viewer, context);
    }

    private static CompiledOperation Compile(
        ReadCompiler compiler, ValidatedOperation operation, string variables, Viewer viewer, PublicationContext context, StageTimings? timings = null) =>
        compiler.Compile(operation, PlanningHost.Json(variables), viewer, context, new Dictionary<string, string>(), timings);
}
