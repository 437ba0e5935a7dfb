-- Fictitious content, plainly marked: none of these authorities, organisations, projects and amounts exists.
-- Every record has the source "Données fictives de démonstration". The communes carry codes of the series 99, which
-- INSEE gives to no French commune.
insert into sources (id, title, publisher, licence)
values (md5('Source:demo')::uuid, 'Données fictives de démonstration', 'Expect', 'MIT')
on conflict (id) do nothing;

create temporary table demo_authorities (key text, kind text, name text, parent text, epci_nature text, insee_code text) on commit drop;
insert into demo_authorities values
    ('region-essai', 'REGION', 'Région du Val d’Essai (fictif)', null, null, null),
    ('region-demo', 'REGION', 'Région des Deux-Démos (fictif)', null, null, null),
    ('dept-haute-rive', 'DEPARTMENT', 'Département de la Haute-Rive (fictif)', 'region-essai', null, null),
    ('dept-basse-rive', 'DEPARTMENT', 'Département de la Basse-Rive (fictif)', 'region-essai', null, null),
    ('dept-monts', 'DEPARTMENT', 'Département des Monts-Clairs (fictif)', 'region-demo', null, null),
    ('metro-essai', 'EPCI', 'Métropole de Montessai (fictif)', 'dept-haute-rive', 'METRO', null),
    ('cu-demo', 'EPCI', 'Communauté urbaine de Démoville (fictif)', 'dept-monts', 'CU', null),
    ('ca-rives', 'EPCI', 'Communauté d’agglomération des Rives (fictif)', 'dept-basse-rive', 'CA', null),
    ('ca-clairval', 'EPCI', 'Communauté d’agglomération de Clairval (fictif)', 'dept-monts', 'CA', null),
    ('cc-bocage', 'EPCI', 'Communauté de communes du Bocage bleu (fictif)', 'dept-haute-rive', 'CC', null),
    ('cc-vallons', 'EPCI', 'Communauté de communes des Vallons (fictif)', 'dept-basse-rive', 'CC', null),
    ('ept-exemple', 'EPT', 'Établissement public Grand Exemple (fictif)', null, null, null),
    ('special-alpha', 'SPECIAL_STATUS', 'Collectivité unique d’Alphaterre (fictif)', null, null, null),
    ('overseas-corail', 'OVERSEAS', 'Collectivité de l’Île-Corail (fictif)', null, null, null),
    ('synd-eaux', 'SYNDICATE', 'Syndicat mixte des eaux de la Rive (fictif)', null, null, null),
    ('synd-dechets', 'SYNDICATE', 'Syndicat mixte Valor’Essai (fictif)', null, null, null),
    ('asso-maires', 'ASSOCIATION', 'Association des communes du Val d’Essai (fictif)', null, null, null),
    ('asso-littoral', 'ASSOCIATION', 'Association Rivages solidaires (fictif)', null, null, null),
    ('ville-montessai', 'COMMUNE', 'Montessai (fictif)', 'dept-haute-rive', null, '99900'),
    ('ville-demoville', 'COMMUNE', 'Démoville (fictif)', 'dept-monts', null, '99901'),
    ('ville-clairval', 'COMMUNE', 'Clairval-les-Essais (fictif)', 'dept-monts', null, '99902'),
    ('ville-port-exemple', 'COMMUNE', 'Port-Exemple (fictif)', 'dept-basse-rive', null, '99903'),
    ('ville-saint-modele', 'COMMUNE', 'Saint-Modèle (fictif)', 'dept-basse-rive', null, '99904'),
    ('ville-bourg-test', 'COMMUNE', 'Bourg-Test (fictif)', 'dept-haute-rive', null, '99905'),
    ('ville-belle-rive', 'COMMUNE', 'Belle-Rive-sur-Démo (fictif)', 'dept-monts', null, '99906'),
    ('ville-hautbois', 'COMMUNE', 'Hautbois-le-Fictif (fictif)', 'dept-haute-rive', null, '99907'),
    ('ville-anse', 'COMMUNE', 'L’Anse-aux-Exemples (fictif)', 'overseas-corail', null, '99908');
insert into territories (id, source_id, kind, name, aliases, slug, country_id, insee_code, epci_nature, valid_from)
select md5('Territory:demo:' || key)::uuid, md5('Source:demo')::uuid, kind, jsonb_build_object('fr', name), '{}', 'fictif-' || key || coalesce('-' || insee_code, ''),
    md5('Country:FR')::uuid, insee_code, epci_nature, '2020-01-01'
from demo_authorities
on conflict (id) do nothing;
update territories t set parent_id = md5('Territory:demo:' || a.parent)::uuid
from demo_authorities a
where t.id = md5('Territory:demo:' || a.key)::uuid and a.parent is not null and t.parent_id is null;

create temporary table demo_foreign (key text, name text, country text, level text) on commit drop;
insert into demo_foreign values
    ('kalambu', 'Kalambu (fictif)', 'CD', 'Territoire'),
    ('tazirt', 'Tazirt (fictif)', 'MA', 'Commune'),
    ('oued-noor', 'Oued Noor (fictif)', 'TN', 'Gouvernorat'),
    ('sambara', 'Sambara (fictif)', 'SN', 'Commune'),
    ('mbelu', 'Mbélu (fictif)', 'CM', 'Commune'),
    ('andrano', 'Andrano (fictif)', 'MG', 'Région'),
    ('puerto-ejemplo', 'Puerto Ejemplo (fictif)', 'CO', 'Municipio'),
    ('villa-muestra', 'Villa Muestra (fictif)', 'PE', 'Distrito'),
    ('kota-contoh', 'Kota Contoh (fictif)', 'ID', 'Kabupaten'),
    ('lang-mau', 'Làng Mẫu (fictif)', 'VN', 'Tỉnh'),
    ('beit-misal', 'Beit Misal (fictif)', 'LB', 'Caza'),
    ('ornekkoy', 'Örnekköy (fictif)', 'TR', 'İlçe');
insert into territories (id, source_id, kind, name, aliases, slug, country_id, local_level_name, valid_from)
select md5('Territory:demo:' || key)::uuid, md5('Source:demo')::uuid, 'FOREIGN_AUTHORITY', jsonb_build_object('fr', name), '{}', 'fictif-' || key,
    md5('Country:' || country)::uuid, level, '2020-01-01'
from demo_foreign
on conflict (id) do nothing;

insert into organizations (id, source_id, name, acronym, slug, kind, country_id, status, published_at)
select md5('Organization:demo:' || key)::uuid, md5('Source:demo')::uuid, jsonb_build_object('fr', name), acronym, 'fictif-' || key, kind, md5('Country:FR')::uuid,
    case key when 'fonds-cache' then 'DRAFT' else 'PUBLISHED' end, case key when 'fonds-cache' then null else timestamptz '2022-01-10 09:00:00+00' end
from (values
    ('fonds-essai', 'Fonds d’essai pour la coopération (fictif)', 'FEC', 'FUNDER'),
    ('agence-modele', 'Agence modèle de développement (fictif)', 'AMD', 'FUNDER'),
    ('operateur-demo', 'Opérateur Démo Solidaire (fictif)', 'ODS', 'OPERATOR'),
    ('service-exemple', 'Service exemple de l’État (fictif)', 'SEE', 'STATE_SERVICE'),
    ('asso-demo', 'Association Démo Coopération (fictif)', 'ADC', 'ASSOCIATION'),
    ('fonds-cache', 'Fonds en préparation (fictif)', null, 'FUNDER')
) as o (key, name, acronym, kind)
on conflict (id) do nothing;

