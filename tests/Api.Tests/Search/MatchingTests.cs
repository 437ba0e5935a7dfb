using Expect.Api.Tests.Infrastructure;

namespace Expect.Api.Tests.Search;

/// <summary>What a search finds: forms of words by language, accents and case, aliases, quotes, words that carry no meaning, typing errors.</summary>
[Collection(ServiceCollectionDefinition.Name)]
public sealed class MatchingTests(ServiceFixture service) : SearchDatabase(service)
{
    [Theory]
    [InlineData("école municipale", "", true)]
    [InlineData("ECOLE MUNICIPALES", "", true)]
    [InlineData("formation egalite", "", true)]
    [InlineData("l'égalité", "", true)]
    [InlineData("eau assainissement", "", true)]
    [InlineData("les écoles de la formation", "", true)]
    [InlineData("win library", "@inContext(language: EN)", true)]
    [InlineData("écoles", "@inContext(language: EN)", true)]
    [InlineData("écoles", "@inContext(language: EN, fallback: [])", false)]
    [InlineData("win library", "", false)]
    [InlineData("ciudad sostenible", "@inContext(language: ES)", true)]
    [InlineData("école gendarmerie", "", false)]
    [InlineData("\"écoles municipales\"", "", true)]
    [InlineData("\"municipales écoles\"", "", false)]
    public async Task Words_are_found_in_the_forms_of_the_language(string text, string directive, bool isFound)
    {
        var found = (await FindAsync(text, "[ARTICLE]", directive)).Length == 1;
        Assert.Equal(isFound, found);
    }

    [Theory]
    [InlineData("grave danger")]
    [InlineData("« grave »")]
    [InlineData("\"grave danger\"")]
    [InlineData("dire")]
    [InlineData("fin suite")]
    [InlineData("ténèbres")]
    [InlineData("cofictionnement")]
    [InlineData("co\u00adfictionnement")]
    public async Task Typographic_signs_part_words(string text)
    {
        // Quotation marks with spaces that do not break, hyphens of all kinds, dots, dashes, and a soft hyphen within a word.
        await ExecuteAsync("""update articles set lead = '{"fr": "Le téléphone «\u00a0Grave\u202fdanger\u00a0», cʼest‐à‑dire\u2026 “fin”—suite… des “ténèbres”, co\u00adfictionnement"}' where id = md5('many words')::uuid""");
        var data = await DataAsync("query ($text: String!) { search(query: $text, types: [ARTICLE]) { nodes { item { displayName } highlights { html } } } }", new { text });
        var found = data.GetProperty("search").GetProperty("nodes").EnumerateArray().Single(hit => hit.GetProperty("item").GetProperty("displayName").GetString() == "Les écoles municipales");
        Assert.Contains("<mark>", found.GetProperty("highlights")[0].GetProperty("html").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("jenin")]
    [InlineData("JÉNINE")]
    [InlineData("hai duong")]
    [InlineData("uclg")]
    public async Task Territories_are_found_by_their_aliases(string alias) =>
        Assert.Single(await FindAsync(alias, "[TERRITORY]"));

    [Fact]
    public async Task The_shortest_name_comes_first() =>
        Assert.Equal("Paris", (await FindAsync("paris", "[TERRITORY]"))[0]);

    [Fact]
    public async Task Typing_errors_are_forgiven_only_when_nothing_matches()
    {
        Assert.Contains("Djenine", await FindAsync("djennine", "[TERRITORY]"));
        Assert.Contains("Marseille", await FindAsync("marsaille", "[TERRITORY]"));
        Assert.Contains("Seine-Saint-Denis", await FindAsync("seine saint dennis", "[TERRITORY]"));
        Assert.Empty(await FindAsync("xqzxqz"));
        Assert.All(await FindAsync("lyon", "[TERRITORY]"), name => Assert.Contains("lyon", name, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task An_offer_is_found_by_territory_theme_and_partners_of_its_public_projects()
    {
        Assert.True(await FindsOfferAsync("seine saint denis"));
        Assert.True(await FindsOfferAsync("violence femme"));
        Assert.True(await FindsOfferAsync("djenine"));
        Assert.True(await FindsOfferAsync("Jénine observatoire"));
        Assert.False(await FindsOfferAsync("djenine assainissement"));
    }

    [Fact]
    public async Task An_offer_is_found_by_its_target_countries()
    {
        Assert.False(await FindsOfferAsync("kazakhstan observatoire"));
        await ExecuteAsync("insert into offer_target_countries (offer_id, country_id) select md5('ExpertiseOffer:93')::uuid, id from countries where iso2 = 'KZ'");
        Assert.True(await FindsOfferAsync("kazakhstan observatoire"));
    }

    [Fact]
    public async Task Search_combines_with_filter_order_count_and_groups()
    {
        var data = await DataAsync("""
            { territories(search: "denis", where: {kind: {eq: DEPARTMENT}}, order: [{name: DESC}]) {
                totalCount nodes { name } aggregate { count } groupBy(by: [KIND]) { count keys { kind } } }
              blank: territories(search: " ?! ", where: {kind: {eq: DEPARTMENT}}) { totalCount }
              none: territories(search: null, where: {kind: {eq: DEPARTMENT}}) { totalCount }
              nothing: search(query: " - ") { totalCount nodes { score } } }
            """);
        Assert.Equal("""{"totalCount":1,"nodes":[{"name":"Seine-Saint-Denis"}],"aggregate":{"count":1},"groupBy":[{"count":1,"keys":{"kind":"DEPARTMENT"}}]}""", data.GetProperty("territories").GetRawText());
        Assert.Equal(data.GetProperty("none").GetRawText(), data.GetProperty("blank").GetRawText());
        Assert.Equal("""{"totalCount":0,"nodes":[]}""", data.GetProperty("nothing").GetRawText());
    }

    [Fact]
    public async Task Nested_connections_are_searched()
    {
        var data = await DataAsync("""
            { themes(where: {code: {in: ["violence-against-women", "forestry"]}}, order: [{code: DESC}]) {
                nodes { code expertiseOffers(search: "observatoire") { totalCount nodes { slug } } } } }
            """);
        Assert.Equal(
            """[{"code":"violence-against-women","expertiseOffers":{"totalCount":1,"nodes":[{"slug":"lutte-contre-les-violences-faites-aux-femmes"}]}},{"code":"forestry","expertiseOffers":{"totalCount":0,"nodes":[]}}]""",
            data.GetProperty("themes").GetProperty("nodes").GetRawText());
    }

    [Theory]
    [InlineData("{ search(query: \"a\", types: [FUNDING]) { totalCount } }", "BAD_USER_INPUT")]
    [InlineData("{ search(query: \"a\", first: 101) { totalCount } }", "BAD_USER_INPUT")]
    [InlineData("{ territories(search: \"b1 b2 b3 b4 b5 b6 b7 b8 b9 c1 c2 c3 c4\") { totalCount } }", "COST_LIMIT_EXCEEDED")]
    public async Task What_cannot_be_searched_is_refused(string query, string code)
    {
        var answer = await ServiceFixture.AskAsync(Client, query);
        Assert.Equal(code, answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }
}
