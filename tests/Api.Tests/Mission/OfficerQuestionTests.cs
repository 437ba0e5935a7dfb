using Expect.Api.Tests.Infrastructure;

namespace Expect.Api.Tests.Mission;

/// <summary>
/// What foreign authorities' officers ask, and the facets that help them: each question is one operation, and its whole
/// answer equals SQL written by hand.
/// </summary>
[Collection(ServiceCollectionDefinition.Name)]
public sealed class OfficerQuestionTests(ServiceFixture service)
{
    private const string Facets = """
        themes: groupBy(by: [THEME], excludeOwnFilter: true) { keys { theme { code } } count }
        regions: groupBy(by: [TERRITORY_REGION], excludeOwnFilter: true) { keys { territoryRegion { slug } } count }
        forms: groupBy(by: [MODALITY_FORM], excludeOwnFilter: true) { keys { modalityForm } count }
        """;

    private readonly MissionAnswers _answers = new(service);

    [Fact]
    public Task Facets_of_a_search_typed_without_accents() => _answers.EqualsAsync("12-facets-of-a-search", $"""
        with {Found("djenine")}
        select jsonb_build_object('expertiseOffers', jsonb_build_object(
            'totalCount', (select count(*) from found), 'nodes', (select jsonb_agg(jsonb_build_object('title', title ->> 'fr')) from found),
            'themes', {Groups("jsonb_build_object('theme', jsonb_build_object('name', h.name ->> 'fr'))", "offer_themes x join themes h on h.id = x.theme_id", "x.offer_id = o.id", "h.id")},
            'regions', {Groups("jsonb_build_object('territoryRegion', case when r.id is not null then jsonb_build_object('name', r.name ->> 'fr') end)", "territories t left join territories r on r.id = t.region_id", "t.id = o.territory_id", "r.id")},
            'forms', {Groups("jsonb_build_object('modalityForm', m.form)", "modalities m", "m.offer_id = o.id", "m.form collate \"C\"")}))
        """);

    [Theory]
    [InlineData("djenine", "djenine")]
    [InlineData("DJÉNINE", "djenine")]
    [InlineData("jenin", "jenin")]
    [InlineData("eau", "eaux?")]
    [InlineData("EAUX", "eaux?")]
    [InlineData("la violence et les femmes", "violences?|femmes?")]
    [InlineData("l’ÉNERGIE fictive", "energies?|fictives?")]
    public Task Facets_of_any_search(string search, string words) => _answers.AnswerEqualsAsync(
        $$"""
        query ($search: String!) { expertiseOffers(search: $search, order: [{ slug: ASC }], first: 5) { totalCount nodes { slug } {{Facets}} } }
        """,
        new { search },
        $"""
        with {Found(words.Split('|'))}
        select jsonb_build_object('expertiseOffers', jsonb_build_object(
            'totalCount', (select count(*) from found),
            'nodes', (select coalesce(jsonb_agg(jsonb_build_object('slug', slug) order by slug collate "C"), '[]') from (select slug from found order by slug collate "C" limit 5) o),
            'themes', {Groups("jsonb_build_object('theme', jsonb_build_object('code', h.code))", "offer_themes x join themes h on h.id = x.theme_id", "x.offer_id = o.id", "h.id")},
            'regions', {Groups("jsonb_build_object('territoryRegion', case when r.id is not null then jsonb_build_object('slug', r.slug) end)", "territories t left join territories r on r.id = t.region_id", "t.id = o.territory_id", "r.id")},
            'forms', {Groups("jsonb_build_object('modalityForm', m.form)", "modalities m", "m.offer_id = o.id", "m.form collate \"C\"")}))
        """);

    [Fact]
    public Task One_off_help_with_little_constraint_in_my_language_before_my_deadline() => _answers.EqualsAsync("11-one-off-help", $"""
        select jsonb_build_object('expertiseOffers', jsonb_build_object('totalCount', count(*), 'nodes', jsonb_agg(jsonb_build_object(
            'title', o.title ->> 'fr', 'territory', jsonb_build_object('name', t.name ->> 'fr'),
            'modalities', (select jsonb_agg(jsonb_build_object('form', m.form, 'constraint', m.commitment, 'oneOff', m.one_off, 'minDays', m.min_days, 'maxDays', m.max_days) order by m.form collate "C", m.id)
                from modalities m where m.offer_id = o.id),
            'availableFrom', o.available_from, 'yearlyCapacity', o.yearly_capacity) order by o.title ->> 'fr' collate "fr-x-icu", o.id)))
        from (select * from expertise_offers where {MissionAnswers.Visible}) o join territories t on t.id = o.territory_id
        where 'AR' = any (o.languages) and coalesce(o.available_from, '-infinity') <= '2027-06-30'
            and exists (select 1 from offer_themes x join themes h on h.id = x.theme_id where x.offer_id = o.id and 'violence-against-women' = any (h.path))
            and exists (select 1 from modalities m where m.offer_id = o.id and m.one_off and m.commitment in ('NONE', 'MISSION_LETTER'))
        """);

    // Offers that have each of the words in their own French text or in a name that they are found by; letters without accents.
    private static string Found(params string[] words) => $"""
        public_offers as (select * from expertise_offers where {MissionAnswers.Visible}),
        reached as (
            select x.offer_id, j.id as project_id from offer_practices x
            join (select * from practices where {MissionAnswers.Visible}) p on p.id = x.practice_id
            join project_practices y on y.practice_id = p.id join (select * from projects where {MissionAnswers.Visible}) j on j.id = y.project_id),
        texts as (
            select id, concat_ws(' ', title ->> 'fr', summary ->> 'fr', description ->> 'fr') as text from public_offers
            union all select o.id, concat_ws(' ', t.name ->> 'fr', t.official_name ->> 'fr', array_to_string(t.aliases, ' ')) from public_offers o join territories t on t.id = o.territory_id
            union all select x.offer_id, h.name ->> 'fr' from offer_themes x join themes h on h.id = x.theme_id
            union all select x.offer_id, c.name ->> 'fr' from offer_target_countries x join countries c on c.id = x.country_id
            union all select r.offer_id, concat_ws(' ', t.name ->> 'fr', t.official_name ->> 'fr', array_to_string(t.aliases, ' '))
                from reached r join project_partners x on x.project_id = r.project_id join territories t on t.id = x.territory_id
            union all select r.offer_id, concat_ws(' ', g.name ->> 'fr', g.acronym)
                from reached r join project_partners x on x.project_id = r.project_id join (select * from organizations where {MissionAnswers.Visible}) g on g.id = x.organization_id),
        found as (
            select o.* from public_offers o
            where {string.Join(" and ", words.Select(word => $"exists (select 1 from texts s where s.id = o.id and lower(unaccent(s.text)) ~ '\\m({word})\\M')"))})
        """;

    // The groups of the found offers, the largest first; an offer counts once in each of its groups.
    private static string Groups(string keys, string from, string link, string key) => $"""
        (select coalesce(jsonb_agg(jsonb_build_object('keys', keys, 'count', n) order by n desc, key), '[]') from (
            select {keys} as keys, {key} as key, count(distinct o.id) as n from found o join {from} on {link} group by 1, 2) g)
        """;
}