create temporary table demo_offers (
    n int, authority text, theme text, title text, title_en text, languages text, form text, involvement text, commitment text,
    one_off boolean, min_days int, max_days int, countries text, capacity int
) on commit drop;
insert into demo_offers values
    (1, 'metro-essai', 'public-transport', 'Concevoir un réseau de bus à haut niveau de service', 'Design a bus rapid transit network', '{FR,EN}', 'ONE_OFF_MISSION', 'MODERATE', 'MISSION_LETTER', true, 3, 10, '{}', 4),
    (2, 'metro-essai', 'waste-collection', 'Organiser la collecte sélective en ville dense', 'Organise separate waste collection in dense cities', '{FR,EN,ES}', 'PEER_TRAINING', 'LIGHT', 'NONE', true, 2, 5, '{}', 6),
    (3, 'metro-essai', 'energy-efficiency', 'Rénover les bâtiments publics', 'Retrofit public buildings', '{FR,EN}', 'REMOTE_ADVICE', 'LIGHT', 'NONE', true, 1, 3, '{}', 10),
    (4, 'cu-demo', 'urban-planning', 'Bâtir un plan local d’urbanisme', 'Draw up a local land-use plan', '{FR,EN}', 'STUDY_VISIT', 'LIGHT', 'NONE', true, 1, 4, '{}', 5),
    (5, 'cu-demo', 'cycling', 'Développer les itinéraires cyclables', 'Develop cycle routes', '{FR,EN,DE}', 'STUDY_VISIT', 'LIGHT', 'NONE', true, 1, 3, '{}', 8),
    (6, 'cu-demo', 'drinking-water', 'Réduire les fuites d’un réseau d’eau potable', 'Reduce leaks in a drinking-water network', '{FR,ES}', 'SECONDMENT', 'STRONG', 'AGREEMENT', false, 30, 180, '{CO,PE}', 1),
    (7, 'dept-haute-rive', 'violence-against-women', 'Former les accueillants des femmes victimes de violences', 'Train those who receive women victims of violence', '{FR,AR}', 'PEER_TRAINING', 'MODERATE', 'MISSION_LETTER', true, 3, 8, '{TN,MA,LB}', 3),
    (8, 'dept-haute-rive', 'child-protection', 'Coordonner la protection de l’enfance', 'Coordinate child protection', '{FR}', 'REMOTE_ADVICE', 'LIGHT', 'NONE', true, 1, 5, '{}', 4),
    (9, 'dept-haute-rive', 'roads', 'Entretenir un réseau routier rural', 'Maintain a rural road network', '{FR,EN}', 'ONE_OFF_MISSION', 'MODERATE', 'MISSION_LETTER', true, 5, 15, '{}', 2),
    (10, 'dept-basse-rive', 'ageing', 'Maintenir à domicile les personnes âgées', 'Support older people at home', '{FR,ES}', 'STUDY_VISIT', 'LIGHT', 'NONE', true, 1, 3, '{}', 6),
    (11, 'dept-basse-rive', 'disability', 'Rendre les services accessibles', 'Make services accessible', '{FR}', 'PEER_TRAINING', 'LIGHT', 'NONE', true, 2, 6, '{}', 5),
    (12, 'dept-basse-rive', 'public-reading', 'Créer un réseau de bibliothèques', 'Create a network of libraries', '{FR,EN}', 'JOINT_PROJECT', 'STRONG', 'MULTI_YEAR', false, 20, 90, '{SN,CM}', 1),
    (13, 'dept-monts', 'risk-prevention', 'Préparer un plan de prévention des inondations', 'Prepare a flood prevention plan', '{FR,ES}', 'ONE_OFF_MISSION', 'MODERATE', 'MISSION_LETTER', true, 5, 20, '{}', 2),
    (14, 'dept-monts', 'forestry', 'Gérer durablement les forêts communales', 'Manage communal forests sustainably', '{FR}', 'PARTNERSHIP', 'STRONG', 'MULTI_YEAR', false, null, null, '{MG}', 1),
    (15, 'region-essai', 'vocational-training', 'Construire une carte des formations', 'Build a map of vocational training', '{FR,EN}', 'REMOTE_ADVICE', 'LIGHT', 'NONE', true, 2, 6, '{}', 4),
    (16, 'region-essai', 'economy', 'Animer un réseau d’entreprises locales', 'Run a network of local firms', '{FR,EN}', 'NETWORKING', 'LIGHT', 'NONE', true, 1, 2, '{}', 12),
    (17, 'region-essai', 'renewable-energy', 'Planifier les énergies renouvelables', 'Plan renewable energy', '{FR,EN,AR}', 'JOINT_PROJECT', 'STRONG', 'AGREEMENT', false, 15, 60, '{MA,TN}', 2),
    (18, 'region-demo', 'adaptation', 'Élaborer une stratégie d’adaptation au climat', 'Work out a climate adaptation strategy', '{FR,EN,PT}', 'ONE_OFF_MISSION', 'MODERATE', 'MISSION_LETTER', true, 5, 12, '{}', 3),
    (19, 'region-demo', 'mobility', 'Organiser une autorité de transport', 'Organise a transport authority', '{FR,EN}', 'STUDY_VISIT', 'LIGHT', 'NONE', true, 2, 4, '{}', 4),
    (20, 'region-demo', 'innovation', 'Accompagner les pépinières d’entreprises', 'Support business incubators', '{FR,EN}', 'PEER_TRAINING', 'MODERATE', 'NONE', true, 3, 8, '{}', 3),
    (21, 'ca-rives', 'sanitation', 'Exploiter une station d’épuration', 'Run a wastewater plant', '{FR}', 'SECONDMENT', 'STRONG', 'AGREEMENT', false, 30, 120, '{CD,CM}', 1),
    (22, 'ca-rives', 'tourism', 'Valoriser un littoral', 'Make the most of a coastline', '{FR,EN,ES}', 'ONE_OFF_MISSION', 'LIGHT', 'NONE', true, 3, 7, '{}', 4),
    (23, 'ca-clairval', 'early-childhood', 'Ouvrir des crèches municipales', 'Open municipal nurseries', '{FR}', 'REMOTE_ADVICE', 'LIGHT', 'NONE', true, 1, 4, '{}', 5),
    (24, 'ca-clairval', 'sport-inclusion', 'Faire du sport un outil d’inclusion', 'Make sport a tool of inclusion', '{FR,EN}', 'STUDY_VISIT', 'LIGHT', 'NONE', true, 1, 3, '{}', 6),
    (25, 'cc-bocage', 'agriculture', 'Structurer des circuits courts', 'Organise short food chains', '{FR}', 'JOINT_PROJECT', 'MODERATE', 'AGREEMENT', false, 10, 40, '{SN}', 2),
    (26, 'cc-bocage', 'rural-development', 'Ouvrir des maisons de services', 'Open rural service points', '{FR,EN}', 'REMOTE_ADVICE', 'LIGHT', 'NONE', true, 1, 3, '{}', 6),
    (27, 'cc-vallons', 'waste', 'Réduire les déchets à la source', 'Reduce waste at source', '{FR}', 'PEER_TRAINING', 'LIGHT', 'NONE', true, 2, 4, '{}', 4),
    (28, 'cc-vallons', 'heritage', 'Restaurer un patrimoine rural', 'Restore rural heritage', '{FR,ES}', 'ONE_OFF_MISSION', 'MODERATE', 'MISSION_LETTER', true, 4, 10, '{PE}', 2),
    (29, 'ept-exemple', 'housing', 'Traiter l’habitat insalubre', 'Deal with substandard housing', '{FR,EN}', 'ONE_OFF_MISSION', 'MODERATE', 'MISSION_LETTER', true, 5, 12, '{}', 2),
    (30, 'ept-exemple', 'social-inclusion', 'Coordonner l’action sociale de proximité', 'Coordinate neighbourhood social work', '{FR,AR}', 'STUDY_VISIT', 'LIGHT', 'NONE', true, 1, 3, '{}', 5),
    (31, 'special-alpha', 'land-management', 'Tenir un cadastre à jour', 'Keep a land register up to date', '{FR}', 'SECONDMENT', 'STRONG', 'AGREEMENT', false, 20, 90, '{MG,CD}', 1),
    (32, 'special-alpha', 'biodiversity', 'Protéger des milieux fragiles', 'Protect fragile habitats', '{FR,EN}', 'PARTNERSHIP', 'MODERATE', 'MULTI_YEAR', false, null, null, '{}', 1),
    (33, 'overseas-corail', 'coast', 'Surveiller l’érosion du littoral', 'Monitor coastal erosion', '{FR,EN}', 'REMOTE_ADVICE', 'LIGHT', 'NONE', true, 1, 5, '{}', 4),
    (34, 'overseas-corail', 'primary-health', 'Organiser des soins de premier recours', 'Organise primary care', '{FR,EN}', 'ONE_OFF_MISSION', 'MODERATE', 'MISSION_LETTER', true, 4, 12, '{MG}', 2),
    (35, 'synd-eaux', 'water-resources', 'Partager une ressource en eau', 'Share a water resource', '{FR,AR}', 'JOINT_PROJECT', 'STRONG', 'MULTI_YEAR', false, 20, 80, '{MA,TN,LB}', 2),
    (36, 'synd-eaux', 'water-sanitation', 'Fixer le prix de l’eau', 'Set the price of water', '{FR,EN}', 'REMOTE_ADVICE', 'LIGHT', 'NONE', true, 1, 3, '{}', 6),
    (37, 'synd-dechets', 'recycling', 'Monter un centre de tri', 'Set up a sorting plant', '{FR,EN,ES}', 'ONE_OFF_MISSION', 'MODERATE', 'MISSION_LETTER', true, 5, 15, '{}', 3),
    (38, 'synd-dechets', 'waste', 'Calculer le coût des déchets', 'Work out the cost of waste', '{FR}', 'REMOTE_ADVICE', 'LIGHT', 'NONE', true, 1, 2, '{}', 8),
    (39, 'asso-maires', 'staff-training', 'Former des élus nouvellement installés', 'Train newly elected officials', '{FR,EN}', 'PEER_TRAINING', 'LIGHT', 'NONE', true, 2, 4, '{}', 6),
    (40, 'asso-maires', 'local-finance', 'Préparer un budget communal', 'Prepare a municipal budget', '{FR}', 'REMOTE_ADVICE', 'LIGHT', 'NONE', true, 1, 3, '{}', 10),
    (41, 'asso-littoral', 'climate', 'Mettre en réseau les communes littorales', 'Network coastal municipalities', '{FR,EN,PT}', 'NETWORKING', 'LIGHT', 'NONE', true, 1, 2, '{}', 10),
    (42, 'ville-montessai', 'citizen-participation', 'Installer un budget participatif', 'Set up a participatory budget', '{FR,EN,ES}', 'PEER_TRAINING', 'LIGHT', 'NONE', true, 2, 5, '{}', 5),
    (43, 'ville-montessai', 'culture', 'Programmer un équipement culturel', 'Plan a cultural venue', '{FR}', 'STUDY_VISIT', 'LIGHT', 'NONE', true, 1, 3, '{}', 4),
    (44, 'ville-montessai', 'youth', 'Créer un conseil municipal des jeunes', 'Create a municipal youth council', '{FR,EN}', 'REMOTE_ADVICE', 'LIGHT', 'NONE', true, 1, 2, '{}', 8),
    (45, 'ville-demoville', 'digital-administration', 'Dématérialiser les démarches', 'Put procedures online', '{FR,EN}', 'ONE_OFF_MISSION', 'MODERATE', 'MISSION_LETTER', true, 3, 9, '{}', 4),
    (46, 'ville-demoville', 'public-procurement', 'Sécuriser les marchés publics', 'Make public procurement safe', '{FR}', 'PEER_TRAINING', 'LIGHT', 'NONE', true, 2, 4, '{}', 5),
    (47, 'ville-demoville', 'women-entrepreneurship', 'Accompagner les créatrices d’entreprise', 'Support women who start businesses', '{FR,AR}', 'JOINT_PROJECT', 'MODERATE', 'AGREEMENT', false, 10, 30, '{MA,TN}', 2),
    (48, 'ville-clairval', 'civil-registration', 'Fiabiliser l’état civil', 'Make civil registration reliable', '{FR}', 'ONE_OFF_MISSION', 'MODERATE', 'MISSION_LETTER', true, 5, 12, '{CD,CM,SN}', 3),
    (49, 'ville-clairval', 'schools', 'Rénover les écoles', 'Renovate schools', '{FR,EN}', 'STUDY_VISIT', 'LIGHT', 'NONE', true, 1, 3, '{}', 4),
    (50, 'ville-port-exemple', 'street-lighting', 'Éclairer mieux avec moins d’énergie', 'Light better with less energy', '{FR,ES}', 'REMOTE_ADVICE', 'LIGHT', 'NONE', true, 1, 3, '{}', 6),
    (51, 'ville-port-exemple', 'food-systems', 'Approvisionner les cantines', 'Supply school canteens', '{FR}', 'PEER_TRAINING', 'LIGHT', 'NONE', true, 2, 4, '{}', 4),
    (52, 'ville-saint-modele', 'homelessness', 'Accueillir les personnes sans abri', 'Shelter homeless people', '{FR,EN}', 'STUDY_VISIT', 'LIGHT', 'NONE', true, 1, 2, '{}', 4),
    (53, 'ville-saint-modele', 'migration', 'Accueillir les personnes exilées', 'Receive people in exile', '{FR,EN,AR}', 'PEER_TRAINING', 'MODERATE', 'NONE', true, 2, 6, '{LB,TR}', 3),
    (54, 'ville-bourg-test', 'public-space', 'Végétaliser les places', 'Green public squares', '{FR}', 'REMOTE_ADVICE', 'LIGHT', 'NONE', true, 1, 2, '{}', 6),
    (55, 'ville-bourg-test', 'social-economy', 'Soutenir une ressourcerie', 'Support a reuse centre', '{FR,ES}', 'STUDY_VISIT', 'LIGHT', 'NONE', true, 1, 2, '{}', 5),
    (56, 'ville-belle-rive', 'sport', 'Gérer une piscine', 'Run a swimming pool', '{FR}', 'REMOTE_ADVICE', 'LIGHT', 'NONE', true, 1, 2, '{}', 5),
    (57, 'ville-belle-rive', 'gender-equality', 'Mesurer l’égalité dans un budget', 'Measure equality in a budget', '{FR,EN}', 'PEER_TRAINING', 'LIGHT', 'NONE', true, 2, 4, '{}', 5),
    (58, 'ville-hautbois', 'violence-against-women', 'Ouvrir un lieu d’écoute', 'Open a listening centre', '{FR,AR}', 'ONE_OFF_MISSION', 'LIGHT', 'NONE', true, 2, 5, '{}', 2),
    (59, 'ville-hautbois', 'health', 'Installer un contrat local de santé', 'Set up a local health contract', '{FR}', 'REMOTE_ADVICE', 'LIGHT', 'NONE', true, 1, 3, '{}', 4),
    (60, 'ville-anse', 'risk-prevention', 'Préparer la population aux cyclones', 'Prepare people for cyclones', '{FR,EN}', 'ONE_OFF_MISSION', 'MODERATE', 'MISSION_LETTER', true, 4, 10, '{MG}', 3),
    (61, 'ville-anse', 'creative-industries', 'Accompagner l’artisanat d’art', 'Support arts and crafts', '{FR,EN,PT}', 'NETWORKING', 'LIGHT', 'NONE', true, 1, 2, '{}', 6);
