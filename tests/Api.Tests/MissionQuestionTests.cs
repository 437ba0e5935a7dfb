using System.Text.Json;
using System.Text.Json.Nodes;
using Expect.Api.Tests.Infrastructure;

namespace Expect.Api.Tests;

/// <summary>The answers to the programme's questions, as the IDE asks them, equal SQL written by hand over the same rows.</summary>
[Collection(ServiceCollectionDefinition.Name)]
public sealed class MissionQuestionTests(ServiceFixture service)
{
    private const string Visible = "status = 'PUBLISHED' and coalesce(publish_at, '-infinity') <= now() and coalesce(unpublish_at, 'infinity') > now()";

    [Fact]
    public Task Partner_countries_with_few_French_authorities() => EqualsAsync("6-countries-with-few-french-authorities", """
        with present as (
            select c.id, count(distinct p.territory_id) as authorities
            from countries c left join presences p on p.country_id = c.id
                and coalesce(p.valid_from, '-infinity') <= current_date and coalesce(p.valid_to, 'infinity') > current_date
            group by c.id)
        select jsonb_build_object('countries', jsonb_build_object(
            'totalCount', count(*),
            'nodes', jsonb_agg(jsonb_build_object(
                'iso2', c.iso2, 'name', c.name ->> 'fr', 'presenceCount', p.authorities,
                'projectCount', (select count(*) from project_countries x join projects j on j.id = x.project_id
                    where x.country_id = c.id and j.status = 'PUBLISHED' and coalesce(j.publish_at, '-infinity') <= now()),
                'isLdc', c.is_ldc) order by p.authorities desc, c.name ->> 'fr' collate "fr-x-icu")))
        from countries c join present p using (id) where not c.is_french and p.authorities < 2
        """);

    [Fact]
    public Task Practices_that_became_national_or_were_replicated() => EqualsAsync("7-practices-that-spread", $"""
        select jsonb_build_object('practices', jsonb_build_object(
            'totalCount', count(*),
            'nodes', jsonb_agg(jsonb_build_object(
                'slug', p.slug, 'title', p.title ->> 'fr', 'territory', jsonb_build_object('name', t.name ->> 'fr'),
                'startedOn', case when p.started_on is not null then jsonb_build_object('text', case p.started_on_precision
                    when 'YEAR' then to_char(p.started_on, 'YYYY') when 'MONTH' then to_char(p.started_on, 'YYYY-MM') else to_char(p.started_on, 'YYYY-MM-DD') end) end,
                'scale', p.scale, 'replicationCount', p.replication_count, 'replicationPrecision', p.replication_precision, 'replicationText', p.replication_text ->> 'fr')
                order by p.replication_count desc nulls first, p.slug collate "C")))
        from practices p join territories t on t.id = p.territory_id
        where p.scale in ('NATIONAL', 'REPLICATED') and p.{Visible}
        """);

    [Fact]
    public Task Requested_and_awarded_by_funder_currency_and_year() => EqualsAsync("8-requested-and-awarded", """
        with applications as (
            select o.id, o.name ->> 'fr' as funder, a.requested_amount_currency as currency, extract(year from a.submitted_on)::int as year, count(*) as n, sum(a.requested_amount) as total
            from funding_applications a join organizations o on o.id = a.funder_id join projects p on p.id = a.project_id
            where a.status <> 'DRAFT' and not a.confidential and p.status = 'PUBLISHED' and coalesce(p.publish_at, '-infinity') <= now()
            group by o.id, currency, year
        ), granted as (
            select o.id, o.name ->> 'fr' as funder, f.awarded_amount_currency as currency, extract(year from f.signed_on)::int as year, count(*) as n, sum(f.awarded_amount) as total
            from fundings f join organizations o on o.id = f.funder_id join projects p on p.id = f.project_id
            where p.status = 'PUBLISHED' and coalesce(p.publish_at, '-infinity') <= now()
            group by o.id, currency, year
        )
        select jsonb_build_object(
            'fundingApplications', jsonb_build_object('groupBy', (select jsonb_agg(jsonb_build_object(
                'keys', jsonb_build_object('funder', jsonb_build_object('name', funder), 'requestedAmountCurrency', currency, 'submittedOnYear', year), 'count', n,
                'sum', jsonb_build_object('requestedAmount', jsonb_build_array(jsonb_build_object('amount', total, 'currency', currency))))
                order by year, currency collate "C", id) from applications)),
            'fundings', jsonb_build_object('groupBy', (select jsonb_agg(jsonb_build_object(
                'keys', jsonb_build_object('funder', jsonb_build_object('name', funder), 'awardedAmountCurrency', currency, 'signedOnYear', year), 'count', n,
                'sum', jsonb_build_object('awardedAmount', jsonb_build_array(jsonb_build_object('amount', total, 'currency', currency))))
                order by year, currency collate "C", id) from granted)))
        """);

