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
