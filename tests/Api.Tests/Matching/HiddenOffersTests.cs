using System.Net.Http.Json;
using System.Text.Json;
using Expect.Api.Tests.Infrastructure;
using Microsoft.AspNetCore.Builder;
using Npgsql;

namespace Expect.Api.Tests.Matching;

/// <summary>Matching over content of one's own: what the mission asks for is found, and what is hidden does not exist.</summary>
[Collection(ServiceCollectionDefinition.Name)]
public sealed class HiddenOffersTests(ServiceFixture service) : IAsyncLifetime
{
    // A foreign town hall asks for help on violence against women: urgent, once, in Arabic, without a heavy agreement.
    private const string Need = """
        matchOffers(criteria: { themes: ["violence-against-women"], languages: [AR], country: "TN", neededBy: "2999-12-31", forms: [ONE_OFF_MISSION], oneOff: true, maxInvolvement: MODERATE, maxConstraint: MISSION_LETTER }, first: 100) {
          score offer { slug } reasons { criterion points maxPoints explanation } }
        """;

    private string _database = "";
    private WebApplication _application = null!;
    private HttpClient _client = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        _database = await service.CreateDatabaseAsync($"match-{Guid.NewGuid():N}");
        _application = await ServiceFixture.StartServiceAsync(_database);
        _client = ServiceFixture.ClientOf(_application);
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _application.DisposeAsync();
    }

    [Fact]
    public async Task The_offer_that_meets_an_urgent_need_comes_first_with_its_reasons()
    {
        await AddOfferAsync("ideal", "PUBLISHED");
        await ExecuteAsync("insert into presences (id, territory_id, country_id, kind) select md5('match presence')::uuid, t.id, c.id, 'AGREEMENT' from territories t, countries c where t.slug = 'seine-saint-denis' and c.iso2 = 'TN'");

        var best = (await MatchesAsync())[0];

        Assert.Equal("""{"slug":"essai-ideal"}""", best.GetProperty("offer").GetRawText());
        Assert.Equal(
            ["THEME 30/30", "LANGUAGE 15/15", "COUNTRY 10/10", "MODALITY 15/15", "AVAILABILITY 10/10", "CAPACITY 5/5", "LABEL 10/10", "PRESENCE 5/5"],
            best.GetProperty("reasons").EnumerateArray().Select(reason => $"{reason.GetProperty("criterion")} {reason.GetProperty("points")}/{reason.GetProperty("maxPoints")}"));
        Assert.Equal(100, best.GetProperty("score").GetInt32());
    }

    [Theory]
    [InlineData("status = 'DRAFT', published_at = null")]
    [InlineData("publish_at = '2999-01-01'")]
    [InlineData("unpublish_at = '2020-01-01'")]
    public async Task A_hidden_offer_changes_nothing(string hide)
    {
        var before = await AnswerAsync();
        await AddOfferAsync("hidden", "PUBLISHED");
        Assert.NotEqual(before, await AnswerAsync());
        await ExecuteAsync($"set session_replication_role = replica; update expertise_offers set {hide} where slug = 'essai-hidden'");
        Assert.Equal(before, await AnswerAsync());
    }

    [Fact]
    public async Task A_withdrawn_label_vouches_for_nothing()
    {
        await AddOfferAsync("withdrawn", "PUBLISHED");
        await ExecuteAsync("set session_replication_role = replica; update label_awards set status = 'WITHDRAWN' where id = md5('LabelAward:93:EXPE-CT')::uuid");
        var offer = (await MatchesAsync()).Single(match => match.GetProperty("offer").GetProperty("slug").GetString() == "essai-withdrawn");
        Assert.Contains(offer.GetProperty("reasons").EnumerateArray(), reason => reason.GetProperty("criterion").GetString() == "LABEL" && reason.GetProperty("points").GetInt32() == 0);
    }

    [Fact]
    public async Task Only_a_preview_matches_drafts()
    {
        await AddOfferAsync("draft", "DRAFT");
        using var editor = ServiceFixture.EditorOf(_application);
        var without = await ServiceFixture.AskAsync(editor, $"{{ {Need} }}");
        var preview = await ServiceFixture.AskAsync(editor, $"query @inContext(preview: true) {{ {Need} }}");
        Assert.DoesNotContain("essai-draft", without.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("essai-draft", preview.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_offers_than_are_scored_are_refused_and_hidden_ones_do_not_count()
    {
        const string Query = """{ matchOffers(criteria: { themes: ["violence-against-women"] }) { score } }""";
        await ExecuteAsync("""
            set session_replication_role = replica;
            insert into expertise_offers (id, territory_id, title, summary, slug, languages, status)
            select md5('many ' || i)::uuid, t.id, '{"fr": "Essai"}', '{"fr": "Essai"}', 'essai-' || i, '{FR}', 'DRAFT' from territories t, generate_series(1, 5001) i where t.slug = 'seine-saint-denis';
            insert into offer_themes (offer_id, theme_id) select md5('many ' || i)::uuid, h.id from themes h, generate_series(1, 5001) i where h.code = 'violence-against-women';
            """);
        Assert.False((await ServiceFixture.AskAsync(_client, Query)).TryGetProperty("errors", out _));
        await ExecuteAsync("set session_replication_role = replica; update expertise_offers set status = 'PUBLISHED', published_at = now() where slug like 'essai-%'");
        var error = (await ServiceFixture.AskAsync(_client, Query)).GetProperty("errors")[0];
        Assert.Equal("COST_LIMIT_EXCEEDED", error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.Contains("5000", error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Editors_see_how_candidates_and_offers_are_read()
    {
        using var editor = ServiceFixture.EditorOf(_application);
        editor.DefaultRequestHeaders.Add("GraphQL-Explain", "1");
        var answer = await ServiceFixture.AskAsync(editor, $"{{ {Need} }}");
        Assert.True(answer.TryGetProperty("data", out _), answer.GetRawText());
        Assert.Contains("array_to_string", answer.GetProperty("extensions").GetProperty("explain").GetRawText(), StringComparison.Ordinal);
    }

    private async Task AddOfferAsync(string name, string status) => await ExecuteAsync($$"""
        set session_replication_role = replica;
        insert into expertise_offers (id, territory_id, title, summary, slug, languages, label_award_id, yearly_capacity, status, published_at)
        select md5('{{name}}')::uuid, id, '{"fr": "Essai"}', '{"fr": "Essai"}', 'essai-{{name}}', '{FR,AR}', md5('LabelAward:93:EXPE-CT')::uuid, 6, '{{status}}', case '{{status}}' when 'PUBLISHED' then now() end
        from territories where slug = 'seine-saint-denis';
        insert into offer_themes (offer_id, theme_id) select md5('{{name}}')::uuid, id from themes where code = 'violence-against-women';
        insert into offer_target_countries (offer_id, country_id) select md5('{{name}}')::uuid, id from countries where iso2 = 'TN';
        insert into modalities (id, offer_id, form, involvement, commitment, one_off) values (md5('modality {{name}}')::uuid, md5('{{name}}')::uuid, 'ONE_OFF_MISSION', 'LIGHT', 'MISSION_LETTER', true);
        """);

    private async Task<List<JsonElement>> MatchesAsync() =>
        [.. JsonDocument.Parse(await AnswerAsync()).RootElement.GetProperty("data").GetProperty("matchOffers").EnumerateArray()];

    private async Task<string> AnswerAsync()
    {
        using var response = await _client.PostAsJsonAsync("/graphql", new { query = $"{{ {Need} }}" });
        return await response.Content.ReadAsStringAsync();
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(_database);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
