-- The facts of the programme's own text, each with its source; the last block is another public fact with its own source.
insert into sources (id, title, publisher, address, published_on, licence) values
    (md5('Source:expe-ct')::uuid, 'Le programme EXPE-CT', 'Programme EXPE-CT', null, null, null),
    (md5('Source:ficol-2021')::uuid, 'Convention FICOL signée le 26 novembre 2021', 'Agence Française de Développement', 'https://www.afd.fr', '2021-11-26', null)
on conflict (id) do nothing;

insert into labels (id, source_id, code, name, description) values (
    md5('Label:EXPE-CT')::uuid, md5('Source:expe-ct')::uuid, 'EXPE-CT', '{"fr": "EXPE-CT", "en": "EXPE-CT"}',
    jsonb_build_object(
        'fr', E'- promouvoir à l’international les compétences et les savoir-faire des collectivités françaises et de leurs associations\n- répondre aux demandes précises et urgentes de coopération de collectivités territoriales étrangères\n- développer les coopérations décentralisées dans les pays où les collectivités territoriales françaises sont peu présentes',
        'en', E'- promote internationally the competences and know-how of French local authorities and of their associations\n- answer precise and urgent cooperation requests from foreign local authorities\n- develop decentralised cooperation in countries where French local authorities are little present'))
on conflict (code) do nothing;

insert into territories (id, source_id, kind, name, aliases, slug, country_id, valid_from) values
    (md5('Territory:ngazidja')::uuid, md5('Source:expe-ct')::uuid, 'FOREIGN_AUTHORITY', '{"fr": "Ngazidja"}', '{}', 'ngazidja', md5('Country:KM')::uuid, '2021-01-20'),
    (md5('Territory:djenine')::uuid, md5('Source:expe-ct')::uuid, 'FOREIGN_AUTHORITY', '{"fr": "Djenine"}', '{Djénine,Jénine,Jenin}', 'djenine', md5('Country:PS')::uuid, '2021-01-20'),
    (md5('Territory:hai-duong')::uuid, md5('Source:expe-ct')::uuid, 'FOREIGN_AUTHORITY', '{"fr": "Hai Duong"}', '{Hải Dương}', 'hai-duong', md5('Country:VN')::uuid, '2021-01-20'),
    (md5('Territory:cglu')::uuid, md5('Source:expe-ct')::uuid, 'NETWORK', '{"fr": "Cités et Gouvernements Locaux Unis", "en": "United Cities and Local Governments"}', '{CGLU,UCLG}', 'cglu', null, '2021-01-20')
on conflict (id) do nothing;

insert into organizations (id, source_id, name, acronym, slug, kind, country_id, status, published_at) values (
    md5('Organization:afd')::uuid, md5('Source:expe-ct')::uuid, '{"fr": "Agence Française de Développement", "en": "French Development Agency"}', 'AFD',
    'agence-francaise-de-developpement', 'FUNDER', md5('Country:FR')::uuid, 'PUBLISHED', '2021-01-20 00:00:00+00')
on conflict (id) do nothing;

insert into committee_sessions (id, source_id, label_id, held_on, status) values (
    md5('CommitteeSession:EXPE-CT:2021-01-20')::uuid, md5('Source:expe-ct')::uuid, md5('Label:EXPE-CT')::uuid, '2021-01-20', 'HELD')
on conflict (id) do nothing;

insert into label_awards (id, source_id, label_id, territory_id, theme_id, session_id, awarded_on, valid_from, status)
select md5('LabelAward:93:EXPE-CT')::uuid, md5('Source:expe-ct')::uuid, md5('Label:EXPE-CT')::uuid, t.id, h.id,
    md5('CommitteeSession:EXPE-CT:2021-01-20')::uuid, '2021-01-20', '2021-01-20', 'ACTIVE'
from territories t, themes h where t.slug = 'seine-saint-denis' and h.code = 'violence-against-women'
on conflict (id) do nothing;

insert into expertise_offers (id, source_id, territory_id, title, summary, slug, languages, label_award_id, status, published_at)
select md5('ExpertiseOffer:93')::uuid, md5('Source:expe-ct')::uuid, t.id,
    '{"fr": "Lutte contre les violences faites aux femmes", "en": "Ending violence against women"}',
    jsonb_build_object(
        'fr', 'L’expertise de l’Observatoire départemental de lutte contre les violences faites aux femmes, labellisée EXPE-CT.',
        'en', 'The know-how of the département’s observatory of violence against women, awarded the EXPE-CT label.'),
    'lutte-contre-les-violences-faites-aux-femmes', '{FR}', md5('LabelAward:93:EXPE-CT')::uuid, 'PUBLISHED', '2021-01-20 00:00:00+00'
from territories t where t.slug = 'seine-saint-denis'
on conflict (id) do nothing;
insert into offer_themes (offer_id, theme_id) values (md5('ExpertiseOffer:93')::uuid, md5('Theme:violence-against-women')::uuid) on conflict do nothing;
insert into modalities (id, offer_id, form, one_off) values (md5('Modality:93')::uuid, md5('ExpertiseOffer:93')::uuid, 'PARTNERSHIP', false) on conflict do nothing;

