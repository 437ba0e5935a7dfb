using System.Text.Json.Nodes;
using Expect.Api.Tests.Infrastructure;

namespace Expect.Api.Tests.Mission;

/// <summary>What partner sites and front-ends ask: each question is one operation, and its whole answer equals SQL written by hand.</summary>
[Collection(ServiceCollectionDefinition.Name)]
public sealed class SiteQuestionTests(ServiceFixture service)
{
    private readonly MissionAnswers _answers = new(service);

    [Fact]
    public Task One_programme_with_partners_countries_codes_funding_and_sources() => _answers.EqualsAsync("9-one-programme", """
        select jsonb_build_object('project', jsonb_build_object(
            'kind', p.kind, 'title', p.title ->> 'fr', 'objective', p.objective ->> 'fr',
            'lead', (select jsonb_build_object('slug', t.slug) from project_partners x join territories t on t.id = x.territory_id where x.project_id = p.id and x.role = 'LEAD'),
            'partners', (select jsonb_agg(jsonb_build_object(
                    'role', x.role,
                    'territory', case when t.id is not null then jsonb_build_object('slug', t.slug, 'name', t.name ->> 'fr',
                        'country', case when c.id is not null then jsonb_build_object('iso2', c.iso2) end,
                        'source', case when s.id is not null then jsonb_build_object('title', s.title) end) end,
                    'organization', case when o.id is not null then jsonb_build_object('name', o.name ->> 'fr') end) order by x.role collate "C", x.id)
                from project_partners x left join territories t on t.id = x.territory_id left join countries c on c.id = t.country_id
                    left join sources s on s.id = t.source_id left join organizations o on o.id = x.organization_id where x.project_id = p.id),
            'countries', (select jsonb_agg(jsonb_build_object('country', jsonb_build_object('iso2', c.iso2, 'name', c.name ->> 'fr'), 'share', x.share) order by c.name ->> 'fr' collate "fr-x-icu", x.id)
                from project_countries x join countries c on c.id = x.country_id where x.project_id = p.id),
            'themes', (select jsonb_agg(jsonb_build_object('code', h.code, 'name', h.name ->> 'fr', 'dacPurposeCode', h.dac_purpose_code, 'sdgGoals', to_jsonb(h.sdg_goals)) order by h.name ->> 'fr' collate "fr-x-icu", h.id)
                from project_themes x join themes h on h.id = x.theme_id where x.project_id = p.id),
            'fundingApplications', jsonb_build_object('nodes', (select jsonb_agg(jsonb_build_object(
                    'funder', jsonb_build_object('acronym', f.acronym), 'requestedAmount', jsonb_build_object('amount', a.requested_amount, 'currency', a.requested_amount_currency),
                    'status', a.status, 'source', jsonb_build_object('title', s.title)) order by a.updated_at desc, a.id desc)
                from funding_applications a join organizations f on f.id = a.funder_id join sources s on s.id = a.source_id
                where a.project_id = p.id and a.status <> 'DRAFT' and not a.confidential)),
            'fundings', jsonb_build_object('nodes', (select jsonb_agg(jsonb_build_object(
                    'awardedAmount', jsonb_build_object('amount', f.awarded_amount, 'currency', f.awarded_amount_currency),
                    'totalBudget', case when f.total_budget is not null then jsonb_build_object('amount', f.total_budget, 'currency', f.total_budget_currency) end,
                    'signedOn', f.signed_on, 'source', jsonb_build_object('title', s.title, 'publisher', s.publisher)) order by f.signed_on desc, f.id desc)
                from fundings f join sources s on s.id = f.source_id where f.project_id = p.id)),
            'source', (select jsonb_build_object('title', title, 'publisher', publisher) from sources where id = p.source_id)))
        from projects p where p.slug = 'pour-des-territoires-protecteurs-des-femmes-victimes-de-violences'
        """);

    [Fact]
    public async Task One_programme_with_everything_that_the_programmes_text_says_of_it()
    {
        var project = (await _answers.AnswerAsync("9-one-programme"))["project"]!;
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
    public Task An_article_by_its_French_slug() => _answers.EqualsAsync("10-an-article", """
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
    public Task The_page_of_an_authority() => _answers.AnswerEqualsAsync(
        """
        { territory(by: {slug: "seine-saint-denis"}) {
            name assemblyName labelAwards { nodes { label { code } theme { code } awardedOn } } expertiseOffers { nodes { slug } }
            practices { nodes { slug } } projects { edges { role node { slug } } } presences { nodes { country { iso2 } kind } }
            fundings { nodes { signedOn awardedAmount { amount } } } presenceCount } }
        """,
        null,
        """
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
            'presenceCount', (select count(distinct country_id) from presences x where x.territory_id = t.id)))
        from territories t where t.slug = 'seine-saint-denis'
        """);
}
