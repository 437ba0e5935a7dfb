using System.Globalization;
using System.Text;
using System.Text.Json;
using Expect.Api.Tests.Infrastructure;
using Expect.Persistence.Catalog;

namespace Expect.Api.Tests.Properties;

/// <summary>What holds for every search: it selects a set in an order, and combines with filters, orders and pages as any set does.</summary>
[Collection(ServiceCollectionDefinition.Name)]
public sealed class SearchPropertyTests(ServiceFixture service) : RandomOperations(service)
{
    // More items than these are not paged through.
    private const int Few = 200;

    public static TheoryData<string> Searchable => [.. SearchTable.SearchableTypes.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Searchable))]
    public async Task Case_accents_and_the_order_of_words_change_nothing(string name)
    {
        var type = Catalog[name];
        for (var round = 0; round < Rounds; round++)
        {
            var (seed, random) = Seed(name, 4000 + round);
            var words = await WordsAsync(type, random, seed);
            var plain = await FirstAsync(type, string.Join(' ', words), seed);
            foreach (var variant in new[]
            {
                string.Join(' ', words).ToUpperInvariant(), Unaccented(string.Join(' ', words)), Unaccented(string.Join(' ', words)).ToUpperInvariant(),
                string.Join(" ?! ", words.Reverse()), $"  {string.Join('-', words)}, ",
            })
            {
                Assert.True(plain == await FirstAsync(type, variant, seed), $"{seed}: {name}, {variant}: {plain}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Searchable))]
    public async Task Pages_of_a_search_make_up_the_whole_both_ways_in_any_order(string name)
    {
        var type = Catalog[name];
        for (var round = 0; round < Rounds; round++)
        {
            var (seed, random) = Seed(name, 5000 + round);
            var (search, total) = await FewFoundAsync(type, random, seed);
            var order = random.Next(2) == 0 ? null : new OrderGenerator(Catalog, random).Order(type);
            var size = random.Next(3, 40);
            var forward = (await PagesAsync(type, order, null, size, isForward: true, seed, search)).SelectMany(page => page).ToList();
            var backward = await PagesAsync(type, order, null, random.Next(3, 40), isForward: false, seed, search);
            backward.Reverse();
            Assert.True(
                total == forward.Count && total == forward.Distinct().Count() && forward.SequenceEqual(backward.SelectMany(page => page)),
                $"{seed}: {name}, {search}, order {JsonSerializer.Serialize(order)}, {total} in all, {forward.Count} forward");
        }
    }

    [Theory]
    [MemberData(nameof(Searchable))]
    public async Task A_filtered_search_is_what_both_select(string name)
    {
        var type = Catalog[name];
        for (var round = 0; round < Rounds; round++)
        {
            var (seed, random) = Seed(name, 6000 + round);
            var (search, _) = await FewFoundAsync(type, random, seed);
            var filter = new FilterGenerator(Catalog, Sampler, random).Filter(type, 2);
            var found = (await PagesAsync(type, null, null, 100, isForward: true, seed, search)).SelectMany(page => page).ToList();
            var both = (await PagesAsync(type, null, filter, 100, isForward: true, seed, search)).SelectMany(page => page).ToList();
            var selected = (await PagesAsync(type, null, new { and = new object[] { filter, new { id = new { @in = found } } } }, 100, isForward: true, seed)).SelectMany(page => page).ToHashSet();
            Assert.True(found.Where(selected.Contains).SequenceEqual(both), $"{seed}: {name}, {search}, {JsonSerializer.Serialize(filter)}: {found.Count} found, {selected.Count} of them selected, {both.Count} both");
            var counts = (await AskAsync(
                $"query ($f: {name}FilterInput, $s: String) {{ c: {type.PluralField}(where: $f, search: $s) {{ totalCount aggregate {{ count }} groupBy(by: [UPDATED_AT_YEAR]) {{ count }} }} }}",
                new { f = filter, s = search }, seed)).GetProperty("c");
            int[] all = [counts.GetProperty("totalCount").GetInt32(), counts.GetProperty("aggregate").GetProperty("count").GetInt32(), counts.GetProperty("groupBy").EnumerateArray().Sum(group => group.GetProperty("count").GetInt32())];
            Assert.All(all, count => Assert.True(count == both.Count, $"{seed}: {name}, {search}, {JsonSerializer.Serialize(filter)}: {both.Count} items, {counts}"));
        }
    }

    [Theory]
    [MemberData(nameof(Searchable))]
    public async Task The_root_finds_what_the_connection_finds_in_the_same_order(string name)
    {
        var type = Catalog[name];
        for (var round = 0; round < Rounds / 2; round++)
        {
            var (seed, random) = Seed(name, 7000 + round);
            var search = string.Join(' ', await WordsAsync(type, random, seed));
            var kind = JsonNamingPolicy.SnakeCaseUpper.ConvertName(name);
            var data = await AskAsync(
                $"query ($s: String!) {{ root: search(query: $s, types: [{kind}], first: 100) {{ totalCount nodes {{ item {{ id }} }} }} list: {type.PluralField}(search: $s, first: 100) {{ totalCount nodes {{ id }} }} }}",
                new { s = search }, seed);
            var (root, list) = (data.GetProperty("root"), data.GetProperty("list"));
            Assert.True(
                root.GetProperty("totalCount").GetRawText() == list.GetProperty("totalCount").GetRawText()
                    && root.GetProperty("nodes").EnumerateArray().Select(hit => hit.GetProperty("item").GetProperty("id").GetString())
                        .SequenceEqual(list.GetProperty("nodes").EnumerateArray().Select(item => item.GetProperty("id").GetString())),
                $"{seed}: {name}, {search}: {data}");
        }
    }

    // A search that finds little enough to page through: more words of the same name find less.
    private async Task<(string Search, int Total)> FewFoundAsync(CatalogType type, Random random, int seed)
    {
        for (var attempt = 0; attempt < 20; attempt++)
        {
            var search = string.Join(' ', await WordsAsync(type, random, seed));
            var data = await AskAsync($"query ($s: String) {{ c: {type.PluralField}(search: $s) {{ totalCount }} }}", new { s = search }, seed);
            if (data.GetProperty("c").GetProperty("totalCount").GetInt32() is > 0 and <= Few and var total)
            {
                return (search, total);
            }
        }

        return ("nowhere to be found whatsoever", 0);
    }

    // One to three words of an item's own name, or a word in which a letter is wrong.
    private async Task<string[]> WordsAsync(CatalogType type, Random random, int seed)
    {
        var filter = new FilterGenerator(Catalog, Sampler, random).Filter(type, 1);
        var page = await AskAsync($"query ($f: {type.Name}FilterInput) {{ c: {type.PluralField}(where: $f, first: 50) {{ nodes {{ displayName }} }} all: {type.PluralField}(first: 50) {{ nodes {{ displayName }} }} }}", new { f = filter }, seed);
        var names = page.GetProperty(page.GetProperty("c").GetProperty("nodes").GetArrayLength() > 0 ? "c" : "all").GetProperty("nodes").EnumerateArray()
            .Select(node => node.GetProperty("displayName").GetString()).OfType<string>().ToList();
        var words = Words(names[random.Next(names.Count)]).OrderBy(_ => random.Next()).Take(random.Next(1, 4)).ToArray();
        if (words.Length > 0 && words[0].Length > 5 && random.Next(4) == 0)
        {
            words[0] = words[0].Remove(random.Next(1, words[0].Length - 1), 1);
        }

        return words.Length > 0 ? words : ["paris"];
    }

    private static List<string> Words(string text) =>
        [.. new string([.. text.Select(c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct()];

    private static string Unaccented(string text) => string.Concat(text.Normalize(NormalizationForm.FormD)
        .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark));

    private async Task<string> FirstAsync(CatalogType type, string search, int seed)
    {
        var data = await AskAsync($"query ($s: String) {{ c: {type.PluralField}(search: $s, first: 50) {{ totalCount nodes {{ id }} }} }}", new { s = search }, seed);
        return data.GetProperty("c").GetRawText();
    }
}
