using System.Globalization;
using System.Text.Json;
using Expect.Api.Tests.Infrastructure;
using Expect.Persistence.Catalog;

namespace Expect.Api.Tests.Properties;

/// <summary>At every moment to come exactly those items are public whose schedule says so, whatever the way to them.</summary>
[Collection(ServiceCollectionDefinition.Name)]
public sealed class MomentPropertyTests(ServiceFixture service, ScheduledContent schedules) : RandomOperations(service), IClassFixture<ScheduledContent>
{
    public static TheoryData<string> Scheduled => ["ExpertiseOffer", "Practice", "Project", "Article", "Organization"];

    /// <inheritdoc/>
    protected override HttpClient Client => schedules.Editor;

    [Theory]
    [MemberData(nameof(Scheduled))]
    public async Task Items_are_those_whose_schedule_says_so(string name)
    {
        var type = Catalog[name];
        var items = await schedules.OfAsync(type);
        for (var round = 0; round < Rounds; round++)
        {
            var (seed, random) = Seed(name, 11_000 + round);
            var at = At(random);
            var visible = items.Where(item => item.IsPublic(at)).Select(item => item.Id).ToHashSet();
            var sample = items.OrderBy(_ => random.Next()).Take(90).Select(item => item.Id).Order(StringComparer.Ordinal).ToList();
            var filter = new FilterGenerator(Catalog, Sampler, random).Filter(type, 2);
            var data = await AskAsync(
                $$"""
                query ($at: DateTime, $some: {{name}}FilterInput, $ids: [ID!]!, $f: {{name}}FilterInput) @inContext(at: $at) {
                  all: {{type.PluralField}} { totalCount aggregate { count } groupBy(by: [STATUS]) { count keys { status } } }
                  some: {{type.PluralField}}(where: $some, first: 100) { totalCount nodes { id } }
                  nodes(ids: $ids) { id }
                  f: {{type.PluralField}}(where: $f) { totalCount } not: {{type.PluralField}}(where: {not: $f}) { totalCount }
                }
                """,
                new { at, some = new { id = new { @in = sample } }, ids = sample, f = filter }, seed);
            var (all, expected) = (data.GetProperty("all"), sample.Where(visible.Contains).ToList());
            var place = $"{seed}: {name} at {at}, {visible.Count} are public: {data} with {JsonSerializer.Serialize(filter)}";
            Assert.True(visible.Count > 0 && visible.Count < items.Count, place);
            Assert.True(visible.Count == Total(all) && visible.Count == all.GetProperty("aggregate").GetProperty("count").GetInt32(), place);
            var groups = all.GetProperty("groupBy").EnumerateArray().Select(group => $"{group.GetProperty("keys").GetProperty("status")} {group.GetProperty("count")}");
            Assert.True(groups.SequenceEqual([$"PUBLISHED {visible.Count}"]), place);
            Assert.True(expected.SequenceEqual(Ids(data.GetProperty("some").GetProperty("nodes"))) && expected.Count == Total(data.GetProperty("some")), place);
            Assert.True(expected.SequenceEqual(Ids(data.GetProperty("nodes"))), place);
            Assert.True(visible.Count == Total(data.GetProperty("f")) + Total(data.GetProperty("not")), place);
        }
    }