    [Fact]
    public async Task One_programme_with_everything_that_the_programmes_text_says_of_it()
    {
        var project = (await AnswerAsync("9-one-programme"))["project"]!;
        Assert.Equal("PROGRAMME", (string?)project["kind"]);
        Assert.Equal("renforcer le rôle des collectivités territoriales dans la lutte contre les violences faites aux femmes", (string?)project["objective"]);
        Assert.Equal(
            ["LEAD seine-saint-denis", "NETWORK cglu", "PARTNER_AUTHORITY djenine", "PARTNER_AUTHORITY hai-duong", "PARTNER_AUTHORITY ngazidja"],
            project["partners"]!.AsArray().Select(partner => $"{partner!["role"]} {partner["territory"]!["slug"]}").Order(StringComparer.Ordinal));
        Assert.Equal(["KM", "PS", "VN"], project["countries"]!.AsArray().Select(pair => (string?)pair!["country"]!["iso2"]).Order(StringComparer.Ordinal));
        Assert.Equal("15180", (string?)project["themes"]![0]!["dacPurposeCode"]);
        Assert.Equal("[5]", project["themes"]![0]!["sdgGoals"]!.ToJsonString());
        Assert.Equal(1500000, (decimal)project["fundingApplications"]!["nodes"]![0]!["requestedAmount"]!["amount"]!);
        Assert.Equal("SUBMITTED", (string?)project["fundingApplications"]!["nodes"]![0]!["status"]);
        Assert.Equal("Le programme EXPE-CT", (string?)project["source"]!["title"]);
        Assert.Equal("Convention FICOL signée le 26 novembre 2021", (string?)project["fundings"]!["nodes"]![0]!["source"]!["title"]);
    }

    [Fact]
    public Task An_article_by_its_French_slug() => EqualsAsync("10-an-article", """
        select jsonb_build_object('article', jsonb_build_object(
            'title', a.title ->> 'fr',
            'titleTranslations', (select jsonb_agg(jsonb_build_object('language', upper(key), 'value', value, 'outdated', false) order by length(key), key) from jsonb_each_text(a.title)),
            'lead', a.lead ->> 'fr',
            'bodyHtml', E'<h2>En bref</h2>\n<p>Texte <strong>fictif</strong> : « un exemple vaut mieux qu’un long discours ».</p>\n<ol>\n<li>observer ;</li>\n<li>échanger ;</li>\n<li>agir.</li>\n</ol>\n',
            'slugs', (select jsonb_agg(jsonb_build_object('language', language, 'slug', s.slug) order by language collate "C") from article_slugs s where s.article_id = a.id),
            'images', (select jsonb_agg(jsonb_build_object('fileName', f.file_name, 'altText', f.alt_text ->> 'fr', 'width', f.width, 'height', f.height, 'credit', f.credit) order by i.position)
                from article_images i join assets f on f.id = i.asset_id where i.article_id = a.id),
            'links', (select jsonb_agg(case l.target_type
                    when 'ExpertiseOffer' then (select jsonb_build_object('__typename', 'ExpertiseOffer', 'displayName', o.title ->> 'fr', 'summary', o.summary ->> 'fr', 'territory', jsonb_build_object('name', t.name ->> 'fr'))
                        from expertise_offers o join territories t on t.id = o.territory_id where o.id = l.target_id)
                    else (select jsonb_build_object('__typename', 'Territory', 'displayName', t.name ->> 'fr') from territories t where t.id = l.target_id) end order by l.position)
                from article_links l where l.article_id = a.id)))
        from articles a join article_slugs x on x.article_id = a.id and x.language = 'FR' and x.slug = 'fictif-accueillir-une-delegation'
        """);

