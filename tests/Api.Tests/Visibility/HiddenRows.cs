namespace Expect.Api.Tests.Visibility;

/// <summary>Rows that anonymous viewers may not see: SQL that adds some of every kind, and SQL that deletes them all. Both end with the search documents of the rows that are there.</summary>
internal static class HiddenRows
{
    /// <summary>Adds hidden rows of every type that has a rule of visibility.</summary>
    public const string Add = """
        set session_replication_role = replica;
        insert into expertise_offers (id, territory_id, title, summary, slug, languages, status, label_award_id)
        select md5('hidden offer')::uuid, id, '{"fr": "Offre cachée"}', '{"fr": "Offre cachée"}', 'offre-cachee', '{FR,AR}', 'DRAFT', md5('LabelAward:93:EXPE-CT')::uuid
        from territories where slug = 'seine-saint-denis';
        insert into offer_themes select md5('hidden offer')::uuid, id from themes where code = 'violence-against-women';
        insert into modalities (id, offer_id, form, one_off) values (md5('hidden modality')::uuid, md5('hidden offer')::uuid, 'ONE_OFF_MISSION', true);
        insert into projects (id, kind, title, slug, status, lead_id)
        select md5('hidden project')::uuid, 'PROJECT', '{"fr": "Projet caché"}', 'projet-cache', 'DRAFT', id from territories where slug = 'seine-saint-denis';
        insert into project_partners (id, project_id, territory_id, role)
        select md5('hidden partner')::uuid, md5('hidden project')::uuid, id, 'LEAD' from territories where slug = 'seine-saint-denis';
        insert into fundings (id, project_id, funder_id, awarded_amount, awarded_amount_currency, signed_on, status)
        values (md5('hidden funding')::uuid, md5('hidden project')::uuid, md5('Organization:afd')::uuid, 77, 'EUR', '2026-06-01', 'COMMITTED');
        insert into funding_applications (id, project_id, funder_id, requested_amount, requested_amount_currency, status, confidential)
        values (md5('hidden application')::uuid, md5('Project:territoires-protecteurs')::uuid, md5('Organization:afd')::uuid, 99, 'EUR', 'SUBMITTED', true);
        insert into disbursements (id, funding_id, amount, amount_currency, paid_on) values (md5('hidden payment')::uuid, md5('hidden funding')::uuid, 7, 'EUR', '2026-06-02');
        insert into practices (id, territory_id, kind, title, slug, scale, international, partner_kinds, status)
        select md5('hidden practice')::uuid, id, 'METHOD', '{"fr": "Pratique cachée"}', 'pratique-cachee', 'NATIONAL', true, '{}', 'DRAFT' from territories where slug = 'seine-saint-denis';
        insert into offer_practices values (md5('ExpertiseOffer:93')::uuid, md5('hidden practice')::uuid);
        insert into project_practices values (md5('Project:territoires-protecteurs')::uuid, md5('hidden practice')::uuid);
        insert into practice_replications (id, practice_id, territory_id) select md5('hidden replication')::uuid, md5('hidden practice')::uuid, id from territories where slug = 'nord';
        insert into project_countries (id, project_id, country_id) select md5('hidden country')::uuid, md5('hidden project')::uuid, id from countries where iso2 = 'TN';
        insert into label_applications (id, label_id, applicant_id, theme_id, status)
        select md5('hidden candidature')::uuid, md5('Label:EXPE-CT')::uuid, t.id, h.id, 'DRAFT' from territories t, themes h where t.slug = 'nord' and h.code = 'tourism';
        insert into articles (id, kind, title, status) values (md5('hidden article')::uuid, 'ARTICLE', '{"fr": "Article caché"}', 'DRAFT');
        insert into article_slugs (id, article_id, language, slug) values (md5('hidden slug')::uuid, md5('hidden article')::uuid, 'FR', 'article-cache');
        insert into article_links (id, article_id, target_type, target_id, position)
        select md5('hidden link' || id)::uuid, id, 'Practice', md5('hidden practice')::uuid, 99 from articles;
        insert into files (sha256, mime_type, byte_size, width, height) values (repeat('c', 64), 'image/png', 1, 1, 1);
        insert into assets (id, file_name, sha256, mime_type, byte_size, width, height) values (md5('hidden asset')::uuid, 'cache.png', repeat('c', 64), 'image/png', 1, 1, 1);
        insert into article_images (id, article_id, asset_id, position) values (md5('hidden place')::uuid, md5('hidden article')::uuid, md5('hidden asset')::uuid, 1);
        insert into organizations (id, name, slug, kind, status) values (md5('hidden organization')::uuid, '{"fr": "Organisation cachée"}', 'organisation-cachee', 'FUNDER', 'DRAFT');
        insert into project_partners (id, project_id, organization_id, role)
        values (md5('hidden organization partner')::uuid, md5('Project:territoires-protecteurs')::uuid, md5('hidden organization')::uuid, 'FUNDER');
        insert into releases (id, name, status) values (md5('hidden release')::uuid, 'Mise en ligne cachée', 'OPEN');
        insert into release_changes (id, release_id, number, mutation, input, saved_at) values (md5('hidden change')::uuid, md5('hidden release')::uuid, 1, 'updateExpertiseOffer', '{}', now());
        insert into release_items (id, change_id, position, content_type, item_id, version, is_new)
        values (md5('hidden item')::uuid, md5('hidden change')::uuid, 1, 'ExpertiseOffer', md5('ExpertiseOffer:93')::uuid, 1, false);
        select search_rebuild();
        """;

