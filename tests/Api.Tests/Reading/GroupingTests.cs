using System.Text.Json;
using Expect.Api.Tests.Infrastructure;
using Expect.Persistence;
using Expect.Persistence.Catalog;

namespace Expect.Api.Tests.Reading;

/// <summary>What holds of the groups of every type by every key: nothing is counted twice, nothing is left out, and a group's filter selects it.</summary>
[Collection(ServiceCollectionDefinition.Name)]
public sealed class GroupingTests(ServiceFixture service)
{
    private const int GroupsLookedAt = 3;

    private static readonly ContentCatalog Catalog = PersistenceServices.BuildCatalog();

    public static TheoryData<string> Types => [.. Catalog.Types.Where(type => type.PluralField is not null).Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Groups_add_up_and_their_filters_select_them(string name)
    {
        var type = Catalog[name];
        foreach (var key in GroupKeys.Of(Catalog, type))
        {
            var data = await service.DataAsync($"{{ c: {type.PluralField} {{ totalCount aggregate {{ count }} groupBy(by: [{key.Name}], first: 1000) {{ count where }} }} }}");
            var connection = data.GetProperty("c");
            var total = connection.GetProperty("totalCount").GetInt32();
            var groups = connection.GetProperty("groupBy").EnumerateArray().ToList();
            Assert.Equal(total, connection.GetProperty("aggregate").GetProperty("count").GetInt32());
            if (key.List is null && groups.Count < 1000)
            {
                Assert.True(total == groups.Sum(Count), $"{name} by {key.Name}: {groups.Sum(Count)} of {total}.");
            }

            foreach (var group in groups.Take(GroupsLookedAt).Concat(groups.TakeLast(1)))
            {
                var selected = await service.DataAsync(
                    $"query ($where: {name}FilterInput) {{ c: {type.PluralField}(where: $where) {{ totalCount }} }}", new { where = group.GetProperty("where") });
                var count = selected.GetProperty("c").GetProperty("totalCount").GetInt32();
                Assert.True(Count(group) == count, $"{name} by {key.Name}, {group}: {count} are selected.");
            }
        }
    }

    [Fact]
    public async Task A_filter_with_variables_is_part_of_the_groups_filter()
    {
        const string Query = """
            query ($where: TerritoryFilterInput, $least: Int!) {
              c: territories(where: {and: [$where], population: {gte: $least}}) {
                totalCount
                groupBy(by: [REGION, KIND], first: 5) { count where }
              }
            }
            """;
        var data = await service.DataAsync(Query, new { where = new { name = new { icontains = "saint" }, parent = new { slug = new { @in = new[] { "gironde", "nord", "ain" } } } }, least = 300 });
        var groups = data.GetProperty("c").GetProperty("groupBy").EnumerateArray().ToList();
        Assert.Equal(data.GetProperty("c").GetProperty("totalCount").GetInt32(), groups.Sum(Count));
        foreach (var group in groups)
        {
            var selected = await service.DataAsync("query ($where: TerritoryFilterInput) { c: territories(where: $where) { totalCount } }", new { where = group.GetProperty("where") });
            Assert.Equal(Count(group), selected.GetProperty("c").GetProperty("totalCount").GetInt32());
        }
    }

    [Fact]
    public async Task Facets_leave_out_their_own_filter_and_keep_the_others()
    {
        var data = await service.DataAsync("""
            {
              c: territories(where: {kind: {eq: REGION}, country: {iso2: {eq: "FR"}}}) {
                own: groupBy(by: [KIND]) { count }
                facet: groupBy(by: [KIND], excludeOwnFilter: true) { count keys { kind } where }
              }
              all: territories(where: {country: {iso2: {eq: "FR"}}}) { totalCount }
            }
            """);
        Assert.Single(data.GetProperty("c").GetProperty("own").EnumerateArray());
        var facet = data.GetProperty("c").GetProperty("facet").EnumerateArray().ToList();
        Assert.Equal(data.GetProperty("all").GetProperty("totalCount").GetInt32(), facet.Sum(Count));
        Assert.Equal("""{"and":[{"country":{"iso2":{"eq":"FR"}}},{"kind":{"eq":"COMMUNE"}}]}""", facet[0].GetProperty("where").GetRawText());
    }

    [Fact]
    public async Task Nested_groups_equal_those_of_the_root()
    {
        var data = await service.DataAsync("""
            {
              nested: territory(by: {slug: "ile-de-france"}) { children { aggregate { count sum { population } } groupBy(by: [KIND]) { count keys { kind } max { population } } } }
              root: territories(where: {parent: {slug: {eq: "ile-de-france"}}}) { aggregate { count sum { population } } groupBy(by: [KIND]) { count keys { kind } max { population } } }
            }
            """);
        Assert.Equal(data.GetProperty("root").GetRawText(), data.GetProperty("nested").GetProperty("children").GetRawText());
    }

    [Theory]
    [InlineData("{ territories { groupBy(by: []) { count } } }", "at least one")]
    [InlineData("{ territories { groupBy(by: [KIND, REGION, PARENT, COUNTRY, EPCI_NATURE]) { count } } }", "at most 4")]
    [InlineData("{ territories { groupBy(by: [KIND]) { keys { region { name } } } } }", "is not in \"by\"")]
    [InlineData("{ territories { groupBy(by: [REGION]) { keys { region { children { totalCount } } } } } }", "is a list")]
    [InlineData("{ territories { groupBy(by: [KIND], order: [{isoYear: ASC}]) { count } } }", "isoYear")]
    [InlineData("{ territories { groupBy(by: [KIND], order: [{regionKind: ASC}]) { count } } }", "which is not in \"by\"")]
    [InlineData("{ territories { groupBy(by: [KIND], first: 1001) { count } } }", "from 0 to 1000")]
    [InlineData("{ territories { aggregate { percentile(p: 1.5) { population } } } }", "from 0 to 1")]
    public async Task Wrong_groups_are_refused(string query, string part)
    {
        var answer = await service.AskAsync(query);
        Assert.Contains(part, answer.GetProperty("errors")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fraction_of_another_request_is_looked_at_again()
    {
        const string Query = "query ($p: Decimal!) { territories { aggregate { percentile(p: $p) { population } } } }";
        await service.DataAsync(Query, new { p = 0.5 });
        var answer = await service.AskAsync(Query, new { p = 7 });
        Assert.Contains("from 0 to 1", answer.GetProperty("errors")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    private static int Count(JsonElement group) => group.GetProperty("count").GetInt32();
}