    [Fact]
    public Task One_off_help_with_little_constraint() => EqualsAsync("11-one-off-help", $"""
        select jsonb_build_object('expertiseOffers', jsonb_build_object('totalCount', count(*), 'nodes', jsonb_agg(jsonb_build_object(
            'title', o.title ->> 'fr', 'territory', jsonb_build_object('name', t.name ->> 'fr'),
            'modalities', (select jsonb_agg(jsonb_build_object('form', m.form, 'constraint', m.commitment, 'oneOff', m.one_off, 'minDays', m.min_days, 'maxDays', m.max_days) order by m.form collate "C", m.id)
                from modalities m where m.offer_id = o.id),
            'availableFrom', o.available_from, 'yearlyCapacity', o.yearly_capacity) order by o.title ->> 'fr' collate "fr-x-icu", o.id)))
        from expertise_offers o join territories t on t.id = o.territory_id
        where o.{Visible} and 'AR' = any (o.languages) and coalesce(o.available_from, '-infinity') <= '2027-06-30'
            and exists (select 1 from offer_themes x join themes h on h.id = x.theme_id where x.offer_id = o.id and 'violence-against-women' = any (h.path))
            and exists (select 1 from modalities m where m.offer_id = o.id and m.one_off and m.commitment in ('NONE', 'MISSION_LETTER'))
        """);

    [Fact]
    public async Task Facets_of_a_search_typed_without_accents()
    {
        var offers = (await AnswerAsync("12-facets-of-a-search"))["expertiseOffers"]!;
        Assert.Equal(1, (int)offers["totalCount"]!);
        Assert.Equal("""[{"keys":{"theme":{"name":"Lutte contre les violences faites aux femmes"}},"count":1}]""", Compact(offers["themes"]!));
        Assert.Equal("""[{"keys":{"territoryRegion":{"name":"Île-de-France"}},"count":1}]""", Compact(offers["regions"]!));
        Assert.Equal("""[{"keys":{"modalityForm":"PARTNERSHIP"},"count":1}]""", Compact(offers["forms"]!));
    }

    [Fact]
    public async Task A_programme_and_a_session_equal_hand_written_SQL()
    {
        var data = await service.DataAsync("""
            {
              project(by: {slug: "pour-des-territoires-protecteurs-des-femmes-victimes-de-violences"}) {
                title lead { slug } partners { role territory { slug country { iso2 } } } countries { country { iso2 } share }
                themes { code dacPurposeCode sdgGoals } source { title } }
              committeeSession(by: {session: {label: "EXPE-CT", heldOn: "2021-01-20"}}) { status awards { nodes { territory { slug } theme { code } validTo } } }
            }
            """);
        var expected = await service.ScalarAsync("""
            select jsonb_build_object(
                'project', (select jsonb_build_object(
                    'title', p.title ->> 'fr', 'lead', (select jsonb_build_object('slug', t.slug) from project_partners x join territories t on t.id = x.territory_id where x.project_id = p.id and x.role = 'LEAD'),
                    'partners', (select jsonb_agg(jsonb_build_object('role', x.role, 'territory', jsonb_build_object('slug', t.slug, 'country', case when c.id is not null then jsonb_build_object('iso2', c.iso2) end)) order by x.role collate "C", x.id)
                        from project_partners x left join territories t on t.id = x.territory_id left join countries c on c.id = t.country_id where x.project_id = p.id),
                    'countries', (select jsonb_agg(jsonb_build_object('country', jsonb_build_object('iso2', c.iso2), 'share', x.share) order by c.name ->> 'fr' collate "fr-x-icu", x.id)
                        from project_countries x join countries c on c.id = x.country_id where x.project_id = p.id),
                    'themes', (select jsonb_agg(jsonb_build_object('code', h.code, 'dacPurposeCode', h.dac_purpose_code, 'sdgGoals', to_jsonb(h.sdg_goals)) order by h.name ->> 'fr' collate "fr-x-icu", h.id)
                        from project_themes x join themes h on h.id = x.theme_id where x.project_id = p.id),
                    'source', (select jsonb_build_object('title', title) from sources where id = p.source_id))
                    from projects p where p.slug = 'pour-des-territoires-protecteurs-des-femmes-victimes-de-violences'),
                'committeeSession', (select jsonb_build_object('status', s.status, 'awards', jsonb_build_object('nodes', (
                        select jsonb_agg(jsonb_build_object('territory', jsonb_build_object('slug', t.slug), 'theme', jsonb_build_object('code', h.code), 'validTo', a.valid_to) order by a.awarded_on desc, a.id desc)
                        from label_awards a join territories t on t.id = a.territory_id join themes h on h.id = a.theme_id where a.session_id = s.id and a.status <> 'WITHDRAWN')))
                    from committee_sessions s join labels l on l.id = s.label_id where l.code = 'EXPE-CT' and s.held_on = '2021-01-20'))::text
            """);
        AssertEqual(JsonNode.Parse((string)expected!)!, JsonNode.Parse(data.GetRawText())!);
    }