insert into expertise_offers (id, source_id, territory_id, title, summary, description, slug, languages, available_from, available_to, yearly_capacity, status, published_at)
select md5('ExpertiseOffer:demo:' || n)::uuid, md5('Source:demo')::uuid, md5('Territory:demo:' || authority)::uuid,
    jsonb_build_object('fr', title, 'en', title_en),
    jsonb_build_object('fr', 'Offre fictive. ' || title || ' : retour d’expérience, méthode et documents types.', 'en', 'Fictitious offer. ' || title_en || ': experience, method and model documents.'),
    case when n % 3 = 0 then jsonb_build_object('fr', E'## Ce que nous proposons\n\n- un diagnostic partagé ;\n- un accompagnement « pas à pas » ;\n- un bilan écrit.') end,
    'fictif-' || n || '-' || authority, languages::text[],
    case when n % 5 = 0 then date '2026-01-01' + n end, case when n % 7 = 0 then date '2028-06-30' - n end, capacity,
    'PUBLISHED', timestamptz '2022-02-01 08:00:00+00' + n * interval '23 days'
from demo_offers
on conflict (id) do nothing;
insert into offer_themes (offer_id, theme_id)
select md5('ExpertiseOffer:demo:' || n)::uuid, md5('Theme:' || theme)::uuid from demo_offers
on conflict do nothing;
insert into modalities (id, offer_id, form, involvement, commitment, one_off, min_days, max_days)
select md5('Modality:demo:' || n)::uuid, md5('ExpertiseOffer:demo:' || n)::uuid, form, involvement, commitment, one_off, min_days, max_days from demo_offers
union all
select md5('Modality:demo:' || n || ':2')::uuid, md5('ExpertiseOffer:demo:' || n)::uuid, 'REMOTE_ADVICE', 'LIGHT', 'NONE', true, 1, 2 from demo_offers where n % 4 = 0 and form <> 'REMOTE_ADVICE'
on conflict do nothing;
insert into offer_target_countries (offer_id, country_id)
select md5('ExpertiseOffer:demo:' || n)::uuid, md5('Country:' || iso2)::uuid from demo_offers, unnest(countries::text[]) as iso2
on conflict do nothing;