insert into projects (id, source_id, kind, title, objective, slug, status, published_at) values (
    md5('Project:territoires-protecteurs')::uuid, md5('Source:expe-ct')::uuid, 'PROGRAMME',
    '{"fr": "Pour des territoires protecteurs des femmes victimes de violences"}',
    '{"fr": "renforcer le rôle des collectivités territoriales dans la lutte contre les violences faites aux femmes"}',
    'pour-des-territoires-protecteurs-des-femmes-victimes-de-violences', 'PUBLISHED', '2021-01-20 00:00:00+00')
on conflict (id) do nothing;
insert into project_themes (project_id, theme_id) values (md5('Project:territoires-protecteurs')::uuid, md5('Theme:violence-against-women')::uuid) on conflict do nothing;
insert into project_partners (id, project_id, territory_id, role)
select md5('ProjectPartner:territoires-protecteurs:' || t.slug)::uuid, md5('Project:territoires-protecteurs')::uuid, t.id,
    case t.slug when 'seine-saint-denis' then 'LEAD' when 'cglu' then 'NETWORK' else 'PARTNER_AUTHORITY' end
from territories t where t.slug in ('seine-saint-denis', 'ngazidja', 'djenine', 'hai-duong', 'cglu')
on conflict do nothing;

-- Requested is not awarded: this application is submitted, and no funding follows from it.
insert into funding_applications (id, source_id, project_id, funder_id, requested_amount, requested_amount_currency, status, confidential) values (
    md5('FundingApplication:territoires-protecteurs')::uuid, md5('Source:expe-ct')::uuid, md5('Project:territoires-protecteurs')::uuid,
    md5('Organization:afd')::uuid, 1500000.00, 'EUR', 'SUBMITTED', false)
on conflict (id) do nothing;

-- A later public fact, as a record of its own with its own source.
insert into fundings (id, source_id, project_id, funder_id, awarded_amount, awarded_amount_currency, total_budget, total_budget_currency, signed_on, status) values (
    md5('Funding:ficol-2021')::uuid, md5('Source:ficol-2021')::uuid, md5('Project:territoires-protecteurs')::uuid, md5('Organization:afd')::uuid,
    1500000.00, 'EUR', 2754510.00, 'EUR', '2021-11-26', 'COMMITTED')
on conflict (id) do nothing;

-- What the observatory began: it was replicated itself; the devices went national.
insert into practices (id, source_id, territory_id, kind, title, description, slug, theme_id, started_on, started_on_precision, scale, international,
    replication_count, replication_precision, replication_text, partner_kinds, status, published_at)
select p.id, md5('Source:expe-ct')::uuid, t.id, p.kind, p.title, p.description, p.slug, md5('Theme:violence-against-women')::uuid,
    p.started_on, p.started_on_precision, p.scale, p.international, p.replication_count, p.replication_precision, p.replication_text, p.partner_kinds, 'PUBLISHED', '2021-01-20 00:00:00+00'
from territories t, (values
    (md5('Practice:observatoire')::uuid, 'OBSERVATORY', 'observatoire-departemental-de-lutte-contre-les-violences-faites-aux-femmes',
        '{"fr": "Observatoire départemental de lutte contre les violences faites aux femmes", "en": "Departmental observatory of violence against women"}'::jsonb,
        jsonb_build_object(
            'fr', 'Premier du genre, l’Observatoire conduit depuis 2002 un travail partenarial pour prévenir et lutter contre les violences faites aux femmes.',
            'en', 'The first of its kind, the observatory has worked with its partners since 2002 to prevent and combat violence against women.'),
        date '2002-01-01', 'YEAR', 'REPLICATED', true, 100, 'APPROXIMATE', '{"fr": "une centaine de territoires en France"}'::jsonb,
        array['services de l’État', 'assistants sociaux', 'aide sociale à l’enfance', 'associations du territoire']),
    (md5('Practice:telephone-grave-danger')::uuid, 'DEVICE', 'telephone-grave-danger',
        '{"fr": "téléphone « Grave danger »", "en": "“Grave danger” telephone"}',
        '{"fr": "Dispositif expérimenté en Seine-Saint-Denis, puis décliné au niveau national.", "en": "A device tried out in Seine-Saint-Denis, then rolled out nationally."}',
        null, null, 'NATIONAL', false, null, null, null, '{}'::text[]),
    (md5('Practice:ordonnance-de-protection')::uuid, 'LEGAL_MEASURE', 'ordonnance-de-protection',
        '{"fr": "ordonnance de protection", "en": "protection order"}',
        '{"fr": "Permet d’éloigner des conjoints dangereux. Expérimentée en Seine-Saint-Denis, puis déclinée au niveau national.", "en": "Removes dangerous partners. Tried out in Seine-Saint-Denis, then rolled out nationally."}',
        null, null, 'NATIONAL', false, null, null, null, '{}'::text[])
) as p (id, kind, slug, title, description, started_on, started_on_precision, scale, international, replication_count, replication_precision, replication_text, partner_kinds)
where t.slug = 'seine-saint-denis'
on conflict (id) do nothing;
insert into offer_practices (offer_id, practice_id)
select md5('ExpertiseOffer:93')::uuid, id from practices where source_id = md5('Source:expe-ct')::uuid
on conflict do nothing;
insert into project_practices (project_id, practice_id)
values (md5('Project:territoires-protecteurs')::uuid, md5('Practice:observatoire')::uuid)
on conflict do nothing;

