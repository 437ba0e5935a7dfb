using Expect.Api.Tests.Infrastructure;

namespace Expect.Api.Tests.Mission;

/// <summary>What analysts ask: each question is one operation, and its whole answer equals SQL written by hand.</summary>
[Collection(ServiceCollectionDefinition.Name)]
public sealed class AnalystQuestionTests(ServiceFixture service)
{
    private const string Project = "status = 'PUBLISHED' and coalesce(j.publish_at, '-infinity') <= now() and coalesce(j.unpublish_at, 'infinity') > now()";

    private readonly MissionAnswers _answers = new(service);

    [Fact]
    public Task Labelled_authorities_that_help_in_Arabic_speaking_countries_and_their_funding() => _answers.EqualsAsync("1-help-on-violence-against-women", $"""
        with offers as (
            select o.*, row_number() over (order by t.name ->> 'fr' collate "fr-x-icu", o.id) as place
            from (select * from expertise_offers where {MissionAnswers.Visible}) o join territories t on t.id = o.territory_id
            where exists (select 1 from offer_themes x join themes h on h.id = x.theme_id where x.offer_id = o.id and 'violence-against-women' = any (h.path))
                and (not exists (select 1 from offer_target_countries x where x.offer_id = o.id)
                    or exists (select 1 from offer_target_countries x join countries c on c.id = x.country_id where x.offer_id = o.id and 'AR' = any (c.official_languages)))
                and exists (select 1 from label_awards a where a.id = o.label_award_id and a.status = 'ACTIVE'
                    and {MissionAnswers.Today} between a.valid_from and coalesce(a.valid_to, 'infinity')))
        select jsonb_build_object('expertiseOffers', jsonb_build_object(
            'totalCount', (select count(*) from offers),
            'nodes', (select jsonb_agg(jsonb_build_object(
                'title', o.title ->> 'fr', 'languages', to_jsonb(o.languages),
                'labelAward', (select jsonb_build_object('label', jsonb_build_object('name', l.name ->> 'fr'), 'theme', jsonb_build_object('name', h.name ->> 'fr'), 'awardedOn', a.awarded_on, 'inForce', true)
                    from label_awards a join labels l on l.id = a.label_id join themes h on h.id = a.theme_id where a.id = o.label_award_id),
                'territory', jsonb_build_object(
                    'name', t.name ->> 'fr', 'assemblyName', t.assembly_name,
                    'fundingApplications', jsonb_build_object('nodes', (
                        select coalesce(jsonb_agg(jsonb_build_object(
                            'project', jsonb_build_object('title', j.title ->> 'fr'), 'funder', jsonb_build_object('name', f.name ->> 'fr'), 'status', a.status,
                            'requestedAmount', jsonb_build_object('amount', a.requested_amount, 'currency', a.requested_amount_currency),
                            'funding', (select jsonb_build_object('awardedAmount', jsonb_build_object('amount', g.awarded_amount, 'currency', g.awarded_amount_currency), 'signedOn', g.signed_on)
                                from fundings g where g.application_id = a.id)) order by a.updated_at desc, a.id desc), '[]')
                        from funding_applications a join projects j on j.id = a.project_id join organizations f on f.id = a.funder_id
                        where j.lead_id = t.id and a.status <> 'DRAFT' and not a.confidential and j.{Project})),
                    'fundings', jsonb_build_object('nodes', (
                        select coalesce(jsonb_agg(jsonb_build_object(
                            'project', jsonb_build_object('title', j.title ->> 'fr'), 'funder', jsonb_build_object('name', f.name ->> 'fr'), 'signedOn', g.signed_on,
                            'awardedAmount', jsonb_build_object('amount', g.awarded_amount, 'currency', g.awarded_amount_currency),
                            'source', (select jsonb_build_object('title', s.title) from sources s where s.id = g.source_id)) order by g.signed_on desc, g.id desc), '[]')
                        from fundings g join projects j on j.id = g.project_id join organizations f on f.id = g.funder_id
                        where j.lead_id = t.id and j.{Project})))) order by o.place)
                from offers o join territories t on t.id = o.territory_id where o.place <= 20)))
        """);

    [Fact]
    public Task Labelled_authorities_by_any_label_and_any_offer() => _answers.AnswerEqualsAsync(
        """
        { territories(first: 100, order: [{ slug: ASC }], where: {
            labelAwards: { some: { inForce: { eq: true } } }
            expertiseOffers: { some: {
              themes: { some: { within: "violence-against-women" } }
              servesCountry: { officialLanguages: { some: { eq: AR } } } } } }) {
            totalCount nodes { slug fundings { aggregate { count sum { awardedAmount { amount currency } } } } } } }
        """,
        null,
        $"""
        with labelled as (
            select * from territories t
            where exists (select 1 from label_awards a where a.territory_id = t.id and a.status = 'ACTIVE'
                    and {MissionAnswers.Today} between a.valid_from and coalesce(a.valid_to, 'infinity'))
                and exists (select 1 from (select * from expertise_offers where {MissionAnswers.Visible}) o
                    where o.territory_id = t.id
                        and exists (select 1 from offer_themes x join themes h on h.id = x.theme_id where x.offer_id = o.id and 'violence-against-women' = any (h.path))
                        and (not exists (select 1 from offer_target_countries c where c.offer_id = o.id)
                            or exists (select 1 from offer_target_countries c join countries l on l.id = c.country_id where c.offer_id = o.id and 'AR' = any (l.official_languages)))))
        select jsonb_build_object('territories', jsonb_build_object('totalCount', count(*), 'nodes', jsonb_agg(jsonb_build_object(
            'slug', t.slug,
            'fundings', (select jsonb_build_object('aggregate', jsonb_build_object('count', coalesce(sum(n), 0), 'sum', jsonb_build_object('awardedAmount',
                    coalesce(jsonb_agg(jsonb_build_object('amount', total, 'currency', currency) order by currency collate "C"), '[]'))))
                from (select count(*) as n, sum(g.awarded_amount) as total, g.awarded_amount_currency as currency
                    from fundings g join projects j on j.id = g.project_id where j.lead_id = t.id and j.{Project} group by currency) s)) order by t.slug collate "C")))
        from labelled t
        """);

