using System.Text.Json;
using Expect.Api.Tests.Infrastructure;
using Expect.Persistence.Catalog;

namespace Expect.Api.Tests.Properties;

/// <summary>What is computed over a connection is what its items say, paged through one by one.</summary>
[Collection(ServiceCollectionDefinition.Name)]
public sealed class AggregatePropertyTests(ServiceFixture service) : RandomOperations(service)
{
    private const int PageSize = 100;

    // As many as the cost of all functions over all fields allows.
    private const int MaxGroups = 300;

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Counts_numbers_and_groups_are_those_of_the_items(string name)
    {
        var type = Catalog[name];
        for (var round = 0; round < Rounds / 2; round++)
        {
            var (seed, random) = Seed(name, 3000 + round);
            var where = await FewAsync(type, random, seed);
            var keys = RandomKeys(type, random);
            var items = await ItemsAsync(type, keys, where, seed);
            var connection = await ComputedAsync(type, keys, where, random, seed);
            var place = $"{seed}: {name} by {string.Join(", ", keys.Select(key => key.Name))} where {JsonSerializer.Serialize(where)}";

            Assert.True(items.Count == Count(connection, "totalCount") && items.Count == Count(connection.GetProperty("aggregate"), "count"), $"{place}: {items.Count} items, {connection}");
            Assert.True(ItemNumbers.Difference(type, connection.GetProperty("aggregate"), items) is null, $"{place}: {ItemNumbers.Difference(type, connection.GetProperty("aggregate"), items)}");
            foreach (var (key, i) in keys.Select((key, i) => (key, i)).Where(pair => pair.key.List is null))
            {
                var different = items.SelectMany(item => ItemKeys.Of([key], Renamed(item, i))).Where(text => text != ItemKeys.Join([null])).Distinct().Count();
                Assert.True(different == Count(connection.GetProperty("aggregate"), $"d{i}"), $"{place}: {different} different values of {key.Name}, {connection.GetProperty("aggregate")}");
            }

            await CheckGroupsAsync(type, keys, items, connection.GetProperty("groups"), random, place, seed);
        }
    }

    private async Task CheckGroupsAsync(CatalogType type, List<GroupKey> keys, List<JsonElement> items, JsonElement groups, Random random, string place, int seed)
    {
        var expected = items.SelectMany(item => ItemKeys.Of(keys, item).Select(key => (key, item))).GroupBy(pair => pair.key, pair => pair.item)
            .ToDictionary(group => group.Key, group => group.ToList());
        var answered = groups.EnumerateArray().ToDictionary(group => ItemKeys.Join(keys.Select(key => ItemKeys.OfGroup(key, group.GetProperty("keys")))));
        Assert.True(
            answered.Count == Math.Min(expected.Count, MaxGroups) && answered.All(pair => expected.TryGetValue(pair.Key, out var members) && members.Count == Count(pair.Value, "count")),
            $"{place}: {string.Join(' ', expected.Select(pair => $"{pair.Key}={pair.Value.Count}"))} expected, {groups}");
        Assert.True(keys.Any(key => key.List is not null) || items.Count == answered.Values.Sum(group => Count(group, "count")) || answered.Count == MaxGroups, place);
        foreach (var (key, group) in answered)
        {
            Assert.True(ItemNumbers.Difference(type, group, expected[key]) is null, $"{place}, group {key}: {ItemNumbers.Difference(type, group, expected[key])}");
        }

        foreach (var (key, group) in answered.OrderBy(_ => random.Next()).Take(3))
        {
            var selected = (await AskAsync(
                $"query ($f: {type.Name}FilterInput) {{ c: {type.PluralField}(where: $f, first: {PageSize}) {{ totalCount nodes {{ id }} }} }}", new { f = group.GetProperty("where") }, seed)).GetProperty("c");
            Assert.True(expected[key].Count == Count(selected, "totalCount"), $"{place}, group {key}: {expected[key].Count} items, {Count(selected, "totalCount")} selected by {group.GetProperty("where")}");
            Assert.True(
                expected[key].Count > PageSize || expected[key].Select(Id).Order().SequenceEqual(selected.GetProperty("nodes").EnumerateArray().Select(Id).Order()),
                $"{place}, group {key}: other items are selected by {group.GetProperty("where")}");
        }
    }

    // Up to three keys, of which the later ones may go through lists.
    private static List<GroupKey> RandomKeys(CatalogType type, Random random)
    {
        var all = GroupKeys.Of(Catalog, type);
        return [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => all[random.Next(all.Length)]).Distinct()];
    }

    private async Task<List<JsonElement>> ItemsAsync(CatalogType type, List<GroupKey> keys, object where, int seed)
    {
        var selection = string.Join(' ', keys.Select((key, i) => ItemKeys.Selection(ItemKeys.Alias(i), key)));
        var query = $"query ($f: {type.Name}FilterInput, $c: String) {{ c: {type.PluralField}(where: $f, first: {PageSize}, after: $c) {{ nodes {{ id {selection} {ItemNumbers.Selection(type)} }} pageInfo {{ hasNextPage endCursor }} }} }}";
        var items = new List<JsonElement>();
        string? cursor = null;
        for (var hasMore = true; hasMore;)
        {
            var page = (await AskAsync(query, new { f = where, c = cursor }, seed)).GetProperty("c");
            items.AddRange(page.GetProperty("nodes").EnumerateArray());
            cursor = page.GetProperty("pageInfo").GetProperty("endCursor").GetString();
            hasMore = page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean();
        }

        return items;
    }

    private async Task<JsonElement> ComputedAsync(CatalogType type, List<GroupKey> keys, object where, Random random, int seed)
    {
        var numbers = ItemNumbers.SelectionOfAggregate(type);
        var distinct = string.Join(' ', keys.Select((key, i) => key.List is null ? $"d{i}: countDistinct(of: {key.Name})" : ""));
        var order = random.Next(3) switch { 0 => "", 1 => ", order: [{ count: ASC }]", _ => ", order: [{ count: DESC }]" };
        var data = await AskAsync(
            $$"""
            query ($f: {{type.Name}}FilterInput) { c: {{type.PluralField}}(where: $f) {
              totalCount aggregate { count {{distinct}} {{numbers}} }
              groups: groupBy(by: [{{string.Join(", ", keys.Select(key => key.Name))}}], first: {{MaxGroups}}{{order}}) {
                count where keys { {{string.Join(' ', keys.Select(ItemKeys.SelectionOfGroup))}} } {{numbers}} } } }
            """,
            new { f = where }, seed);
        return data.GetProperty("c");
    }

    // A single key is looked for under the first alias.
    private static JsonElement Renamed(JsonElement item, int index) =>
        JsonSerializer.SerializeToElement(new Dictionary<string, JsonElement> { [ItemKeys.Alias(0)] = item.GetProperty(ItemKeys.Alias(index)) });

    private static string Id(JsonElement item) => item.GetProperty("id").GetString()!;

    private static int Count(JsonElement item, string name) => item.GetProperty(name).GetInt32();
}
