using Expect.Api.GraphQL;
using Expect.Api.GraphQL.Planning;
using Expect.Persistence.Reading;

namespace Expect.Compiler.Tests.Planning;

public sealed class FilterPlannerTests
{
    [Theory]
    [InlineData("null", "true")]
    [InlineData("{}", "true")]
    [InlineData("{and: []}", "true")]
    [InlineData("{or: []}", "false")]
    [InlineData("{not: {}}", "!true")]
    [InlineData("{not: null}", "true")]
    [InlineData("{kind: null}", "true")]
    [InlineData("{kind: {}}", "true")]
    [InlineData("{and: {kind: {eq: REGION}}}", "kind Equal $0:Text")]
    [InlineData("{kind: {eq: REGION}, slug: {eq: \"x\"}}", "(kind Equal $0:Text & slug Equal $1:Text)")]
    [InlineData("{or: [{kind: {eq: REGION}}, {slug: {eq: \"x\"}}]}", "(kind Equal $0:Text | slug Equal $1:Text)")]
    [InlineData("{or: [{}, {slug: {eq: \"x\"}}]}", "(true | slug Equal $0:Text)")]
    public Task Structure(string where, string expected) => Assert_where(where, expected);

    [Theory]
    [InlineData("population: {eq: 1}", "population Equal $0:Integer")]
    [InlineData("population: {neq: 1}", "!population Equal $0:Integer")]
    [InlineData("population: {eq: null}", "population null")]
    [InlineData("population: {neq: null}", "!population null")]
    [InlineData("population: {in: [1, 2]}", "population in $0:Integer[]")]
    [InlineData("population: {nin: [1, 2]}", "!population in $0:Integer[]")]
    [InlineData("population: {gt: null}", "false")]
    [InlineData("population: {ngt: null}", "true")]
    [InlineData("population: {in: null}", "false")]
    [InlineData("population: {nin: null}", "!false")]
    [InlineData("population: {in: []}", "population in $0:Integer[]")]
    [InlineData("population: {in: [1, null]}", "(population in $0:Integer[] | population null)")]
    [InlineData("population: {nin: [1, null]}", "!(population in $0:Integer[] | population null)")]
    [InlineData("population: {gt: 1}", "population Greater $0:Integer")]
    [InlineData("population: {ngt: 1}", "!population Greater $0:Integer")]
    [InlineData("population: {gte: 1}", "population GreaterOrEqual $0:Integer")]
    [InlineData("population: {ngte: 1}", "!population GreaterOrEqual $0:Integer")]
    [InlineData("population: {lt: 1}", "population Less $0:Integer")]
    [InlineData("population: {nlt: 1}", "!population Less $0:Integer")]
    [InlineData("population: {lte: 1}", "population LessOrEqual $0:Integer")]
    [InlineData("population: {nlte: 1}", "!population LessOrEqual $0:Integer")]
    [InlineData("population: {gte: 1, lt: 9}", "(population GreaterOrEqual $0:Integer & population Less $1:Integer)")]
    [InlineData("projectCount: {gte: 1}", "count(projects[visible & true]) GreaterOrEqual $0:BigInt")]
    [InlineData("isLarge: {eq: true}", "condition Equal $0:Boolean")]
    [InlineData("isLarge: {neq: true}", "!condition Equal $0:Boolean")]
    public Task Comparisons(string where, string expected) => Assert_where($"{{{where}}}", expected);

    [Theory]
    [InlineData("slug: {contains: \"x\"}", "slug Contains $0:Text")]
    [InlineData("slug: {ncontains: \"x\"}", "!slug Contains $0:Text")]
    [InlineData("slug: {startsWith: \"x\"}", "slug StartsWith $0:Text")]
    [InlineData("slug: {nstartsWith: \"x\"}", "!slug StartsWith $0:Text")]
    [InlineData("slug: {endsWith: \"x\"}", "slug EndsWith $0:Text")]
    [InlineData("slug: {nendsWith: \"x\"}", "!slug EndsWith $0:Text")]
    [InlineData("slug: {ieq: \"x\"}", "slug ~Equals $0:Text")]
    [InlineData("slug: {icontains: \"x\"}", "slug ~Contains $0:Text")]
    [InlineData("slug: {istartsWith: \"x\"}", "slug ~StartsWith $0:Text")]
    [InlineData("slug: {or: [{eq: \"x\"}, {eq: null}]}", "(slug Equal $0:Text | slug null)")]
    [InlineData("slug: {and: [{eq: \"x\"}, {neq: \"y\"}]}", "(slug Equal $0:Text & !slug Equal $1:Text)")]
    [InlineData("slug: {icontains: null}", "false")]
    [InlineData("slug: {ncontains: null}", "true")]
    [InlineData("slug: {or: []}", "false")]
    [InlineData("name: {icontains: \"x\"}", "name@fr ~Contains $0:Text")]
    public Task Texts(string where, string expected) => Assert_where($"{{{where}}}", expected);