-- Offers that the public does not see: drafts, suspended, archived, not yet or no more published.
insert into expertise_offers (id, source_id, territory_id, title, summary, slug, languages, status, published_at, publish_at, unpublish_at)
select md5('ExpertiseOffer:demo:' || h.key)::uuid, md5('Source:demo')::uuid, md5('Territory:demo:' || h.authority)::uuid, jsonb_build_object('fr', h.title),
    jsonb_build_object('fr', 'Offre fictive qui n’est pas publique.'), 'fictif-' || h.key, '{FR}', h.status,
    case when h.status in ('DRAFT', 'IN_REVIEW') then null else timestamptz '2023-01-01 08:00:00+00' end, h.publish_at, h.unpublish_at
from (values
    ('cache-1', 'ville-montessai', 'energy', 'Chauffer au bois', 'DRAFT', null::timestamptz, null::timestamptz),
    ('cache-2', 'ville-demoville', 'education', 'Évaluer les projets éducatifs', 'IN_REVIEW', null::timestamptz, null::timestamptz),
    ('cache-3', 'metro-essai', 'mobility', 'Tarifer le stationnement', 'SUSPENDED', null::timestamptz, null::timestamptz),
    ('cache-4', 'cc-bocage', 'heritage', 'Inventorier les lavoirs', 'ARCHIVED', null::timestamptz, null::timestamptz),
    ('cache-5', 'region-demo', 'economy', 'Attirer les tournages', 'PUBLISHED', '2031-03-01'::timestamptz, null::timestamptz),
    ('cache-6', 'cu-demo', 'culture', 'Fêter un bicentenaire', 'PUBLISHED', null::timestamptz, '2025-12-31'::timestamptz)
) as h (key, authority, theme, title, status, publish_at, unpublish_at)
on conflict (id) do nothing;
insert into offer_themes (offer_id, theme_id)
select id, md5('Theme:mobility')::uuid from expertise_offers where slug like 'fictif-cache-%'
on conflict do nothing;
insert into modalities (id, offer_id, form, one_off)
select md5('Modality:' || slug)::uuid, id, 'REMOTE_ADVICE', true from expertise_offers where slug like 'fictif-cache-%'
on conflict do nothing;

insert into committee_sessions (id, source_id, label_id, held_on, application_deadline, status)
select md5('CommitteeSession:demo:' || s.held_on)::uuid, md5('Source:demo')::uuid, md5('Label:EXPE-CT')::uuid, s.held_on::date, s.held_on::date - 45, s.status
from (values
    ('2022-03-15', 'HELD'), ('2023-03-14', 'HELD'), ('2024-03-19', 'HELD'), ('2025-03-18', 'HELD'), ('2026-03-17', 'HELD'),
    ('2025-10-07', 'CANCELLED'), ('2027-03-16', 'PLANNED'), ('2028-03-14', 'PLANNED')
) as s (held_on, status)
on conflict (id) do nothing;

insert into label_awards (id, source_id, label_id, territory_id, theme_id, session_id, awarded_on, valid_from, valid_to, status)
select md5('LabelAward:demo:' || a.authority || ':' || a.session)::uuid, md5('Source:demo')::uuid, md5('Label:EXPE-CT')::uuid, md5('Territory:demo:' || a.authority)::uuid,
    md5('Theme:' || a.theme)::uuid, md5('CommitteeSession:demo:' || a.session)::uuid, a.session::date, a.session::date, a.valid_to::date, a.status
from (values
    ('metro-essai', 'public-transport', '2022-03-15', '2025-03-14', 'RENEWED'),
    ('metro-essai', 'public-transport', '2025-03-18', '2028-03-17', 'ACTIVE'),
    ('cu-demo', 'urban-planning', '2022-03-15', '2025-03-14', 'ACTIVE'),
    ('dept-haute-rive', 'violence-against-women', '2023-03-14', '2026-12-31', 'ACTIVE'),
    ('dept-monts', 'risk-prevention', '2023-03-14', null, 'ACTIVE'),
    ('synd-eaux', 'water-resources', '2024-03-19', '2027-03-18', 'ACTIVE'),
    ('ville-montessai', 'citizen-participation', '2024-03-19', '2027-03-18', 'ACTIVE'),
    ('ville-clairval', 'civil-registration', '2025-03-18', '2028-03-17', 'ACTIVE'),
    ('region-demo', 'adaptation', '2025-03-18', '2028-03-17', 'WITHDRAWN'),
    ('overseas-corail', 'coast', '2026-03-17', '2029-03-16', 'ACTIVE'),
    ('ville-hautbois', 'violence-against-women', '2026-03-17', '2029-03-16', 'ACTIVE'),
    ('asso-maires', 'staff-training', '2026-03-17', '2029-03-16', 'ACTIVE')
) as a (authority, theme, session, valid_to, status)
on conflict (id) do nothing;
update expertise_offers o set label_award_id = a.id
from label_awards a
where a.source_id = md5('Source:demo')::uuid and a.status = 'ACTIVE' and o.source_id = a.source_id and o.territory_id = a.territory_id and o.label_award_id is null
    and exists (select 1 from offer_themes t where t.offer_id = o.id and t.theme_id = a.theme_id);

insert into label_applications (id, source_id, label_id, applicant_id, theme_id, competences, recognition_evidence, mobilisation_terms, submitted_on, session_id, status, decided_on, reason)
select md5('LabelApplication:demo:' || a.authority || ':' || a.theme)::uuid, md5('Source:demo')::uuid, md5('Label:EXPE-CT')::uuid, md5('Territory:demo:' || a.authority)::uuid,
    md5('Theme:' || a.theme)::uuid,
    case when a.status <> 'DRAFT' then '{"fr": "Dossier fictif : équipe de quatre agents, dix ans de pratique."}'::jsonb end,
    case when a.status <> 'DRAFT' then '{"fr": "Dossier fictif : deux prix nationaux imaginaires."}'::jsonb end,
    case when a.status <> 'DRAFT' then '{"fr": "Dossier fictif : deux missions par an, frais partagés."}'::jsonb end,
    a.submitted_on::date, md5('CommitteeSession:demo:' || a.session)::uuid, a.status, a.decided_on::date,
    case a.status when 'REJECTED' then '{"fr": "Dossier fictif : expérience encore trop récente."}'::jsonb when 'DEFERRED' then '{"fr": "Dossier fictif : pièces à compléter."}' end
