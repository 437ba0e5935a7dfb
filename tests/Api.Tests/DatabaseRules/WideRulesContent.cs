namespace Expect.Api.Tests.DatabaseRules;

/// <summary>
/// The rows that the tests of practices, presences, payments, label applications and articles start from, besides those of
/// <see cref="RulesContent"/>.
/// </summary>
internal static class WideRulesContent
{
    /// <summary>Statements that follow those of <see cref="RulesContent"/>.</summary>
    public const string Sql = """
        insert into countries (id, iso2, iso3, "numeric", name, is_ldc, is_french, official_languages, currencies) values
            (id('VN'), 'VN', 'VNM', '704', fr('Viêt Nam'), false, false, '{VI}', '{VND}'),
            (id('KM'), 'KM', 'COM', '174', fr('Comores'), true, false, '{FR}', '{KMF}'),
            (id('RE'), 'RE', 'REU', '638', fr('La Réunion'), false, true, '{FR}', '{EUR}');
        insert into practices (id, territory_id, kind, title, description, slug, scale, international, replication_count, replication_precision, partner_kinds, status, published_at) values
            (id('practice'), id('ssd'), 'OBSERVATORY', fr('Observatoire'), '{"fr": "Texte", "en": "Text"}', 'observatoire', 'REPLICATED', true, 2, 'APPROXIMATE', '{}', 'PUBLISHED', now()),
            (id('practice2'), id('ssd'), 'METHOD', fr('Méthode'), null, 'methode', 'LOCAL', false, null, null, '{}', 'DRAFT', null);
        insert into practice_replications (id, practice_id, territory_id) values
            (id('replication'), id('practice'), id('idf'));
        insert into presences (id, territory_id, country_id, kind, valid_from, valid_to) values
            (id('presence'), id('ssd'), id('TN'), 'AGREEMENT', '2016-01-01', '2020-01-01');

        begin;
        insert into projects (id, kind, title, slug, status) values (id('shared'), 'PROJECT', fr('Partagé'), 'partage', 'DRAFT');
        insert into project_partners (id, project_id, territory_id, role) values (id('lead3'), id('shared'), id('ssd'), 'LEAD');
        insert into project_countries (id, project_id, country_id, share) values
            (id('shared TN'), id('shared'), id('TN'), 60), (id('shared VN'), id('shared'), id('VN'), 40),
            (id('shared2 TN'), id('project2'), id('TN'), 60), (id('shared2 KM'), id('project2'), id('KM'), 40);
        insert into project_countries (id, project_id, country_id) values (id('unshared'), id('project'), id('TN'));
        commit;

        insert into funding_schemes (id, funder_id, code, name, min_amount, min_amount_currency, max_amount, max_amount_currency, max_rate, valid_from) values
            (id('scheme'), id('afd'), 'FICOL', fr('FICOL'), 100, 'EUR', 1000, 'EUR', 70, '2014-01-01');
        insert into disbursements (id, funding_id, amount, amount_currency, paid_on) values
            (id('payment'), id('funding'), 300, 'EUR', '2022-01-01');

        insert into label_applications (id, label_id, applicant_id, theme_id, status) values
            (id('candidate'), id('label'), id('idf'), id('violence'), 'DRAFT');
        insert into label_applications (id, label_id, applicant_id, theme_id, competences, recognition_evidence, mobilisation_terms, submitted_on, session_id, status) values
            (id('scheduled'), id('label'), id('epci'), id('violence'), fr('Compétences'), fr('Preuves'), fr('Modalités'), '2020-12-01', id('held'), 'SCHEDULED');
        insert into committee_sessions (id, label_id, held_on, status) values
            (id('held2'), id('label'), '2022-01-20', 'HELD'), (id('other label'), id('label2'), '2021-01-20', 'HELD');
        insert into label_applications (id, label_id, applicant_id, theme_id, competences, recognition_evidence, mobilisation_terms, submitted_on, session_id, decided_on, status) values
            (id('decided'), id('label'), id('epci'), id('shelter'), fr('Compétences'), fr('Preuves'), fr('Modalités'), '2020-12-01', id('held2'), '2022-01-20', 'AWARDED');

        insert into files (sha256, mime_type, byte_size, width, height) select repeat(digit, 64), 'image/png', 10, 1, 1 from unnest('{a,b}'::text[]) as digit;
        insert into assets (id, file_name, sha256, mime_type, byte_size, width, height, alt_text) values
            (id('image'), 'observatoire.png', repeat('a', 64), 'image/png', 10, 1, 1, fr('Une salle')),
            (id('mute'), 'muette.png', repeat('b', 64), 'image/png', 10, 1, 1, null);
        begin;
        insert into articles (id, kind, title, status, published_at) values
            (id('article'), 'ARTICLE', '{"fr": "Titre", "en": "Title"}', 'PUBLISHED', now()),
            (id('article2'), 'GUIDE', fr('Guide'), 'IN_REVIEW', null);
        insert into article_slugs (id, article_id, language, slug) values
            (id('slug fr'), id('article'), 'FR', 'titre'), (id('slug en'), id('article'), 'EN', 'title');
        insert into article_images (id, article_id, asset_id, position) values (id('place'), id('article'), id('image'), 1);
        insert into article_links (id, article_id, target_type, target_id, position) values (id('link'), id('article'), 'Project', id('project'), 1);
        commit;
        """;
}