    [Fact]
    public async Task The_page_of_an_authority_equals_hand_written_SQL()
    {
        var data = await service.DataAsync("""
            { territory(by: {slug: "seine-saint-denis"}) {
                name assemblyName labelAwards { nodes { label { code } theme { code } awardedOn } } expertiseOffers { nodes { slug } }
                practices { nodes { slug } } projects { edges { role node { slug } } } presences { nodes { country { iso2 } kind } }
                fundings { nodes { signedOn awardedAmount { amount } } } presenceCount } }
            """);
        var expected = await service.ScalarAsync("""
            select jsonb_build_object('territory', jsonb_build_object(
                'name', t.name ->> 'fr', 'assemblyName', t.assembly_name,
                'labelAwards', jsonb_build_object('nodes', (select jsonb_agg(jsonb_build_object('label', jsonb_build_object('code', l.code), 'theme', jsonb_build_object('code', h.code), 'awardedOn', a.awarded_on) order by a.awarded_on desc, a.id desc)
                    from label_awards a join labels l on l.id = a.label_id join themes h on h.id = a.theme_id where a.territory_id = t.id and a.status <> 'WITHDRAWN')),
                'expertiseOffers', jsonb_build_object('nodes', (select jsonb_agg(jsonb_build_object('slug', o.slug) order by o.published_at desc, o.id desc)
                    from expertise_offers o where o.territory_id = t.id and o.status = 'PUBLISHED' and coalesce(o.publish_at, '-infinity') <= now() and coalesce(o.unpublish_at, 'infinity') > now())),
                'practices', jsonb_build_object('nodes', (select jsonb_agg(jsonb_build_object('slug', p.slug) order by p.published_at desc, p.id desc) from practices p where p.territory_id = t.id and p.status = 'PUBLISHED')),
                'projects', jsonb_build_object('edges', (select jsonb_agg(jsonb_build_object('role', x.role, 'node', jsonb_build_object('slug', j.slug)) order by j.published_at desc, j.id desc)
                    from project_partners x join projects j on j.id = x.project_id where x.territory_id = t.id and j.status = 'PUBLISHED')),
                'presences', jsonb_build_object('nodes', (select jsonb_agg(jsonb_build_object('country', jsonb_build_object('iso2', c.iso2), 'kind', x.kind) order by c.name ->> 'fr' collate "fr-x-icu")
                    from presences x join countries c on c.id = x.country_id where x.territory_id = t.id)),
                'fundings', jsonb_build_object('nodes', (select jsonb_agg(jsonb_build_object('signedOn', f.signed_on, 'awardedAmount', jsonb_build_object('amount', f.awarded_amount)) order by f.signed_on desc, f.id desc)
                    from fundings f join projects j on j.id = f.project_id where j.lead_id = t.id and j.status = 'PUBLISHED')),
                'presenceCount', (select count(distinct country_id) from presences x where x.territory_id = t.id)))::text
            from territories t where t.slug = 'seine-saint-denis'
            """);
        AssertEqual(JsonNode.Parse((string)expected!)!, JsonNode.Parse(data.GetRawText())!);
    }

    private async Task EqualsAsync(string question, string sql)
    {
        var answer = await AnswerAsync(question);
        AssertEqual(JsonNode.Parse((string)(await service.ScalarAsync($"select ({sql})::text"))!)!, answer);
    }

    private async Task<JsonNode> AnswerAsync(string question)
    {
        var path = Path.Combine(MissionTests.QuestionsDirectory(), question);
        var variables = File.Exists(path + ".json") ? JsonDocument.Parse(await File.ReadAllTextAsync(path + ".json")).RootElement : (JsonElement?)null;
        return JsonNode.Parse((await service.DataAsync(await File.ReadAllTextAsync(path + ".graphql"), variables)).GetRawText())!;
    }

    private static string Compact(JsonNode node) => node.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private static void AssertEqual(JsonNode expected, JsonNode actual)
    {
        Assert.True(expected.ToJsonString().Length > 60, "The question finds nothing, so it shows nothing.");
        Assert.True(JsonNode.DeepEquals(expected, actual), $"SQL: {expected.ToJsonString()}\nAPI: {actual.ToJsonString()}");
    }
}
