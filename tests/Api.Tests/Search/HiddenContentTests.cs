using Expect.Api.Tests.Infrastructure;

namespace Expect.Api.Tests.Search;

/// <summary>What a viewer may not see cannot be found, nor told from what is found.</summary>
[Collection(ServiceCollectionDefinition.Name)]
public sealed class HiddenContentTests(ServiceFixture service) : SearchDatabase(service)
{
    private const string Untouched = "set session_replication_role = replica;";

    [Theory]
    [InlineData("update projects set status = 'DRAFT' where id = md5('Project:territoires-protecteurs')::uuid")]
    [InlineData("update projects set publish_at = now() + interval '1 day' where id = md5('Project:territoires-protecteurs')::uuid")]
    [InlineData("update projects set unpublish_at = now() - interval '1 second' where id = md5('Project:territoires-protecteurs')::uuid")]
    [InlineData("update practices set status = 'SUSPENDED' where status = 'PUBLISHED'")]
    [InlineData("delete from project_practices")]
    public async Task An_offer_is_not_found_through_what_is_not_public(string hide)
    {
        Assert.True(await FindsOfferAsync("djenine"));
        await ExecuteAsync($"{Untouched} {hide}");
        Assert.False(await FindsOfferAsync("djenine"));
    }

    [Fact]
    public async Task A_hidden_partner_makes_nothing_findable()
    {
        await ExecuteAsync("insert into project_partners (id, project_id, organization_id, role) values (md5('hidden funder')::uuid, md5('Project:territoires-protecteurs')::uuid, md5('hidden organization')::uuid, 'FUNDER')");
        Assert.False(await FindsOfferAsync("zorglubie"));
        Assert.Empty(await FindAsync("zorglubie"));
        await ExecuteAsync("update organizations set status = 'IN_REVIEW' where id = md5('hidden organization')::uuid; update organizations set status = 'PUBLISHED', published_at = now() where id = md5('hidden organization')::uuid");
        Assert.True(await FindsOfferAsync("zorglubie"));
        Assert.Equal(["Zorglubie"], await FindAsync("zorglubie", "[ORGANIZATION]"));
    }

    [Fact]
    public async Task A_hidden_match_does_not_tell_itself_by_stopping_the_correction()
    {
        const string Query = "{ search(query: \"marsaille\", first: 100) { totalCount nodes { score item { id } } } territories(search: \"marsaille\") { totalCount } organizations(search: \"ajence\") { totalCount } }";
        await LearnAsync();
        var without = (await DataAsync(Query)).GetRawText();
        await ExecuteAsync("""
            insert into organizations (id, name, slug, kind, status) values (md5('hidden exact')::uuid, '{"fr": "Marsaille Ajence"}', 'marsaille', 'FUNDER', 'DRAFT');
            insert into projects (id, kind, title, slug, status) values (md5('hidden project')::uuid, 'PROJECT', '{"fr": "Marsaille"}', 'marsaille', 'DRAFT');
            insert into project_partners (id, project_id, territory_id, role) select md5('hidden lead')::uuid, md5('hidden project')::uuid, id, 'LEAD' from territories where slug = 'seine-saint-denis';
            """);
        await LearnAsync();
        Assert.Equal(without, (await DataAsync(Query)).GetRawText());
    }

    [Theory]
    [InlineData("update practices set title = '{\"fr\": \"Zorglubation\"}' where id = md5('observatory')::uuid")]
    [InlineData("update articles set title = '{\"fr\": \"Zorglubation\"}' where id = md5('many words')::uuid")]
    [InlineData("update territories set name = '{\"fr\": \"Zorglubation\"}' where slug = 'lyon-69123'")]
    public async Task A_spelling_that_only_a_hidden_item_has_corrects_nothing(string visible)
    {
        // Both words have one stem, « zorglub »; the misspelt one is near to the hidden word only.
        const string Query = "{ search(query: \"zorglubatuer\", first: 100) { totalCount nodes { score item { id } } } articles(search: \"zorglubatuer\") { totalCount } expertiseOffers(search: \"zorglubatuer\") { totalCount } }";
        await ExecuteAsync(visible);
        await LearnAsync();
        var without = (await DataAsync(Query)).GetRawText();
        await ExecuteAsync("insert into articles (id, kind, title, status) values (md5('hidden spelling')::uuid, 'ARTICLE', '{\"fr\": \"Zorglubateur\"}', 'DRAFT')");
        await LearnAsync();
        Assert.Equal(without, (await DataAsync(Query)).GetRawText());
        await ExecuteAsync("update articles set title = '{\"fr\": \"Un zorglubateur\"}' where id = md5('many words')::uuid");
        await LearnAsync();
        Assert.Equal(["Un zorglubateur"], await FindAsync("zorglubatuer"));
    }

    [Fact]
    public async Task A_spelling_that_only_a_hidden_item_has_does_not_find_what_is_not_learnt_yet()
    {
        // The hidden spelling is the stem of the visible one, and so a word of its document.
        await using var connection = await KeepFromLearningAsync();
        await ExecuteAsync("insert into articles (id, kind, title, status) values (md5('hidden spelling')::uuid, 'ARTICLE', '{\"fr\": \"Zorglub\"}', 'DRAFT')");
        await LearnAsync(connection);
        await ExecuteAsync("update articles set title = '{\"fr\": \"Zorglubation\"}' where id = md5('many words')::uuid");
        Assert.Equal(["Zorglubation"], await FindAsync("zorglubation"));
        Assert.Empty(await FindAsync("zorglob", "[ARTICLE]"));
        await LearnAsync(connection);
        Assert.Empty(await FindAsync("zorglob", "[ARTICLE]"));
        Assert.Equal(["Zorglubation"], await FindAsync("zorglubatoin"));
    }

    [Fact]
    public async Task Drafts_change_no_score_and_no_count()
    {
        const string Query = "{ search(query: \"femmes\", first: 100) { totalCount nodes { score item { id } } } expertiseOffers(search: \"femmes\", first: 100) { totalCount nodes { id } } }";
        var without = (await DataAsync(Query)).GetRawText();
        await ExecuteAsync("""
            insert into expertise_offers (id, territory_id, title, summary, slug, languages, status)
            select md5('hidden ' || i)::uuid, t.id, '{"fr": "Femmes femmes femmes"}', '{"fr": "Femmes"}', 'hidden-' || i, '{FR}', 'DRAFT' from territories t, generate_series(1, 50) i where t.slug = 'seine-saint-denis'
            """);
        Assert.Equal(without, (await DataAsync(Query)).GetRawText());
    }
}