from (values
    ('ville-port-exemple', 'street-lighting', null, null, 'DRAFT', null),
    ('ca-rives', 'sanitation', '2026-09-01', null, 'SUBMITTED', null),
    ('ca-clairval', 'early-childhood', '2026-09-03', null, 'INCOMPLETE', null),
    ('dept-basse-rive', 'ageing', '2026-08-20', null, 'UNDER_REVIEW', null),
    ('ept-exemple', 'housing', '2026-07-15', '2027-03-16', 'SCHEDULED', null),
    ('overseas-corail', 'coast', '2025-12-01', '2026-03-17', 'AWARDED', '2026-03-17'),
    ('ville-bourg-test', 'public-space', '2025-11-20', '2026-03-17', 'REJECTED', '2026-03-17'),
    ('cc-bocage', 'agriculture', '2025-11-25', '2026-03-17', 'DEFERRED', '2026-03-17'),
    ('ville-saint-modele', 'homelessness', '2026-06-01', null, 'WITHDRAWN', null)
) as a (authority, theme, submitted_on, session, status, decided_on)
on conflict (id) do nothing;

insert into practices (id, source_id, territory_id, kind, title, description, slug, theme_id, started_on, started_on_precision, scale, international, replication_count, replication_precision, partner_kinds, status, published_at)
select md5('Practice:demo:' || p.n)::uuid, md5('Source:demo')::uuid, md5('Territory:demo:' || p.authority)::uuid, p.kind, jsonb_build_object('fr', p.title),
    jsonb_build_object('fr', 'Pratique fictive. **' || p.title || '** : une idée simple, tenue dans la durée.'), 'fictif-pratique-' || p.n, md5('Theme:' || p.theme)::uuid,
    (p.year || '-01-01')::date, 'YEAR', p.scale, p.international, p.replications, p.replication_precision, '{associations,habitants}',
    case p.n when 13 then 'DRAFT' when 7 then 'SUSPENDED' else 'PUBLISHED' end, case p.n when 13 then null else timestamptz '2023-05-01 08:00:00+00' + p.n * interval '17 days' end
from (values
    (1, 'OBSERVATORY', 'dept-haute-rive', 'risk-prevention', 'Observatoire des crues', '2011', 'REPLICATED', false, 12, 'EXACT'),
    (2, 'DEVICE', 'metro-essai', 'waste-collection', 'Bacs connectés', '2016', 'LOCAL', false, null::int, null),
    (3, 'METHOD', 'ville-montessai', 'citizen-participation', 'Budget participatif tiré au sort', '2018', 'REPLICATED', true, 30, 'APPROXIMATE'),
    (4, 'LEGAL_MEASURE', 'region-essai', 'land-management', 'Charte foncière agricole', '2014', 'NATIONAL', false, null::int, null),
    (5, 'DEVICE', 'dept-monts', 'disability', 'Bus des droits', '2019', 'REPLICATED', false, 6, 'EXACT'),
    (6, 'METHOD', 'cu-demo', 'urban-planning', 'Atelier de quartier en cent jours', '2012', 'REPLICATED', true, 50, 'APPROXIMATE'),
    (7, 'DEVICE', 'ville-clairval', 'civil-registration', 'Registre sans papier', '2020', 'EXPERIMENTAL', false, null::int, null),
    (8, 'OBSERVATORY', 'overseas-corail', 'coast', 'Observatoire du trait de côte', '2008', 'NATIONAL', true, null::int, null),
    (9, 'METHOD', 'asso-maires', 'staff-training', 'Compagnonnage d’élus', '2015', 'REPLICATED', false, 80, 'APPROXIMATE'),
    (10, 'DEVICE', 'ville-hautbois', 'violence-against-women', 'Taxi de nuit', '2021', 'LOCAL', false, null::int, null),
    (11, 'METHOD', 'synd-eaux', 'water-resources', 'Contrat de rivière', '2005', 'NATIONAL', true, null::int, null),
    (12, 'DEVICE', 'ville-port-exemple', 'street-lighting', 'Éclairage à la demande', '2017', 'REPLICATED', false, 9, 'EXACT'),
    (13, 'METHOD', 'cc-bocage', 'rural-development', 'Conciergerie itinérante', '2022', 'EXPERIMENTAL', false, null::int, null)
) as p (n, kind, authority, theme, title, year, scale, international, replications, replication_precision)
on conflict (id) do nothing;
insert into practice_replications (id, source_id, practice_id, territory_id, since, since_precision)
select md5('PracticeReplication:demo:' || r.n || ':' || r.authority)::uuid, md5('Source:demo')::uuid, md5('Practice:demo:' || r.n)::uuid, md5('Territory:demo:' || r.authority)::uuid, r.since::date, r.precision
from (values
    (1, 'dept-monts', '2015-01-01', 'YEAR'), (1, 'dept-basse-rive', '2016-09-01', 'MONTH'), (3, 'ville-demoville', '2019-01-01', 'YEAR'), (3, 'ville-clairval', '2020-03-15', 'DAY'),
    (5, 'dept-haute-rive', '2021-01-01', 'YEAR'), (6, 'metro-essai', '2014-01-01', 'YEAR'), (9, 'asso-littoral', null, null), (12, 'ville-montessai', '2019-06-01', 'MONTH')
) as r (n, authority, since, precision)
on conflict (id) do nothing;
insert into offer_practices (offer_id, practice_id)
select o.id, p.id
from practices p join expertise_offers o on o.territory_id = p.territory_id and o.source_id = p.source_id
where p.source_id = md5('Source:demo')::uuid and exists (select 1 from offer_themes t where t.offer_id = o.id and t.theme_id = p.theme_id)
on conflict do nothing;

create temporary table demo_projects (key text, title text, kind text, activity text, lead text, partner text, theme text, status text) on commit drop;
insert into demo_projects values
    ('eau-kalambu', 'De l’eau pour Kalambu', 'PROJECT', 'IMPLEMENTATION', 'synd-eaux', 'kalambu', 'drinking-water', 'PUBLISHED'),
    ('bus-tazirt', 'Mobilité à Tazirt', 'PROJECT', 'FINALISATION', 'metro-essai', 'tazirt', 'public-transport', 'PUBLISHED'),
    ('egalite-med', 'Égalité en Méditerranée', 'PROGRAMME', 'IMPLEMENTATION', 'dept-haute-rive', 'oued-noor', 'violence-against-women', 'PUBLISHED'),
    ('ecoles-sambara', 'Écoles de Sambara', 'PROJECT', 'CLOSED', 'ville-clairval', 'sambara', 'schools', 'PUBLISHED'),
    ('etat-civil', 'État civil pour tous', 'PROGRAMME', 'IMPLEMENTATION', 'ville-clairval', 'mbelu', 'civil-registration', 'PUBLISHED'),
    ('forets', 'Forêts partagées', 'PROJECT', 'PIPELINE', 'dept-monts', 'andrano', 'forestry', 'PUBLISHED'),
    ('dechets-andes', 'Villes propres des Andes', 'PROGRAMME', 'IMPLEMENTATION', 'synd-dechets', 'villa-muestra', 'recycling', 'PUBLISHED'),
    ('climat-asie', 'Villes résilientes d’Asie', 'PROGRAMME', 'IMPLEMENTATION', 'region-demo', 'kota-contoh', 'adaptation', 'PUBLISHED'),
    ('patrimoine', 'Patrimoine vivant', 'PROJECT', 'CANCELLED', 'cc-vallons', 'villa-muestra', 'heritage', 'PUBLISHED'),
    ('accueil', 'Villes hospitalières', 'PROJECT', 'SUSPENDED', 'ville-saint-modele', 'beit-misal', 'migration', 'PUBLISHED'),
    ('jeunes', 'Jeunesses engagées', 'PROGRAMME', 'IMPLEMENTATION', 'ville-montessai', 'puerto-ejemplo', 'youth', 'PUBLISHED'),
    ('sante-iles', 'Santé des îles', 'PROGRAMME', 'PIPELINE', 'overseas-corail', 'andrano', 'primary-health', 'PUBLISHED'),
    ('energie', 'Toits solaires', 'PROJECT', 'IMPLEMENTATION', 'region-essai', 'tazirt', 'renewable-energy', 'PUBLISHED'),
    ('agri', 'Ceintures maraîchères', 'PROJECT', 'FINALISATION', 'cc-bocage', 'sambara', 'agriculture', 'PUBLISHED'),
    ('brouillon', 'Projet en préparation', 'PROJECT', null, 'ville-demoville', 'ornekkoy', 'digital-administration', 'DRAFT'),
    ('futur', 'Projet annoncé pour 2031', 'PROJECT', 'PIPELINE', 'cu-demo', 'ornekkoy', 'cycling', 'PUBLISHED');