    /// <summary>Deletes every row that anonymous viewers may not see, by hand from the rights table.</summary>
    public const string Delete = """
        set session_replication_role = replica;
        create temporary table hidden_offers as select id from expertise_offers
            where status <> 'PUBLISHED' or publish_at > now() or unpublish_at <= now();
        create temporary table hidden_projects as select id from projects
            where status <> 'PUBLISHED' or publish_at > now() or unpublish_at <= now();
        create temporary table hidden_applications as select id from funding_applications
            where status = 'DRAFT' or confidential or project_id in (select id from hidden_projects);
        delete from offer_themes where offer_id in (select id from hidden_offers);
        delete from modalities where offer_id in (select id from hidden_offers);
        delete from offer_target_countries where offer_id in (select id from hidden_offers);
        delete from expertise_offers where id in (select id from hidden_offers);
        update expertise_offers set label_award_id = null where label_award_id in (select id from label_awards where status = 'WITHDRAWN');
        delete from label_awards where status = 'WITHDRAWN';
        delete from fundings where project_id in (select id from hidden_projects);
        update fundings set application_id = null where application_id in (select id from hidden_applications);
        delete from funding_applications where id in (select id from hidden_applications);
        delete from project_partners where project_id in (select id from hidden_projects);
        delete from project_themes where project_id in (select id from hidden_projects);
        delete from projects where id in (select id from hidden_projects);
        create temporary table hidden_practices as select id from practices
            where status <> 'PUBLISHED' or publish_at > now() or unpublish_at <= now();
        create temporary table hidden_articles as select id from articles
            where status <> 'PUBLISHED' or publish_at > now() or unpublish_at <= now();
        create temporary table hidden_organizations as select id from organizations
            where status <> 'PUBLISHED' or publish_at > now() or unpublish_at <= now();
        delete from disbursements where funding_id not in (select id from fundings);
        delete from project_countries where project_id in (select id from hidden_projects);
        delete from project_practices where project_id in (select id from hidden_projects) or practice_id in (select id from hidden_practices);
        delete from offer_practices where offer_id in (select id from hidden_offers) or practice_id in (select id from hidden_practices);
        delete from practice_replications where practice_id in (select id from hidden_practices);
        delete from practices where id in (select id from hidden_practices);
        delete from label_applications;
        delete from article_links where article_id in (select id from hidden_articles) or target_id in (
            select id from hidden_practices union all select id from hidden_offers union all select id from hidden_projects
            union all select id from hidden_articles union all select id from hidden_organizations);
        delete from article_slugs where article_id in (select id from hidden_articles);
        delete from article_images where article_id in (select id from hidden_articles);
        delete from articles where id in (select id from hidden_articles);
        delete from assets where id not in (select asset_id from article_images);
        alter table fundings alter funder_id drop not null;
        alter table funding_applications alter funder_id drop not null;
        alter table funding_schemes alter funder_id drop not null;
        alter table project_partners drop constraint ck_project_partners_one;
        update fundings set funder_id = null where funder_id in (select id from hidden_organizations);
        update funding_applications set funder_id = null where funder_id in (select id from hidden_organizations);
        update funding_schemes set funder_id = null where funder_id in (select id from hidden_organizations);
        update project_partners set organization_id = null where organization_id in (select id from hidden_organizations);
        delete from organizations where id in (select id from hidden_organizations);
        delete from release_items;
        delete from release_changes;
        delete from releases;
        select search_rebuild();
        """;
}
