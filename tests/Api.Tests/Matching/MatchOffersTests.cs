using System.Text.Json;
using Expect.Api.Tests.Infrastructure;

namespace Expect.Api.Tests.Matching;

/// <summary>The offers that answer a need, as anybody may ask for them.</summary>
[Collection(ServiceCollectionDefinition.Name)]
public sealed class MatchOffersTests(ServiceFixture service)
{
    private const string Query = """
        query ($criteria: MatchCriteriaInput!, $first: Int) {
          matchOffers(criteria: $criteria, first: $first) { score offer { slug } reasons { criterion points maxPoints explanation } } }
        """;

    private const string Visible = "o.status = 'PUBLISHED' and coalesce(o.publish_at, '-infinity') <= now() and coalesce(o.unpublish_at, 'infinity') > now()";

    [Theory]
    [InlineData("""{ "themes": ["violence-against-women"] }""")]
    [InlineData("""{ "themes": ["violence-against-women", "tourism"], "languages": ["AR", "ES"], "country": "TN", "neededBy": "2999-12-31", "forms": ["ONE_OFF_MISSION"], "oneOff": true, "maxInvolvement": "LIGHT", "maxConstraint": "NONE" }""")]
    [InlineData("""{ "country": "PS", "languages": ["AR"] }""")]
    public async Task Points_add_up_and_the_best_come_first(string criteria)
    {
        var matches = await MatchAsync(criteria, 100);
        Assert.NotEmpty(matches);
        Assert.All(matches, match =>
        {
            var reasons = match.GetProperty("reasons").EnumerateArray().ToList();
            Assert.Equal(match.GetProperty("score").GetInt32(), reasons.Sum(reason => reason.GetProperty("points").GetInt32()));
            Assert.Equal(100, reasons.Sum(reason => reason.GetProperty("maxPoints").GetInt32()));
        });
        var places = matches.Select(match => (Score: match.GetProperty("score").GetInt32(), Slug: Slug(match))).ToList();
        Assert.Equal(places.OrderByDescending(place => place.Score).ThenBy(place => place.Slug, StringComparer.Ordinal), places);
        Assert.Equal(places[..3].Select(place => place.Slug), (await MatchAsync(criteria, 3)).Select(Slug));
    }

    [Fact]
    public async Task The_matches_are_the_offers_that_hand_written_SQL_finds()
    {
        var matches = await MatchAsync("""{ "themes": ["violence-against-women"], "country": "TN", "neededBy": "2999-12-31" }""", 100);
        var expected = (string)(await service.ScalarAsync($"""
            select coalesce(string_agg(o.slug, ',' order by o.slug collate "C"), '') from expertise_offers o
            where {Visible}
                and exists (select 1 from offer_themes x join themes h on h.id = x.theme_id join themes n on n.code = 'violence-against-women'
                    where x.offer_id = o.id and (n.code = any (h.path) or h.code = any (n.path)))
                and (not exists (select 1 from offer_target_countries c where c.offer_id = o.id)
                    or exists (select 1 from offer_target_countries c join countries l on l.id = c.country_id where c.offer_id = o.id and l.iso2 = 'TN'))
                and coalesce(o.available_from, '-infinity') <= '2999-12-31'
                and coalesce(o.available_to, 'infinity') >= (now() at time zone 'Europe/Paris')::date
            """))!;
        Assert.InRange(matches.Count, 1, 99);
        Assert.Equal(expected, string.Join(',', matches.Select(Slug).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task An_offer_is_read_as_anywhere_else_under_any_alias()
    {
        var data = await service.DataAsync("""
            { a: matchOffers(criteria: { themes: "violence-against-women" }, first: 2) { __typename o: offer { __typename slug territory { name } themes { code } modalities { form } } again: offer { id } reasons { __typename c: criterion } }
              b: matchOffers(criteria: { forms: [], country: "PS", themes: ["violence-against-women"] }, first: 1) { score }
              expertiseOffers(first: 1) { totalCount } }
            """);
        var first = data.GetProperty("a")[0];
        Assert.Equal(("OfferMatch", "ExpertiseOffer"), (first.GetProperty("__typename").GetString(), first.GetProperty("o").GetProperty("__typename").GetString()));
        Assert.NotEqual(0, first.GetProperty("o").GetProperty("themes").GetArrayLength());
        Assert.Equal(1, data.GetProperty("b").GetArrayLength());
    }

    [Fact]
    public async Task What_is_null_or_empty_does_not_matter()
    {
        var (bare, empty) = (
            await MatchAsync("""{ "country": "PS", "themes": ["violence-against-women"] }""", 5),
            await MatchAsync("""{ "country": "PS", "themes": ["violence-against-women"], "languages": [], "forms": null, "oneOff": false, "neededBy": null }""", 5));
        Assert.Equal(Text(bare), Text(empty));
    }

    [Fact]
    public async Task Nothing_matches_a_day_that_is_past() =>
        Assert.Empty(await MatchAsync("""{ "themes": ["violence-against-women"], "neededBy": "2020-01-01" }""", 5));

    [Theory]
    [InlineData("", "Aucune|Porte")]
    [InlineData("@inContext(language: EN)", "Is on")]
    [InlineData("@inContext(language: ES, fallback: [EN])", "Is on")]
    [InlineData("@inContext(language: ES)", "Porte")]
    public async Task Explanations_are_in_French_or_English(string context, string expected)
    {
        var data = await service.DataAsync($$"""query {{context}} { matchOffers(criteria: { themes: ["violence-against-women"] }, first: 1) { reasons { explanation } } }""");
        Assert.Matches(expected, data.GetProperty("matchOffers")[0].GetProperty("reasons")[0].GetProperty("explanation").GetString());
    }

    [Theory]
    [InlineData("""{ "themes": ["tourism", "sorcery"] }""", 5, "BAD_USER_INPUT", "\"sorcery\"")]
    [InlineData("""{ "country": "tn" }""", 5, "BAD_USER_INPUT", "\"tn\"")]
    [InlineData("""{ "themes": ["tourism"] }""", 0, "BAD_USER_INPUT", "between 1 and 100")]
    [InlineData("""{ "themes": ["tourism"] }""", 101, "BAD_USER_INPUT", "between 1 and 100")]
    [InlineData("""{ "forms": ["MAGIC"] }""", 5, "BAD_USER_INPUT", "MAGIC")]
    public async Task A_need_that_makes_no_sense_is_refused_at_its_place(string criteria, int first, string code, string message)
    {
        var answer = await service.AskAsync(Query, new { criteria = JsonDocument.Parse(criteria).RootElement, first });
        var error = answer.GetProperty("errors")[0];
        Assert.Equal(code, error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.Contains(message, error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_names_the_field_by_its_alias()
    {
        var answer = await service.AskAsync("""{ fine: matchOffers(criteria: { country: "TN" }) { score } wrong: matchOffers(criteria: { country: "ZZ" }) { score } }""");
        Assert.Equal("[\"wrong\"]", answer.GetProperty("errors")[0].GetProperty("path").GetRawText());
    }

    private async Task<List<JsonElement>> MatchAsync(string criteria, int first)
    {
        var data = await service.DataAsync(Query, new { criteria = JsonDocument.Parse(criteria).RootElement, first });
        return [.. data.GetProperty("matchOffers").EnumerateArray()];
    }

    private static string Slug(JsonElement match) => match.GetProperty("offer").GetProperty("slug").GetString()!;

    private static string Text(IEnumerable<JsonElement> matches) => string.Join('\n', matches.Select(match => match.GetRawText()));
}