insert into projects (id, source_id, kind, title, objective, slug, activity_status, planned_start, planned_end, actual_start, status, published_at, publish_at)
select md5('Project:demo:' || key)::uuid, md5('Source:demo')::uuid, kind, jsonb_build_object('fr', title), jsonb_build_object('fr', 'Projet fictif. Échanger des savoir-faire et agir ensemble.'),
    'fictif-' || key, activity, '2024-01-01', '2027-12-31', case when activity not in ('PIPELINE', 'CANCELLED') then date '2024-02-01' end, status,
    case when status = 'PUBLISHED' then timestamptz '2024-01-15 08:00:00+00' + ascii(key) * interval '1 day' end, case key when 'futur' then timestamptz '2031-01-01 00:00:00+00' end
from demo_projects
on conflict (id) do nothing;
insert into project_themes (project_id, theme_id)
select md5('Project:demo:' || key)::uuid, md5('Theme:' || theme)::uuid from demo_projects
on conflict do nothing;
insert into project_partners (id, project_id, territory_id, organization_id, role)
select md5('ProjectPartner:demo:' || key || ':' || role || ':' || partner)::uuid, md5('Project:demo:' || key)::uuid,
    case when role in ('LEAD', 'PARTNER_AUTHORITY', 'NETWORK') then md5('Territory:demo:' || partner)::uuid end,
    case when role in ('IMPLEMENTER', 'FUNDER') then md5('Organization:demo:' || partner)::uuid end, role
from (
    select key, 'LEAD' as role, lead as partner from demo_projects
    union all select key, 'PARTNER_AUTHORITY', partner from demo_projects
    union all select key, 'NETWORK', 'asso-littoral' from demo_projects where key in ('climat-asie', 'sante-iles')
    union all select key, 'IMPLEMENTER', 'operateur-demo' from demo_projects where kind = 'PROGRAMME'
    union all select key, 'FUNDER', 'fonds-essai' from demo_projects where key in ('egalite-med', 'bus-tazirt', 'energie')
) as partners
on conflict do nothing;
insert into project_countries (id, project_id, country_id, share)
select md5('ProjectCountry:demo:' || c.key || ':' || c.iso2)::uuid, md5('Project:demo:' || c.key)::uuid, md5('Country:' || c.iso2)::uuid, c.share
from (values
    ('eau-kalambu', 'CD', null::int),
    ('bus-tazirt', 'MA', null::int),
    ('egalite-med', 'TN', 40),
    ('egalite-med', 'MA', 30),
    ('egalite-med', 'LB', 20),
    ('egalite-med', 'DZ', 10),
    ('ecoles-sambara', 'SN', null::int),
    ('etat-civil', 'CM', 25),
    ('etat-civil', 'CD', 25),
    ('etat-civil', 'SN', 20),
    ('etat-civil', 'ML', 10),
    ('etat-civil', 'BF', 10),
    ('etat-civil', 'NE', 10),
    ('forets', 'MG', null::int),
    ('dechets-andes', 'PE', 50),
    ('dechets-andes', 'CO', 30),
    ('dechets-andes', 'EC', 20),
    ('climat-asie', 'ID', 40),
    ('climat-asie', 'VN', 30),
    ('climat-asie', 'KH', 15),
    ('climat-asie', 'LA', 15),
    ('patrimoine', 'PE', null::int),
    ('accueil', 'LB', 60),
    ('accueil', 'TR', 40),
    ('jeunes', 'CO', null::int),
    ('jeunes', 'MX', null::int),
    ('jeunes', 'BR', null::int),
    ('jeunes', 'AR', null::int),
    ('jeunes', 'CL', null::int),
    ('sante-iles', 'MG', null::int),
    ('sante-iles', 'MU', null::int),
    ('sante-iles', 'SC', null::int),
    ('sante-iles', 'VU', null::int),
    ('sante-iles', 'FJ', null::int),
    ('energie', 'MA', 50),
    ('energie', 'JO', 25),
    ('energie', 'EG', 25),
    ('agri', 'SN', 50),
    ('agri', 'BJ', 25),
    ('agri', 'TG', 25),
    ('brouillon', 'TR', null::int),
    ('futur', 'TR', null::int)
) as c (key, iso2, share)
on conflict do nothing;
insert into project_practices (project_id, practice_id) values
    (md5('Project:demo:jeunes')::uuid, md5('Practice:demo:3')::uuid), (md5('Project:demo:eau-kalambu')::uuid, md5('Practice:demo:11')::uuid),
    (md5('Project:demo:etat-civil')::uuid, md5('Practice:demo:7')::uuid), (md5('Project:demo:egalite-med')::uuid, md5('Practice:demo:10')::uuid)
on conflict do nothing;

insert into presences (id, source_id, territory_id, country_id, kind, valid_from, valid_to)
select md5('Presence:demo:' || p.authority || ':' || p.iso2 || ':' || p.kind)::uuid, md5('Source:demo')::uuid, md5('Territory:demo:' || p.authority)::uuid, md5('Country:' || p.iso2)::uuid, p.kind, p.since::date, p.until::date
from (values
    ('metro-essai', 'MA', 'AGREEMENT', '2015-01-01', null), ('metro-essai', 'MA', 'PROJECT', '2024-01-01', null), ('metro-essai', 'PT', 'TWINNING', '1989-05-01', null),
    ('dept-haute-rive', 'TN', 'AGREEMENT', '2012-06-01', null), ('dept-haute-rive', 'LB', 'MISSION', '2023-10-01', '2024-10-01'), ('ville-clairval', 'SN', 'TWINNING', '1998-01-01', null),
    ('ville-clairval', 'CM', 'PROJECT', '2024-01-01', null), ('ville-montessai', 'CO', 'AGREEMENT', '2019-01-01', null), ('synd-eaux', 'CD', 'PROJECT', '2024-01-01', null),
    ('synd-dechets', 'PE', 'PROJECT', '2024-01-01', null), ('region-demo', 'ID', 'AGREEMENT', '2020-01-01', null), ('region-demo', 'VN', 'MISSION', '2025-01-01', null),
    ('dept-monts', 'MG', 'PROJECT', '2024-06-01', null), ('overseas-corail', 'MU', 'OTHER', '2018-01-01', null), ('ville-saint-modele', 'TR', 'MISSION', '2022-01-01', '2023-01-01'),
    ('cu-demo', 'DE', 'TWINNING', '1975-09-01', null), ('region-essai', 'MA', 'AGREEMENT', '2016-01-01', null), ('cc-bocage', 'SN', 'PROJECT', '2024-01-01', null)
) as p (authority, iso2, kind, since, until)
on conflict (id) do nothing;