insert into project_countries (id, project_id, country_id)
select md5('ProjectCountry:territoires-protecteurs:' || iso2)::uuid, md5('Project:territoires-protecteurs')::uuid, id from countries where iso2 in ('KM', 'PS', 'VN')
on conflict do nothing;
insert into presences (id, source_id, territory_id, country_id, kind)
select md5('Presence:93:' || c.iso2)::uuid, md5('Source:expe-ct')::uuid, t.id, c.id, 'PROJECT'
from territories t, countries c where t.slug = 'seine-saint-denis' and c.iso2 in ('KM', 'PS', 'VN')
on conflict (id) do nothing;

insert into articles (id, source_id, kind, title, lead, body, status, published_at) values
    (md5('Article:objectifs')::uuid, md5('Source:expe-ct')::uuid, 'PAGE',
        '{"fr": "Les trois objectifs du programme EXPE-CT", "en": "The three objectives of the EXPE-CT programme"}', null,
        jsonb_build_object(
            'fr', E'- promouvoir à l’international les compétences et les savoir-faire des collectivités françaises et de leurs associations\n- répondre aux demandes précises et urgentes de coopération de collectivités territoriales étrangères\n- développer les coopérations décentralisées dans les pays où les collectivités territoriales françaises sont peu présentes',
            'en', E'- promote internationally the competences and know-how of French local authorities and of their associations\n- answer precise and urgent cooperation requests from foreign local authorities\n- develop decentralised cooperation in countries where French local authorities are little present'),
        'PUBLISHED', '2021-01-20 00:00:00+00'),
    (md5('Article:savoir-faire')::uuid, md5('Source:expe-ct')::uuid, 'ARTICLE',
        '{"fr": "Un savoir-faire de plus en plus sollicité", "en": "Know-how that is more and more sought"}',
        '{"fr": "Le savoir-faire des élus et des agents territoriaux est de plus en plus sollicité sur tous les aspects de la gouvernance locale.", "en": "The know-how of elected officials and local agents is increasingly sought on all aspects of local governance."}',
        jsonb_build_object(
            'fr', 'Les collectivités territoriales françaises souhaitent diversifier leurs modalités d’intervention et pouvoir s’engager à l’international avec des degrés variés d’implication et de contraintes, c’est-à-dire y compris sur des projets ponctuels.',
            'en', 'French local authorities want to diversify the ways in which they help, and to commit themselves abroad with varied degrees of involvement and constraint, one-off projects included.'),
        'PUBLISHED', '2021-01-20 00:00:00+00')
on conflict (id) do nothing;
insert into article_slugs (id, article_id, language, slug) values
    (md5('ArticleSlug:objectifs:FR')::uuid, md5('Article:objectifs')::uuid, 'FR', 'les-trois-objectifs-du-programme-expe-ct'),
    (md5('ArticleSlug:objectifs:EN')::uuid, md5('Article:objectifs')::uuid, 'EN', 'the-three-objectives-of-the-expe-ct-programme'),
    (md5('ArticleSlug:savoir-faire:FR')::uuid, md5('Article:savoir-faire')::uuid, 'FR', 'un-savoir-faire-de-plus-en-plus-sollicite'),
    (md5('ArticleSlug:savoir-faire:EN')::uuid, md5('Article:savoir-faire')::uuid, 'EN', 'know-how-that-is-more-and-more-sought')
on conflict do nothing;
insert into article_links (id, article_id, target_type, target_id, position) values
    (md5('ArticleLink:objectifs:1')::uuid, md5('Article:objectifs')::uuid, 'Label', md5('Label:EXPE-CT')::uuid, 1),
    (md5('ArticleLink:savoir-faire:1')::uuid, md5('Article:savoir-faire')::uuid, 'ExpertiseOffer', md5('ExpertiseOffer:93')::uuid, 1),
    (md5('ArticleLink:savoir-faire:2')::uuid, md5('Article:savoir-faire')::uuid, 'Practice', md5('Practice:observatoire')::uuid, 2),
    (md5('ArticleLink:savoir-faire:3')::uuid, md5('Article:savoir-faire')::uuid, 'Project', md5('Project:territoires-protecteurs')::uuid, 3)
on conflict do nothing;