    [Fact]
    public Task Partner_countries_with_few_French_authorities() => _answers.EqualsAsync("6-countries-with-few-french-authorities", $"""
        with present as (
            select c.id, count(distinct p.territory_id) as authorities
            from countries c left join presences p on p.country_id = c.id
                and coalesce(p.valid_from, '-infinity') <= {MissionAnswers.Today} and coalesce(p.valid_to, 'infinity') > {MissionAnswers.Today}
            group by c.id)
        select jsonb_build_object('countries', jsonb_build_object(
            'totalCount', count(*),
            'nodes', jsonb_agg(jsonb_build_object(
                'iso2', c.iso2, 'name', c.name ->> 'fr', 'presenceCount', p.authorities,
                'projectCount', (select count(*) from project_countries x join projects j on j.id = x.project_id where x.country_id = c.id and j.{Project}),
                'isLdc', c.is_ldc) order by p.authorities desc, c.name ->> 'fr' collate "fr-x-icu")))
        from countries c join present p using (id) where not c.is_french and p.authorities < 2
        """);

    [Fact]
    public Task Requested_and_awarded_by_funder_currency_and_year() => _answers.EqualsAsync("8-requested-and-awarded", $"""
        with applications as (
            select o.id, o.name ->> 'fr' as funder, a.requested_amount_currency as currency, extract(year from a.submitted_on)::int as year, count(*) as n, sum(a.requested_amount) as total
            from funding_applications a join organizations o on o.id = a.funder_id join projects j on j.id = a.project_id
            where a.status <> 'DRAFT' and not a.confidential and j.{Project}
            group by o.id, currency, year
        ), granted as (
            select o.id, o.name ->> 'fr' as funder, f.awarded_amount_currency as currency, extract(year from f.signed_on)::int as year, count(*) as n, sum(f.awarded_amount) as total
            from fundings f join organizations o on o.id = f.funder_id join projects j on j.id = f.project_id
            where j.{Project}
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
    public Task Practices_that_became_national_or_were_replicated() => _answers.EqualsAsync("7-practices-that-spread", $"""
        select jsonb_build_object('practices', jsonb_build_object(
            'totalCount', count(*),
            'nodes', jsonb_agg(jsonb_build_object(
                'slug', p.slug, 'title', p.title ->> 'fr', 'territory', jsonb_build_object('name', t.name ->> 'fr'),
                'startedOn', case when p.started_on is not null then jsonb_build_object('text', case p.started_on_precision
                    when 'YEAR' then to_char(p.started_on, 'YYYY') when 'MONTH' then to_char(p.started_on, 'YYYY-MM') else to_char(p.started_on, 'YYYY-MM-DD') end) end,
                'scale', p.scale, 'replicationCount', p.replication_count, 'replicationPrecision', p.replication_precision, 'replicationText', p.replication_text ->> 'fr')
                order by p.replication_count desc nulls first, p.slug collate "C")))
        from (select * from practices where {MissionAnswers.Visible}) p join territories t on t.id = p.territory_id
        where p.scale in ('NATIONAL', 'REPLICATED')
        """);

    [Fact]
    public Task Who_was_labelled_at_the_session_of_20_January_2021_and_in_which_domains() => _answers.EqualsAsync("3-session-of-20-january-2021", $"""
        select jsonb_build_object('committeeSession', jsonb_build_object(
            'heldOn', s.held_on, 'status', s.status,
            'awards', (select jsonb_build_object('totalCount', count(*), 'nodes', jsonb_agg(jsonb_build_object(
                'territory', jsonb_build_object('name', t.name ->> 'fr', 'assemblyName', t.assembly_name), 'theme', jsonb_build_object('name', h.name ->> 'fr'),
                'awardedOn', a.awarded_on, 'inForce', a.status = 'ACTIVE' and {MissionAnswers.Today} between a.valid_from and coalesce(a.valid_to, 'infinity')) order by a.awarded_on desc, a.id desc))
                from label_awards a join territories t on t.id = a.territory_id join themes h on h.id = a.theme_id where a.session_id = s.id and a.status <> 'WITHDRAWN')))
        from committee_sessions s join labels l on l.id = s.label_id where l.code = 'EXPE-CT' and s.held_on = '2021-01-20'
        """);

    [Fact]
    public async Task The_session_of_20_January_2021_is_what_the_programmes_text_says()
    {
        var data = await service.DataAsync("""
            { committeeSession(by: { session: { label: "EXPE-CT", heldOn: "2021-01-20" } }) {
                status awards { nodes { awardedOn validTo territory { name } theme { code dacPurposeCode sdgGoals } } } } }
            """);
        Assert.Equal(
            """{"committeeSession":{"status":"HELD","awards":{"nodes":[{"awardedOn":"2021-01-20","validTo":null,"territory":{"name":"Seine-Saint-Denis"},"theme":{"code":"violence-against-women","dacPurposeCode":"15180","sdgGoals":[5]}}]}}}""",
            data.GetRawText());
    }
}