insert into funding_schemes (id, source_id, funder_id, code, name, min_amount, min_amount_currency, max_amount, max_amount_currency, max_rate, valid_from, valid_to) values
    (md5('FundingScheme:demo:villes')::uuid, md5('Source:demo')::uuid, md5('Organization:demo:fonds-essai')::uuid, 'VILLES', '{"fr": "Villes en partage (fictif)"}', 10000, 'EUR', 500000, 'EUR', 70, '2022-01-01', null),
    (md5('FundingScheme:demo:urgence')::uuid, md5('Source:demo')::uuid, md5('Organization:demo:fonds-essai')::uuid, 'URGENCE', '{"fr": "Réponse urgente (fictif)"}', null, null, 50000, 'EUR', 100, '2023-01-01', null),
    (md5('FundingScheme:demo:climat')::uuid, md5('Source:demo')::uuid, md5('Organization:demo:agence-modele')::uuid, 'CLIMAT', '{"fr": "Territoires et climat (fictif)"}', 50000, 'USD', 900000, 'USD', 80, '2021-01-01', '2026-01-01')
on conflict (id) do nothing;
insert into funding_applications (id, source_id, project_id, funder_id, scheme_id, requested_amount, requested_amount_currency, submitted_on, submitted_on_precision, status, confidential)
select md5('FundingApplication:demo:' || a.n)::uuid, md5('Source:demo')::uuid, md5('Project:demo:' || a.project)::uuid, md5('Organization:demo:' || a.funder)::uuid,
    md5('FundingScheme:demo:' || a.scheme)::uuid, a.amount, a.currency, a.submitted_on::date, a.precision, a.status, a.confidential
from (values
    (1, 'eau-kalambu', 'fonds-essai', 'villes', 120000.00, 'EUR', '2023-09-15', 'DAY', 'AWARDED', false),
    (2, 'bus-tazirt', 'fonds-essai', 'villes', 450000.00, 'EUR', '2023-06-01', 'MONTH', 'AWARDED', false),
    (3, 'egalite-med', 'fonds-essai', null, 300000.00, 'EUR', '2023-01-01', 'YEAR', 'AWARDED', false),
    (4, 'climat-asie', 'agence-modele', 'climat', 800000.00, 'USD', '2023-11-02', 'DAY', 'AWARDED', false),
    (5, 'etat-civil', 'agence-modele', null, 65000000, 'XOF', '2024-02-10', 'DAY', 'AWARDED', false),
    (6, 'dechets-andes', 'agence-modele', 'climat', 250000.00, 'USD', '2024-05-20', 'DAY', 'UNDER_APPRAISAL', false),
    (7, 'jeunes', 'fonds-essai', 'villes', 90000.00, 'EUR', '2026-02-01', 'MONTH', 'PRESELECTED', false),
    (8, 'sante-iles', 'fonds-essai', 'villes', 150000.00, 'EUR', '2026-06-30', 'DAY', 'SUBMITTED', false),
    (9, 'forets', 'fonds-essai', 'urgence', 40000.00, 'EUR', '2025-03-01', 'DAY', 'REJECTED', false),
    (10, 'patrimoine', 'fonds-essai', 'villes', 75000.00, 'EUR', '2024-01-01', 'YEAR', 'WITHDRAWN', false),
    (11, 'energie', 'agence-modele', null, 500000.00, 'EUR', null, null, 'DRAFT', false),
    (12, 'agri', 'fonds-essai', 'villes', 110000.00, 'EUR', '2026-01-20', 'DAY', 'SUBMITTED', true),
    (13, 'energie', 'agence-modele', null, 350000.00, 'EUR', '2023-12-01', 'DAY', 'AWARDED', false)
) as a (n, project, funder, scheme, amount, currency, submitted_on, precision, status, confidential)
on conflict (id) do nothing;
insert into fundings (id, source_id, application_id, project_id, funder_id, awarded_amount, awarded_amount_currency, total_budget, total_budget_currency, signed_on, status)
select md5('Funding:demo:' || f.n)::uuid, md5('Source:demo')::uuid, a.id, a.project_id, a.funder_id, f.amount, a.requested_amount_currency, f.budget,
    case when f.budget is not null then a.requested_amount_currency end, f.signed_on::date, f.status
from (values
    (1, 100000.00, 150000.00, '2024-01-10', 'PARTIALLY_PAID'), (2, 400000.00, 620000.00, '2023-12-05', 'PAID'), (3, 280000.00, null, '2023-10-01', 'CLOSED'),
    (4, 700000.00, 950000.00, '2024-03-20', 'PARTIALLY_PAID'), (5, 60000000, null, '2024-06-15', 'COMMITTED'), (13, 300000.00, 500000.00, '2024-04-02', 'CANCELLED')
) as f (n, amount, budget, signed_on, status)
join funding_applications a on a.id = md5('FundingApplication:demo:' || f.n)::uuid
on conflict (id) do nothing;
insert into disbursements (id, source_id, funding_id, amount, amount_currency, paid_on)
select md5('Disbursement:demo:' || d.n || ':' || d.paid_on)::uuid, md5('Source:demo')::uuid, f.id, d.amount, f.awarded_amount_currency, d.paid_on::date
from (values
    (1, 40000.00, '2024-02-15'), (1, 20000.00, '2025-02-14'), (2, 250000.00, '2024-01-20'), (2, 150000.00, '2025-06-30'), (3, 280000.00, '2023-11-15'), (4, 350000.00, '2024-05-02')
) as d (n, amount, paid_on)
join fundings f on f.id = md5('Funding:demo:' || d.n)::uuid
on conflict (id) do nothing;

-- The images of the demonstration, which are shipped with the application: drawn by a program, see data/README.md.
insert into files (sha256, mime_type, byte_size, width, height)
values
    ('c28ebacb6e544f8a93e8e0d3c31f33751fddd08357d74f44b3acaaad20f26391', 'image/png', 17005, 1600, 900),
    ('7e78001c3fe7ae03090c813bb367da1b0f34732caf59671a9a73fa98aa872a53', 'image/png', 14473, 1600, 900),
    ('cf8da61c81dddc8b356294c26ba78953c5121496166072981395d0e4d0b76473', 'image/png', 18195, 1600, 900),
    ('3df1888451f7c0a251c674b20ae211a05d2e780c2855b2a25ee0e5415ad45480', 'image/png', 17253, 1600, 900),
    ('822d2918145291a9a7ccf05a41715d9269b1ddc88848d9f04f82b4ec1c56b623', 'image/png', 11360, 1600, 900)
on conflict do nothing;
insert into assets (id, source_id, file_name, sha256, mime_type, byte_size, width, height, alt_text, credit, licence)
select md5('Asset:demo:' || n)::uuid, md5('Source:demo')::uuid, file_name, sha256, f.mime_type, f.byte_size, f.width, f.height,
    jsonb_build_object('fr', alt, 'en', alt_en), 'Image fictive', 'CC0-1.0'
