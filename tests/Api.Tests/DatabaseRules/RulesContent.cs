namespace Expect.Api.Tests.DatabaseRules;

/// <summary>The rows that the tests of the database's rules start from. Rows are named: <c>id('ssd')</c> is an identifier.</summary>
internal static class RulesContent
{
    /// <summary>Statements that fill a database that has only its schema.</summary>
    public const string Sql = """
        create function id(name text) returns uuid language sql immutable as $$ select md5(name)::uuid $$;
        create function fr(text) returns jsonb language sql immutable as $$ select jsonb_build_object('fr', $1) $$;

        insert into countries (id, iso2, iso3, "numeric", name, is_ldc, is_french, official_languages, currencies) values
            (id('FR'), 'FR', 'FRA', '250', fr('France'), false, true, '{FR}', '{EUR}'),
            (id('TN'), 'TN', 'TUN', '788', fr('Tunisie'), false, false, '{AR}', '{TND}');
        insert into themes (id, code, name, parent_id, sdg_goals) values
            (id('equality'), 'equality', fr('Égalité'), null, '{5}'),
            (id('violence'), 'violence', fr('Violences'), id('equality'), '{5}'),
            (id('shelter'), 'shelter', fr('Hébergement'), id('violence'), '{5}');
        insert into territories (id, kind, name, aliases, slug, country_id, insee_code, siren, epci_nature, parent_id, valid_from) values
            (id('idf'), 'REGION', fr('Île-de-France'), '{}', 'ile-de-france', id('FR'), '11', null, null, null, '2016-01-01'),
            (id('occitanie'), 'REGION', fr('Occitanie'), '{}', 'occitanie', id('FR'), '76', null, null, null, '2016-01-01'),
            (id('ssd'), 'DEPARTMENT', fr('Seine-Saint-Denis'), '{}', 'seine-saint-denis', id('FR'), '93', '229300082', null, id('idf'), '1968-01-01'),
            (id('epinay'), 'COMMUNE', fr('Épinay'), '{}', 'epinay-93031', id('FR'), '93031', null, null, id('ssd'), '1900-01-01'),
            (id('epci'), 'EPCI', fr('Un EPCI'), '{}', 'un-epci', id('FR'), null, null, 'CC', null, '2016-01-01'),
            (id('epci2'), 'EPCI', fr('Autre EPCI'), '{}', 'autre-epci', id('FR'), null, null, 'CA', null, '2016-01-01'),
            (id('jendouba'), 'FOREIGN_AUTHORITY', fr('Jendouba'), '{}', 'jendouba', id('TN'), null, null, null, null, '1956-01-01'),
            (id('network'), 'NETWORK', fr('Un réseau'), '{}', 'un-reseau', null, null, null, null, null, '2016-01-01');
        insert into memberships (id, group_id, member_id, valid_from, valid_to) values
            (id('m'), id('epci'), id('epinay'), '2016-01-01', '2020-01-01');
        insert into organizations (id, name, slug, kind, status, published_at) values
            (id('afd'), fr('AFD'), 'afd', 'FUNDER', 'PUBLISHED', now()),
            (id('meae'), fr('MEAE'), 'meae', 'FUNDER', 'PUBLISHED', now());
        insert into labels (id, code, name) values
            (id('label'), 'EXPE-CT', fr('EXPE-CT')), (id('label2'), 'OTHER', fr('Autre'));
        insert into committee_sessions (id, label_id, held_on, status) values
            (id('held'), id('label'), '2021-01-20', 'HELD'), (id('planned'), id('label'), '2031-01-20', 'PLANNED');
        insert into label_awards (id, label_id, territory_id, theme_id, session_id, awarded_on, valid_from, valid_to, status) values
            (id('award'), id('label'), id('ssd'), id('violence'), id('held'), '2021-01-20', '2021-01-20', '2023-12-31', 'ACTIVE');

        begin;
        insert into expertise_offers (id, territory_id, title, summary, slug, languages, status, published_at) values
            (id('offer'), id('ssd'), fr('Offre'), fr('Résumé'), 'offre', '{FR}', 'PUBLISHED', now()),
            (id('draft'), id('ssd'), '{"en": "Offer"}', fr('Résumé'), 'brouillon', '{}', 'DRAFT', null),
            (id('review'), id('ssd'), fr('Offre'), fr('Résumé'), 'relecture', '{FR}', 'IN_REVIEW', null);
        insert into offer_themes (offer_id, theme_id) values (id('offer'), id('violence'));
        insert into modalities (id, offer_id, form, one_off) values (id('modality'), id('offer'), 'STUDY_VISIT', true);
        insert into projects (id, kind, title, slug, status, published_at) values
            (id('project'), 'PROJECT', fr('Projet'), 'projet', 'PUBLISHED', now()),
            (id('project2'), 'PROJECT', fr('Projet 2'), 'projet-2', 'DRAFT', null);
        insert into project_partners (id, project_id, territory_id, role) values
            (id('lead'), id('project'), id('ssd'), 'LEAD'), (id('lead2'), id('project2'), id('idf'), 'LEAD'),
            (id('partner'), id('project'), id('jendouba'), 'PARTNER_AUTHORITY');
        insert into funding_applications (id, project_id, funder_id, status, confidential, requested_amount, requested_amount_currency) values
            (id('awarded'), id('project'), id('afd'), 'AWARDED', false, 1000, 'EUR'),
            (id('submitted'), id('project'), id('afd'), 'SUBMITTED', false, 1000, 'EUR');
        insert into fundings (id, application_id, project_id, funder_id, status, awarded_amount, awarded_amount_currency) values
            (id('funding'), id('awarded'), id('project'), id('afd'), 'COMMITTED', 800, 'EUR');
        commit;
        """;
}