    [Theory]
    [MemberData(nameof(Scheduled))]
    public async Task A_search_finds_those_that_are_public_then(string name)
    {
        var type = Catalog[name];
        var items = (await schedules.OfAsync(type)).ToDictionary(item => item.Id);
        for (var round = 0; round < Rounds / 2; round++)
        {
            var (seed, random) = Seed(name, 12_000 + round);
            var at = At(random);
            var text = await WordAsync(type, random, seed);
            var kind = JsonNamingPolicy.SnakeCaseUpper.ConvertName(name);
            var query = $$"""
                query ($at: DateTime, $preview: Boolean, $s: String!) @inContext(at: $at, preview: $preview) {
                  c: {{type.PluralField}}(search: $s, first: 100, order: [{ updatedAt: ASC }]) { totalCount nodes { id } }
                  search(query: $s, types: [{{kind}}], first: 100) { nodes { highlights { field } item { id } } }
                }
                """;
            var everything = await AskAsync(query, new { at, preview = true, s = text }, seed);
            var then = (await AskAsync(query, new { at, preview = false, s = text }, seed)).GetProperty("c");
            var expected = Ids(everything.GetProperty("c").GetProperty("nodes")).Where(id => items[id].IsPublic(at)).ToList();
            // An item that is found by the name of another one is found only while that one is public, too.
            var byItself = everything.GetProperty("search").GetProperty("nodes").EnumerateArray()
                .Where(hit => hit.GetProperty("highlights").GetArrayLength() > 0).Select(hit => hit.GetProperty("item").GetProperty("id").GetString()!).ToHashSet();
            if (Total(everything.GetProperty("c")) <= 100 && expected.Count > 0)
            {
                var found = Ids(then.GetProperty("nodes")).ToList();
                var isRight = found.All(expected.Contains) && expected.Where(byItself.Contains).All(found.Contains) && found.Count == Total(then);
                Assert.True(isRight, $"{seed}: {name}, {text} at {at}: {then}");
            }
        }
    }

    [Fact]
    public async Task Nested_lists_and_what_hangs_on_them_agree_with_the_root()
    {
        var (offers, projects) = (await schedules.OfAsync(Catalog["ExpertiseOffer"]), await schedules.OfAsync(Catalog["Project"]));
        for (var round = 0; round < Rounds; round++)
        {
            var (seed, random) = Seed("nested", 13_000 + round);
            var at = At(random);
            var data = await AskAsync(
                """
                query ($at: DateTime) @inContext(at: $at) {
                  territories(first: 12, order: [{ expertiseOfferCount: DESC }]) { nodes { id expertiseOfferCount
                    expertiseOffers(first: 100) { totalCount aggregate { count } nodes { id territory { expertiseOfferCount } } } } }
                  fundings(first: 100) { totalCount nodes { project { id } } }
                }
                """,
                new { at }, seed);
            foreach (var territory in data.GetProperty("territories").GetProperty("nodes").EnumerateArray())
            {
                var expected = offers.Where(offer => offer.IsPublic(at) && offer.Owner == territory.GetProperty("id").GetString()).Select(offer => offer.Id).Order(StringComparer.Ordinal).ToList();
                var list = territory.GetProperty("expertiseOffers");
                int[] counts = [territory.GetProperty("expertiseOfferCount").GetInt32(), Total(list), list.GetProperty("aggregate").GetProperty("count").GetInt32()];
                Assert.All(counts, count => Assert.True(count == expected.Count, $"{seed} at {at}: {expected.Count} offers, {territory}"));
                Assert.True(expected.Count > 100 || expected.SequenceEqual(Ids(list.GetProperty("nodes"))), $"{seed} at {at}: {territory}");
            }

            var shown = data.GetProperty("fundings").GetProperty("nodes").EnumerateArray().Select(funding => funding.GetProperty("project").GetProperty("id").GetString()).ToHashSet();
            Assert.All(shown, id => Assert.True(projects.Single(project => project.Id == id).IsPublic(at), $"{seed} at {at}: {id}"));
            Assert.Equal(await schedules.FundingsAsync(at), data.GetProperty("fundings").GetProperty("totalCount").GetInt64());
        }
    }

    private async Task<string> WordAsync(CatalogType type, Random random, int seed)
    {
        var data = await AskAsync($"{{ c: {type.PluralField}(first: 100) {{ nodes {{ displayName }} }} }}", null, seed);
        var names = data.GetProperty("c").GetProperty("nodes").EnumerateArray().Select(item => item.GetProperty("displayName").GetString()!).ToList();
        var words = names[random.Next(names.Count)].Split(' ');
        return words[random.Next(words.Length)];
    }

    private static string At(Random random) =>
        new DateTime(2499, 12, 31, 12, 0, 0, DateTimeKind.Utc).AddDays(random.Next(1, 366)).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static int Total(JsonElement connection) => connection.GetProperty("totalCount").GetInt32();

    private static IEnumerable<string> Ids(JsonElement nodes) =>
        nodes.EnumerateArray().Where(node => node.ValueKind == JsonValueKind.Object).Select(node => node.GetProperty("id").GetString()!).Order(StringComparer.Ordinal);
}