from (values
    (1, 'delegation.png', 'c28ebacb6e544f8a93e8e0d3c31f33751fddd08357d74f44b3acaaad20f26391', 'Des élus autour d’une table', 'Elected officials around a table'),
    (2, 'chantier-eau.png', '7e78001c3fe7ae03090c813bb367da1b0f34732caf59671a9a73fa98aa872a53', 'Un chantier de canalisation', 'A water pipe being laid'),
    (3, 'carte.png', 'cf8da61c81dddc8b356294c26ba78953c5121496166072981395d0e4d0b76473', 'Une carte des coopérations', 'A map of cooperation'),
    (4, 'atelier.png', '3df1888451f7c0a251c674b20ae211a05d2e780c2855b2a25ee0e5415ad45480', 'Un atelier de quartier', 'A neighbourhood workshop'),
    (5, 'inutilisee.png', '822d2918145291a9a7ccf05a41715d9269b1ddc88848d9f04f82b4ec1c56b623', 'Une image que rien n’utilise', 'An image that nothing uses')
) as a (n, file_name, sha256, alt, alt_en) join files f using (sha256)
on conflict (id) do nothing;
insert into articles (id, source_id, kind, title, lead, body, status, published_at, publish_at, unpublish_at)
select md5('Article:demo:' || key)::uuid, md5('Source:demo')::uuid, kind, jsonb_build_object('fr', title, 'en', title_en, 'es', title_es),
    jsonb_build_object('fr', 'Texte fictif de démonstration.', 'en', 'Fictitious text for demonstration.', 'es', 'Texto ficticio de demostración.'),
    jsonb_build_object('fr', E'## En bref\n\nTexte **fictif** : « un exemple vaut mieux qu’un long discours ».\n\n1. observer ;\n2. échanger ;\n3. agir.', 'en', E'## In short\n\n**Fictitious** text.'),
    status, case when status = 'DRAFT' then null else timestamptz '2024-09-01 08:00:00+00' + n * interval '31 days' end, publish_at, unpublish_at
from (values
    (1, 'ARTICLE', 'accueillir-une-delegation', 'Accueillir une délégation', 'Hosting a delegation', 'Recibir una delegación', 'PUBLISHED', null::timestamptz, null::timestamptz),
    (2, 'GUIDE', 'preparer-une-mission', 'Préparer une mission d’expertise', 'Preparing an expert mission', 'Preparar una misión de expertos', 'PUBLISHED', null::timestamptz, null::timestamptz),
    (3, 'GUIDE', 'monter-un-dossier', 'Monter un dossier de financement', 'Putting together a funding file', 'Preparar un expediente de financiación', 'PUBLISHED', null::timestamptz, null::timestamptz),
    (4, 'PAGE', 'a-propos', 'À propos de cette démonstration', 'About this demonstration', 'Acerca de esta demostración', 'PUBLISHED', null::timestamptz, null::timestamptz),
    (5, 'ARTICLE', 'eau-en-partage', 'L’eau en partage', 'Sharing water', 'Compartir el agua', 'PUBLISHED', null::timestamptz, null::timestamptz),
    (6, 'ARTICLE', 'bientot', 'Bientôt : les rencontres de 2031', 'Soon: the 2031 meetings', 'Pronto: los encuentros de 2031', 'PUBLISHED', '2031-02-01'::timestamptz, null::timestamptz),
    (7, 'ARTICLE', 'passe', 'Les rencontres de 2024', 'The 2024 meetings', 'Los encuentros de 2024', 'PUBLISHED', null::timestamptz, '2025-01-31'::timestamptz),
    (8, 'ARTICLE', 'brouillon', 'Article en cours d’écriture', 'Article being written', 'Artículo en curso', 'DRAFT', null::timestamptz, null::timestamptz),
    (9, 'ARTICLE', 'suspendu', 'Article suspendu', 'Suspended article', 'Artículo suspendido', 'SUSPENDED', null::timestamptz, null::timestamptz),
    (10, 'ARTICLE', 'archive', 'Article archivé', 'Archived article', 'Artículo archivado', 'ARCHIVED', null::timestamptz, null::timestamptz)
) as a (n, kind, key, title, title_en, title_es, status, publish_at, unpublish_at)
on conflict (id) do nothing;
insert into article_slugs (id, article_id, language, slug)
select md5('ArticleSlug:demo:' || key || ':' || language)::uuid, md5('Article:demo:' || key)::uuid, language, slug
from (values
    ('accueillir-une-delegation', 'FR', 'fictif-accueillir-une-delegation'),
    ('accueillir-une-delegation', 'EN', 'fictif-hosting-a-delegation'),
    ('accueillir-une-delegation', 'ES', 'fictif-recibir-una-delegacion'),
    ('preparer-une-mission', 'FR', 'fictif-preparer-une-mission-d-expertise'),
    ('preparer-une-mission', 'EN', 'fictif-preparing-an-expert-mission'),
    ('preparer-une-mission', 'ES', 'fictif-preparar-una-mision-de-expertos'),
    ('monter-un-dossier', 'FR', 'fictif-monter-un-dossier-de-financement'),
    ('monter-un-dossier', 'EN', 'fictif-putting-together-a-funding-file'),
    ('monter-un-dossier', 'ES', 'fictif-preparar-un-expediente-de-financiacion'),
    ('a-propos', 'FR', 'fictif-a-propos-de-cette-demonstration'),
    ('a-propos', 'EN', 'fictif-about-this-demonstration'),
    ('a-propos', 'ES', 'fictif-acerca-de-esta-demostracion'),
    ('eau-en-partage', 'FR', 'fictif-l-eau-en-partage'),
    ('eau-en-partage', 'EN', 'fictif-sharing-water'),
    ('eau-en-partage', 'ES', 'fictif-compartir-el-agua'),
    ('bientot', 'FR', 'fictif-bientot-les-rencontres-de-2031'),
    ('bientot', 'EN', 'fictif-soon-the-2031-meetings'),
    ('bientot', 'ES', 'fictif-pronto-los-encuentros-de-2031'),
    ('passe', 'FR', 'fictif-les-rencontres-de-2024'),
    ('passe', 'EN', 'fictif-the-2024-meetings'),
    ('passe', 'ES', 'fictif-los-encuentros-de-2024'),
    ('brouillon', 'FR', 'fictif-article-en-cours-d-ecriture'),
    ('brouillon', 'EN', 'fictif-article-being-written'),
    ('brouillon', 'ES', 'fictif-articulo-en-curso'),
    ('suspendu', 'FR', 'fictif-article-suspendu'),
    ('suspendu', 'EN', 'fictif-suspended-article'),
    ('suspendu', 'ES', 'fictif-articulo-suspendido'),
    ('archive', 'FR', 'fictif-article-archive'),
    ('archive', 'EN', 'fictif-archived-article'),
    ('archive', 'ES', 'fictif-articulo-archivado')
) as s (key, language, slug)
on conflict do nothing;
insert into article_images (id, article_id, asset_id, position)
select md5('ArticleImage:demo:' || key || ':' || n)::uuid, md5('Article:demo:' || key)::uuid, md5('Asset:demo:' || n)::uuid, position
from (values ('accueillir-une-delegation', 1, 1), ('preparer-une-mission', 3, 1), ('preparer-une-mission', 4, 2), ('a-propos', 3, 1), ('eau-en-partage', 2, 1), ('eau-en-partage', 4, 2)) as i (key, n, position)
on conflict do nothing;
insert into article_links (id, article_id, target_type, target_id, position)
select md5('ArticleLink:demo:' || key || ':' || position)::uuid, md5('Article:demo:' || key)::uuid, type, md5(target)::uuid, position
from (values
    ('accueillir-une-delegation', 1, 'ExpertiseOffer', 'ExpertiseOffer:demo:4'), ('accueillir-une-delegation', 2, 'Territory', 'Territory:demo:cu-demo'),
    ('preparer-une-mission', 1, 'ExpertiseOffer', 'ExpertiseOffer:demo:1'), ('preparer-une-mission', 2, 'ExpertiseOffer', 'ExpertiseOffer:demo:cache-1'),
    ('monter-un-dossier', 1, 'FundingScheme', 'FundingScheme:demo:villes'), ('eau-en-partage', 1, 'Project', 'Project:demo:eau-kalambu'),
    ('eau-en-partage', 2, 'Practice', 'Practice:demo:11'), ('eau-en-partage', 3, 'Country', 'Country:CD'), ('eau-en-partage', 4, 'Theme', 'Theme:drinking-water')
) as l (key, position, type, target)
on conflict do nothing;
