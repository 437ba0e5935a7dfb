using Expect.Api.Tests.Infrastructure;

namespace Expect.Api.Tests.Reading;

/// <summary>What holds for every filter and every order, over real rows: nothing is in both halves, nothing in neither, pages make up the whole.</summary>
[Collection(ServiceCollectionDefinition.Name)]
public sealed class LogicAndPagingTests(ServiceFixture service)
{
    [Theory]
    [InlineData("territories", "{population: {gt: 50000}}")]
    [InlineData("territories", "{population: {in: [1, null]}}")]
    [InlineData("territories", "{siren: {startsWith: \"2\"}}")]
    [InlineData("territories", "{siren: {neq: \"229300082\"}}")]
    [InlineData("territories", "{name: {icontains: \"saint\"}}")]
    [InlineData("territories", "{parent: {population: {lt: 500000}}}")]
    [InlineData("territories", "{parent: {siren: {eq: null}}}")]
    [InlineData("territories", "{or: []}")]
    [InlineData("territories", "{expertiseOffers: {any: true}}")]
    [InlineData("territories", "{expertiseOffers: {all: {languages: {some: {eq: AR}}}}}")]
    [InlineData("countries", "{officialLanguages: {all: {in: [FR, AR]}}}")]
    [InlineData("countries", "{isFrench: {eq: true}}")]
    [InlineData("themes", "{within: \"violence-against-women\"}")]
    [InlineData("expertiseOffers", "{labelAward: {inForce: {eq: true}}}")]
    [InlineData("expertiseOffers", "{territory: {name: {istartsWith: \"s\"}}}")]
    [InlineData("expertiseOffers", "{servesCountry: {iso2: {eq: \"TN\"}}}")]
    public async Task A_filter_and_its_complement_part_the_items(string field, string where)
    {
        var data = await service.DataAsync($$"""
            { all: {{field}} { totalCount } f: {{field}}(where: {{where}}) { totalCount } not: {{field}}(where: {not: {{where}}}) { totalCount }
              both: {{field}}(where: {and: [{{where}}, {not: {{where}}}]}) { totalCount } }
            """);
        int Count(string key) => data.GetProperty(key).GetProperty("totalCount").GetInt32();
        Assert.Equal(Count("all"), Count("f") + Count("not"));
        Assert.Equal(0, Count("both"));
        Assert.True(where == "{or: []}" || (Count("f") > 0 && Count("not") > 0), "The filter parts nothing: it shows nothing.");
    }

    [Theory]
    [InlineData("countries", "[{name: ASC}]")]
    [InlineData("countries", "[{isFrench: DESC, name: DESC}]")]
    [InlineData("themes", "[{parent: {name: DESC}}]")]
    [InlineData("themes", "[{parent: {name: ASC}}, {dacPurposeCode: DESC}]")]
    [InlineData("expertiseOffers", "[{availableFrom: DESC}]", "{territory: {name: {istartsWith: \"s\"}}}")]
    [InlineData("expertiseOffers", "[{labelAward: {awardedOn: ASC}}, {title: DESC}]", "{territory: {name: {istartsWith: \"s\"}}}")]
    [InlineData("territories", "[{population: ASC}, {name: DESC}]", "{kind: {in: [REGION, DEPARTMENT]}}")]
    [InlineData("territories", "[{expertiseOfferCount: DESC}]", "{kind: {eq: DEPARTMENT}}")]
    public async Task Pages_make_up_the_whole_both_ways(string field, string order, string where = "{}")
    {
        var forward = await PagesAsync(field, order, where, "first", "after", "endCursor", "hasNextPage");
        var backward = await PagesAsync(field, order, where, "last", "before", "startCursor", "hasPreviousPage");
        backward.Reverse();
        Assert.True(forward.Count > 1, "One page shows nothing about paging.");
        Assert.Equal(forward.SelectMany(page => page), backward.SelectMany(page => page));
        var count = (await service.DataAsync($"{{ {field}(where: {where}) {{ totalCount }} }}")).GetProperty(field).GetProperty("totalCount").GetInt32();
        Assert.Equal(count, forward.SelectMany(page => page).Distinct().Count());
        Assert.Equal(count, forward.Sum(page => page.Count));
    }

    private async Task<List<List<string>>> PagesAsync(string field, string order, string where, string size, string from, string edge, string more)
    {
        var pages = new List<List<string>>();
        string? cursor = null;
        for (var hasMore = true; hasMore;)
        {
            var start = cursor is null ? "" : $", {from}: \"{cursor}\"";
            var list = (await service.DataAsync($"{{ {field}({size}: 17, order: {order}, where: {where}{start}) {{ nodes {{ id }} pageInfo {{ {edge} {more} }} }} }}")).GetProperty(field);
            pages.Add([.. list.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("id").GetString()!)]);
            cursor = list.GetProperty("pageInfo").GetProperty(edge).GetString();
            hasMore = list.GetProperty("pageInfo").GetProperty(more).GetBoolean();
        }

        return pages;
    }
}
