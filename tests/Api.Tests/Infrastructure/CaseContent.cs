namespace Expect.Api.Tests.Infrastructure;

/// <summary>
/// Rows of every type, made for tests: those that the imported data and the demonstration content may lack. All have the
/// source « Contenu d’essai », by which the cases find them, so that their answers do not depend on other content.
/// </summary>
internal static class CaseContent
{
    /// <summary>Statements that follow the imported data and the demonstration content.</summary>
    public const string Sql = """
        begin;
        create function pg_temp.id(name text) returns uuid language sql immutable as $$ select md5('case ' || name)::uuid $$;
        create function pg_temp.territory(key text) returns uuid language sql stable as $$ select id from territories where slug = key $$;
        create function pg_temp.country(code text) returns uuid language sql stable as $$ select id from countries where iso2 = code $$;
        create function pg_temp.theme(key text) returns uuid language sql stable as $$ select id from themes where code = key $$;

        insert into sources (id, title, publisher) values (pg_temp.id('source'), 'Contenu d’essai', 'Essai');
        insert into practices (id, source_id, territory_id, kind, title, description, slug, theme_id, started_on, started_on_precision, scale, international, replication_count, replication_precision, replication_text, partner_kinds, status, published_at) values
            (pg_temp.id('observatory'), pg_temp.id('source'), pg_temp.territory('creuse'), 'OBSERVATORY', '{"fr": "Observatoire", "en": "Observatory"}', '{"fr": "Un **observatoire**"}', 'essai-observatoire',
                pg_temp.theme('violence-against-women'), '2002-01-01', 'YEAR', 'REPLICATED', true, 25, 'APPROXIMATE', '{"fr": "une vingtaine"}', '{Police,Justice}', 'PUBLISHED', '2021-02-01Z'),
            (pg_temp.id('method'), pg_temp.id('source'), pg_temp.territory('lozere'), 'METHOD', '{"fr": "Méthode"}', null, 'essai-methode',
                null, null, null, 'LOCAL', false, 1, 'EXACT', null, '{}', 'PUBLISHED', '2021-03-01Z'),
            (pg_temp.id('draft practice'), pg_temp.id('source'), pg_temp.territory('creuse'), 'METHOD', '{"fr": "Brouillon"}', '{"fr": "Brouillon"}', 'essai-pratique-brouillon',
                pg_temp.theme('violence-against-women'), null, null, 'LOCAL', true, 99, 'EXACT', null, '{}', 'DRAFT', null);
        insert into practice_replications (id, source_id, practice_id, territory_id, since, since_precision) values
            (pg_temp.id('replication 1'), pg_temp.id('source'), pg_temp.id('observatory'), pg_temp.territory('lozere'), '2010-01-01', 'YEAR'),
            (pg_temp.id('replication 2'), null, pg_temp.id('observatory'), pg_temp.territory('cantal'), null, null),
            (pg_temp.id('replication 3'), null, pg_temp.id('method'), pg_temp.territory('creuse'), '2011-03-01', 'MONTH');
        insert into offer_practices (offer_id, practice_id)
            select o.id, pg_temp.id(name) from expertise_offers o, unnest('{observatory,draft practice}'::text[]) as name
            where o.slug = 'lutte-contre-les-violences-faites-aux-femmes';

        insert into projects (id, source_id, kind, title, slug, planned_start, planned_end, actual_start, iati_identifier, status, published_at) values
            (pg_temp.id('project'), pg_temp.id('source'), 'PROGRAMME', '{"fr": "Programme d’essai"}', 'essai-programme', '2021-01-01', '2023-12-31', '2021-03-01', 'FR-ESSAI-1', 'PUBLISHED', '2021-02-01Z'),
            (pg_temp.id('draft project'), pg_temp.id('source'), 'PROJECT', '{"fr": "Projet en brouillon"}', 'essai-projet-brouillon', null, null, null, null, 'DRAFT', null);
        insert into project_partners (id, project_id, territory_id, role) values
            (pg_temp.id('lead'), pg_temp.id('project'), pg_temp.territory('creuse'), 'LEAD'),
            (pg_temp.id('draft lead'), pg_temp.id('draft project'), pg_temp.territory('creuse'), 'LEAD');
        insert into project_countries (id, project_id, country_id, share) values
            (pg_temp.id('share 1'), pg_temp.id('project'), pg_temp.country('TV'), 60),
            (pg_temp.id('share 2'), pg_temp.id('project'), pg_temp.country('KI'), 40),
            (pg_temp.id('share 3'), pg_temp.id('draft project'), pg_temp.country('TV'), null),
            (pg_temp.id('share 4'), pg_temp.id('draft project'), pg_temp.country('NR'), null);
        insert into project_themes (project_id, theme_id) values (pg_temp.id('project'), pg_temp.theme('violence-against-women'));
        insert into project_practices (project_id, practice_id) values
            (pg_temp.id('project'), pg_temp.id('observatory')), (pg_temp.id('draft project'), pg_temp.id('observatory')),
            (pg_temp.id('project'), pg_temp.id('draft practice'));

        insert into presences (id, source_id, territory_id, country_id, kind, valid_from, valid_to) values
            (pg_temp.id('presence 1'), pg_temp.id('source'), pg_temp.territory('creuse'), pg_temp.country('TV'), 'AGREEMENT', '2016-01-01', null),
            (pg_temp.id('presence 2'), pg_temp.id('source'), pg_temp.territory('creuse'), pg_temp.country('TV'), 'TWINNING', null, null),
            (pg_temp.id('presence 3'), pg_temp.id('source'), pg_temp.territory('cantal'), pg_temp.country('TV'), 'AGREEMENT', null, '2999-01-01'),
            (pg_temp.id('presence 4'), pg_temp.id('source'), pg_temp.territory('lozere'), pg_temp.country('TV'), 'AGREEMENT', '2010-01-01', '2015-01-01'),
            (pg_temp.id('presence 5'), pg_temp.id('source'), pg_temp.territory('lozere'), pg_temp.country('KI'), 'MISSION', '2020-01-01', null),
            (pg_temp.id('presence 6'), pg_temp.id('source'), pg_temp.territory('creuse'), pg_temp.country('NR'), 'OTHER', '2999-01-01', null);

        insert into funding_schemes (id, source_id, funder_id, code, name, min_amount, min_amount_currency, max_amount, max_amount_currency, max_rate, valid_from)
            select pg_temp.id('scheme ' || s.code), pg_temp.id('source'), o.id, s.code, s.name::jsonb, s.least, s.currency, s.most, s.currency, s.rate, s.since
            from organizations o, (values
                ('ESSAI-1', '{"fr": "Dispositif d’essai"}', 10000.00, 100000.50, 'EUR', 70.5, '2014-01-01'::date),
                ('ESSAI-2', '{"fr": "Autre dispositif"}', null, null, null, null, null)) as s (code, name, least, most, currency, rate, since)
            where o.slug = 'agence-francaise-de-developpement';
        insert into disbursements (id, source_id, funding_id, amount, amount_currency, paid_on)
            select pg_temp.id('payment ' || p.amount), pg_temp.id('source'), f.id, p.amount, 'XOF', p.day::date
            from (select id from fundings where awarded_amount_currency = 'XOF' order by awarded_amount desc limit 1) f,
                (values (5000, '2022-03-01'), (1000, '2023-03-01')) as p (amount, day);
        insert into label_applications (id, source_id, label_id, applicant_id, theme_id, competences, recognition_evidence, mobilisation_terms, submitted_on, status)
            select pg_temp.id('candidate'), pg_temp.id('source'), id, pg_temp.territory('creuse'), pg_temp.theme('violence-against-women'), '{"fr": "C"}', '{"fr": "R"}', '{"fr": "M"}', '2020-12-01', 'SUBMITTED'
            from labels where code = 'EXPE-CT';
        insert into labels (id, source_id, code, name) values (pg_temp.id('label'), pg_temp.id('source'), 'ESSAI', '{"fr": "Label d’essai"}');
        insert into committee_sessions (id, source_id, label_id, held_on, status) values
            (pg_temp.id('session'), pg_temp.id('source'), pg_temp.id('label'), '2010-01-20', 'HELD');
        insert into label_awards (id, source_id, label_id, territory_id, theme_id, session_id, awarded_on, valid_from, valid_to, status)
            select pg_temp.id('award ' || a.slug), pg_temp.id('source'), pg_temp.id('label'), pg_temp.territory(a.slug), pg_temp.theme('violence-against-women'),
                pg_temp.id('session'), '2010-01-20', a.valid_from::date, a.valid_to::date, a.status
            from (values
                ('creuse', '2010-01-20', '2999-12-31', 'ACTIVE'), ('yonne', '2010-01-20', null, 'ACTIVE'),
                ('lozere', '2010-01-20', '2015-12-31', 'ACTIVE'), ('vosges', '2010-01-20', null, 'RENEWED'),
                ('vendee', '2999-01-01', null, 'ACTIVE'), ('var', '2010-01-20', null, 'WITHDRAWN')) as a (slug, valid_from, valid_to, status);

        insert into articles (id, source_id, kind, title, lead, body, status, published_at) values
            (pg_temp.id('article'), pg_temp.id('source'), 'ARTICLE', '{"fr": "Article d’essai", "en": "Trial article"}', '{"fr": "Chapeau"}', '{"fr": "Un *texte*"}', 'PUBLISHED', '2021-04-01Z'),
            (pg_temp.id('guide'), pg_temp.id('source'), 'GUIDE', '{"fr": "Guide d’essai"}', null, null, 'PUBLISHED', '2021-05-01Z'),
            (pg_temp.id('draft article'), pg_temp.id('source'), 'PAGE', '{"fr": "Page en brouillon"}', null, null, 'DRAFT', null);
        insert into article_slugs (id, article_id, language, slug) values
            (pg_temp.id('slug 1'), pg_temp.id('article'), 'FR', 'essai-article'), (pg_temp.id('slug 2'), pg_temp.id('article'), 'EN', 'trial-article'),
            (pg_temp.id('slug 3'), pg_temp.id('guide'), 'FR', 'essai-guide'), (pg_temp.id('slug 4'), pg_temp.id('draft article'), 'FR', 'essai-page');
        insert into files (sha256, mime_type, byte_size, width, height) select repeat(digits, 32), 'image/png', 1024, 640, 480 from unnest('{1e,2e}'::text[]) as digits;
        insert into assets (id, source_id, file_name, sha256, mime_type, byte_size, width, height, alt_text) values
            (pg_temp.id('image'), pg_temp.id('source'), 'essai.png', repeat('1e', 32), 'image/png', 1024, 640, 480, '{"fr": "Une salle", "en": "A room"}'),
            (pg_temp.id('draft image'), pg_temp.id('source'), 'brouillon.png', repeat('2e', 32), 'image/png', 1024, 640, 480, null);
        insert into article_images (id, article_id, asset_id, position) values
            (pg_temp.id('place 1'), pg_temp.id('article'), pg_temp.id('image'), 1), (pg_temp.id('place 2'), pg_temp.id('draft article'), pg_temp.id('draft image'), 1);
        insert into article_links (id, article_id, target_type, target_id, position) values
            (pg_temp.id('link 1'), pg_temp.id('article'), 'Practice', pg_temp.id('observatory'), 1),
            (pg_temp.id('link 2'), pg_temp.id('article'), 'Practice', pg_temp.id('draft practice'), 2),
            (pg_temp.id('link 3'), pg_temp.id('article'), 'Country', pg_temp.country('TV'), 3);
        commit;
        """;
}