    [Theory]
    [InlineData("parent: {slug: {eq: \"x\"}}", "parent_id->[slug Equal $0:Text]")]
    [InlineData("parent: {slug: {neq: \"x\"}}", "parent_id->[!slug Equal $0:Text]")]
    [InlineData("parent: {}", "parent_id->[true]")]
    [InlineData("not: {parent: {slug: {eq: \"x\"}}}", "!parent_id->[slug Equal $0:Text]")]
    [InlineData("projects: {some: {}}", "exists projects[visible & true]")]
    [InlineData("projects: {none: {views: {gt: 1}}}", "!exists projects[visible & views Greater $0:BigInt]")]
    [InlineData("projects: {all: {views: {gt: 1}}}", "!exists projects[visible & !views Greater $0:BigInt]")]
    [InlineData("projects: {any: true}", "exists projects[visible & true]")]
    [InlineData("projects: {any: false}", "!exists projects[visible & true]")]
    [InlineData("projects: {any: null}", "true")]
    [InlineData("projects: {some: null}", "true")]
    [InlineData("languages: {some: {eq: AR}}", "any languages[it Equal $0:Text]")]
    [InlineData("languages: {all: {in: [AR, FR]}}", "!any languages[!it in $0:Text[]]")]
    [InlineData("languages: {none: {}}", "!any languages[true]")]
    [InlineData("within: \"occitanie\"", "path has $0:Text")]
    [InlineData("within: null", "true")]
    [InlineData("takesPartIn: {views: {gt: 1}}", "exists projects[visible & views Greater $0:BigInt]")]
    public Task Relations(string where, string expected) => Assert_where($"{{{where}}}", expected);

    [Theory]
    [InlineData("{budget: {amount: {gte: 1000000}, currency: {eq: EUR}}}", "(budget GreaterOrEqual $0:Numeric & currency Equal $1:Text)")]
    [InlineData("{startedOn: {date: {lt: \"2010-01-01\"}, precision: {eq: YEAR}}}", "(started_on Less $0:Date & started_precision Equal $1:Text)")]
    [InlineData("{budget: {amount: null}}", "true")]
    public Task Parts(string where, string expected) => Assert_where(where, expected, "projects");

    [Fact]
    public async Task Values_are_those_that_the_database_gets()
    {
        var (_, values) = await PlanningHost.WhereAsync(
            "{budget: {amount: {eq: \"12.50\"}}, startedOn: {date: {eq: \"2020-02-29\"}}, views: {in: [1, null]}, updatedAt: {lt: \"2021-01-20T10:30:00+01:00\"}}", "projects");
        Assert.Equal([12.50m, new DateOnly(2020, 2, 29), new long[] { 1 }, new DateTime(2021, 1, 20, 9, 30, 0, DateTimeKind.Utc)], values);
    }

    [Fact]
    public async Task Ids_of_the_type_become_uuids_and_all_others_the_nil_uuid()
    {
        var id = Guid.NewGuid();
        var ids = $"[\"{new GlobalId("Territory", id)}\", \"{new GlobalId("Project", id)}\", \"no id\", null]";
        var (where, values) = await PlanningHost.WhereAsync($"{{id: {{nin: {ids}}}}}");
        Assert.Equal("!(id in $0:Uuid[] | id null)", PlanText.Of(where));
        Assert.Equal(new[] { id, Guid.Empty, Guid.Empty }, values[0]);
    }

    [Fact]
    public async Task Localised_text_is_read_in_the_chain_of_languages()
    {
        var planned = await PlanningHost.PlanAsync("{ territories(where: {name: {eq: \"x\"}}) { totalCount } }", languages: ["en", "fr"]);
        Assert.Equal("name@en/fr Equal $0:Text", PlanText.Of(planned.Connection.Where));
    }

    [Theory]
    [InlineData("""{"w": {"or": [@]}}""", """{"slug": {"eq": "x"}}""")]
    [InlineData("""{"w": {"or": [@]}}""", "{}")]
    [InlineData("""{"w": {"slug": {"or": [@]}}}""", "{}")]
    [InlineData("""{"w": {"slug": {"or": [@]}}}""", """{"eq": null}""")]
    public async Task Filters_without_bound_are_refused(string variables, string condition)
    {
        var many = string.Join(',', Enumerable.Repeat(condition, PlanningContext.MaxConditions + 1));
        var error = await PlanningHost.RefusalAsync(
            "query ($w: TerritoryFilterInput) { territories(where: $w) { totalCount } }", variables.Replace("@", many, StringComparison.Ordinal));
        Assert.Equal(ErrorCode.CostLimitExceeded, error.Code);
        Assert.Contains("1000", error.Message, StringComparison.Ordinal);
    }

    private static async Task Assert_where(string where, string expected, string type = "territories") =>
        Assert.Equal(expected, PlanText.Of((await PlanningHost.WhereAsync(where, type)).Where));
}
