using System.Text.Json;
using Expect.Api.Tests.Infrastructure;

namespace Expect.Api.Tests.Search;

/// <summary>Order and pages of what is found, and the words marked in it.</summary>
[Collection(ServiceCollectionDefinition.Name)]
public sealed class RankingTests(ServiceFixture service) : SearchDatabase(service)
{
    [Theory]
    [InlineData("expertiseOffers(search: \"femmes\"", "id", 7)]
    [InlineData("territories(search: \"saint denis\"", "id", 3)]
    [InlineData("search(query: \"violences femmes\"", "item { id }", 5)]
    public async Task Pages_put_together_are_the_whole(string field, string node, int size)
    {
        var whole = await PageAsync($"{field}, first: 100)", node);
        var parts = new List<string>();
        string? after = null;
        do
        {
            var page = await PageAsync($"{field}, first: {size}{(after is null ? "" : $", after: \"{after}\"")})", node);
            Assert.Equal(whole.Count, page.Count);
            parts.AddRange(page.Nodes);
            after = page.After;
        }
        while (after is not null && parts.Count < 100);

        Assert.True(whole.Nodes.Count > size, "There is too little to page through.");
        Assert.Equal(whole.Nodes, parts.Take(whole.Nodes.Count));
    }

    [Fact]
    public async Task Pages_backward_are_the_end_of_the_whole()
    {
        var whole = await PageAsync("territories(search: \"saint denis\", first: 100)", "id");
        var last = await PageAsync("territories(search: \"saint denis\", last: 4)", "id");
        Assert.Equal(whole.Nodes[^4..], last.Nodes);
    }

    [Fact]
    public async Task Scores_fall_and_do_not_change()
    {
        const string Query = "{ search(query: \"violences femmes\", first: 100) { nodes { score item { id } } } }";
        var first = (await DataAsync(Query)).GetRawText();
        await ExecuteAsync("select search_rebuild()");
        Assert.Equal(first, (await DataAsync(Query)).GetRawText());
        var scores = JsonDocument.Parse(first).RootElement.GetProperty("search").GetProperty("nodes").EnumerateArray().Select(hit => hit.GetProperty("score").GetDouble()).ToList();
        Assert.Equal(scores.OrderDescending(), scores);
    }

    [Theory]
    [InlineData("territories(search: \"saint germain\"")]
    [InlineData("territories(search: \"saint denis\", order: [{name: ASC}]")]
    [InlineData("territories(first: 3")]
    public async Task A_cursor_of_another_search_is_refused(string other)
    {
        var page = await PageAsync("territories(search: \"saint denis\", first: 3)", "id");
        var answer = await ServiceFixture.AskAsync(Client, $"{{ {other}, after: \"{page.After}\") {{ totalCount }} }}");
        Assert.Equal("BAD_USER_INPUT", answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Highlights_are_safe_html()
    {
        var data = await DataAsync("{ search(query: \"évaluation assainissement alert\", types: [ARTICLE]) { nodes { highlights { field html } } } }");
        var highlights = data.GetProperty("search").GetProperty("nodes")[0].GetProperty("highlights").EnumerateArray()
            .ToDictionary(text => text.GetProperty("field").GetString()!, text => text.GetProperty("html").GetString()!);
        Assert.Equal("Formations à l’égalité &amp; &lt;b&gt;<mark>évaluation</mark>&lt;/b&gt;", highlights["lead"]);
        Assert.Contains("<mark>Assainissement</mark>", highlights["body"], StringComparison.Ordinal);
        Assert.All(highlights.Values, html => Assert.DoesNotMatch("<(?!/?mark>)", html));
    }

    [Fact]
    public async Task Apostrophes_and_hyphens_stay_as_they_are_written_and_part_words()
    {
        await ExecuteAsync("""update articles set lead = '{"fr": "L’évaluation d''un quartier, c\u02bcest‐à‑dire ici"}', body = '{"fr": "L’assainissement"}' where id = md5('many words')::uuid""");
        var data = await DataAsync("{ search(query: \"évaluation quartier dire\", types: [ARTICLE]) { nodes { highlights { html } } } }");
        Assert.Equal(
            "L’<mark>évaluation</mark> d&#39;un <mark>quartier</mark>, cʼest‐à‑<mark>dire</mark> ici",
            data.GetProperty("search").GetProperty("nodes")[0].GetProperty("highlights")[0].GetProperty("html").GetString());
    }

    [Theory]
    [InlineData("marsaille", "Marseille")]
    [InlineData("bordaux", "Bordeaux")]
    [InlineData("toulouze", "Toulouse")]
    public async Task The_nearest_spelling_comes_first(string misspelt, string meant) =>
        Assert.Equal(meant, (await FindAsync(misspelt, "[TERRITORY]"))[0]);

    [Theory]
    [InlineData("territories(search: \"saint denis\"", "population name")]
    [InlineData("search(query: \"saint denis\", types: [TERRITORY]", "item { ... on Territory { population name } }")]
    public async Task Of_authorities_of_one_name_the_largest_comes_first(string field, string node)
    {
        var page = await PageAsync($"{field}, first: 50)", node);
        var largest = page.Nodes.Select(text => JsonDocument.Parse(text).RootElement).Select(item => item.TryGetProperty("item", out var inner) ? inner : item)
            .Where(item => item.GetProperty("name").GetString() == "Saint-Denis").Select(item => item.GetProperty("population").GetInt32()).ToList();
        Assert.True(largest.Count > 1, "There is one authority of that name only: it shows nothing.");
        Assert.Equal(largest.OrderDescending(), largest);
    }

    [Fact]
    public async Task Marks_in_the_content_itself_stay_text()
    {
        await ExecuteAsync("""update articles set lead = '{"fr": "avant \ue000évaluation\ue001 <mark>après</mark>"}' where id = md5('many words')::uuid""");
        var data = await DataAsync("{ search(query: \"évaluation\", types: [ARTICLE]) { nodes { highlights { html } } } }");
        Assert.Equal(
            "avant  <mark>évaluation</mark>  &lt;mark&gt;après&lt;/mark&gt;",
            data.GetProperty("search").GetProperty("nodes")[0].GetProperty("highlights")[0].GetProperty("html").GetString());
    }

    [Fact]
    public async Task Misspelt_words_are_marked_where_they_are_alike()
    {
        var data = await DataAsync("{ search(query: \"djennine\", types: [TERRITORY], first: 1) { nodes { highlights { field html } } } }");
        Assert.Contains("<mark>Djenine</mark>", data.GetRawText().Replace("\\u003C", "<", StringComparison.OrdinalIgnoreCase).Replace("\\u003E", ">", StringComparison.OrdinalIgnoreCase), StringComparison.Ordinal);
    }

    private async Task<Page> PageAsync(string field, string node)
    {
        var data = await DataAsync($"{{ page: {field} {{ totalCount nodes {{ {node} }} pageInfo {{ hasNextPage endCursor }} }} }}");
        var page = data.GetProperty("page");
        var info = page.GetProperty("pageInfo");
        return new Page(
            [.. page.GetProperty("nodes").EnumerateArray().Select(item => item.GetRawText())],
            info.GetProperty("hasNextPage").GetBoolean() ? info.GetProperty("endCursor").GetString() : null,
            page.GetProperty("totalCount").GetInt32());
    }

    private sealed record Page(List<string> Nodes, string? After, int Count);
}
