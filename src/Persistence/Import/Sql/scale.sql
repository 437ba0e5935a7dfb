-- Fictitious content in any amount, the same each time: $1 times 2 000 offers with what hangs on them.
-- Territories and themes are skewed, as in life: a few make many offers, most make none.
insert into sources (id, title, publisher, licence)
values (md5('Source:demo')::uuid, 'Données fictives de démonstration', 'Expect', 'MIT')
on conflict (id) do nothing;

create function pg_temp.u(i bigint, salt bigint) returns double precision language sql immutable parallel safe
as $$ select (hashint8extended(i, salt) & 268435455)::double precision / 268435456 $$;

create temporary table made_territories as
select id, name ->> 'fr' as name, row_number() over (order by md5(id::text)) - 1 as n
from territories where kind not in ('FOREIGN_AUTHORITY', 'NETWORK') and population > 5000;
create temporary table made_themes as
select id, name ->> 'fr' as name, name ->> 'en' as name_en, row_number() over (order by md5(code)) - 1 as n from themes;
create temporary table made_countries as
select id, row_number() over (order by md5(iso2)) - 1 as n from countries where not is_french;
create unique index on made_territories (n);
create unique index on made_themes (n);
create unique index on made_countries (n);
analyze made_territories, made_themes, made_countries;

create temporary table made_offers as
select
    i, md5('made offer ' || i)::uuid as id,
    floor((select count(*) from made_territories) * power(pg_temp.u(i, 1), 3))::bigint as territory,
    floor((select count(*) from made_themes) * power(pg_temp.u(i, 2), 2))::bigint as theme,
    case when pg_temp.u(i, 3) < 0.85 then 'PUBLISHED' when pg_temp.u(i, 3) < 0.93 then 'DRAFT' when pg_temp.u(i, 3) < 0.96 then 'IN_REVIEW'
        when pg_temp.u(i, 3) < 0.98 then 'SUSPENDED' else 'ARCHIVED' end as status
from generate_series(1, __SCALE__ * 2000) as i;

insert into expertise_offers (
    id, source_id, territory_id, title, summary, slug, languages, available_from, available_to, yearly_capacity, status, published_at, publish_at, unpublish_at)
select
    o.id, md5('Source:demo')::uuid, t.id,
    case when pg_temp.u(i, 4) < 0.5 then jsonb_build_object('fr', h.name || ' – ' || t.name || ' (' || i || ')')
        else jsonb_build_object('fr', h.name || ' – ' || t.name || ' (' || i || ')', 'en', h.name_en || ' – ' || t.name || ' (' || i || ')') end,
    jsonb_build_object('fr', 'Offre fictive de démonstration n° ' || i || ' : ' || h.name || '.'),
    'demo-' || i,
    case floor(pg_temp.u(i, 5) * 6)::int when 0 then '{FR}' when 1 then '{FR,EN}' when 2 then '{FR,AR}' when 3 then '{FR,ES}' when 4 then '{FR,EN,ES}' else '{FR}' end::text[],
    case when pg_temp.u(i, 6) < 0.3 then date '2025-01-01' + floor(pg_temp.u(i, 7) * 700)::int end,
    case when pg_temp.u(i, 8) < 0.2 then date '2027-01-01' + floor(pg_temp.u(i, 9) * 700)::int end,
    case when pg_temp.u(i, 10) < 0.5 then floor(pg_temp.u(i, 11) * 12)::int end,
    o.status,
    case when o.status not in ('DRAFT', 'IN_REVIEW') then timestamptz '2021-02-01' + pg_temp.u(i, 12) * interval '2000 days' end,
    case when o.status = 'PUBLISHED' and pg_temp.u(i, 13) < 0.01 then timestamptz '2031-01-01' end,
    case when o.status = 'PUBLISHED' and pg_temp.u(i, 13) between 0.01 and 0.02 then timestamptz '2026-01-01' end
from made_offers o join made_territories t on t.n = o.territory join made_themes h on h.n = o.theme
on conflict do nothing;

insert into offer_themes (offer_id, theme_id)
select o.id, h.id from made_offers o join made_themes h on h.n = o.theme
union
select o.id, h.id from made_offers o join made_themes h on h.n = floor((select count(*) from made_themes) * pg_temp.u(o.i, 14))::bigint
where pg_temp.u(o.i, 15) < 0.4
on conflict do nothing;

insert into modalities (id, offer_id, form, involvement, commitment, one_off, min_days, max_days)
select
    md5('made modality ' || o.i || '-' || k)::uuid, o.id,
    (array['ONE_OFF_MISSION', 'REMOTE_ADVICE', 'STUDY_VISIT', 'PEER_TRAINING', 'SECONDMENT', 'JOINT_PROJECT', 'PARTNERSHIP', 'NETWORKING'])[1 + (floor(pg_temp.u(o.i, 16) * 8)::int + k * 3) % 8],
    (array['LIGHT', 'MODERATE', 'STRONG', null])[1 + floor(pg_temp.u(o.i, 17 + k) * 4)::int],
    (array['NONE', 'MISSION_LETTER', 'AGREEMENT', null])[1 + floor(pg_temp.u(o.i, 27 + k) * 4)::int],
    pg_temp.u(o.i, 37 + k) < 0.4, 1 + floor(pg_temp.u(o.i, 47 + k) * 5)::int, 6 + floor(pg_temp.u(o.i, 57 + k) * 30)::int
from made_offers o cross join generate_series(0, 1) as k
where k = 0 or pg_temp.u(o.i, 67) < 0.6
on conflict do nothing;

insert into offer_target_countries (offer_id, country_id)
select o.id, c.id
from made_offers o cross join generate_series(0, 2) as k
join made_countries c on c.n = floor((select count(*) from made_countries) * pg_temp.u(o.i, 77 + k))::bigint
where pg_temp.u(o.i, 87) < 0.4
on conflict do nothing;

insert into committee_sessions (id, source_id, label_id, held_on, status)
select md5('made session ' || i)::uuid, md5('Source:demo')::uuid, md5('Label:EXPE-CT')::uuid, date '2021-06-15' + (i * 180)::int, 'HELD'
from generate_series(0, 9) as i
on conflict do nothing;

insert into label_awards (id, source_id, label_id, territory_id, theme_id, session_id, awarded_on, valid_from, valid_to, status)
select md5('made award ' || i)::uuid, md5('Source:demo')::uuid, md5('Label:EXPE-CT')::uuid, t.id, h.id,
    md5('made session ' || (i % 10))::uuid, date '2021-06-15' + ((i % 10) * 180)::int, date '2021-06-15' + ((i % 10) * 180)::int,
    case when pg_temp.u(i, 101) < 0.7 then date '2021-06-15' + ((i % 10) * 180 + 1095)::int end,
    case when pg_temp.u(i, 102) < 0.9 then 'ACTIVE' when pg_temp.u(i, 102) < 0.95 then 'RENEWED' else 'WITHDRAWN' end
from generate_series(1, __SCALE__ * 20) as i
join made_territories t on t.n = floor((select count(*) from made_territories) * power(pg_temp.u(i, 103), 2))::bigint
join made_themes h on h.n = floor((select count(*) from made_themes) * pg_temp.u(i, 104))::bigint
on conflict do nothing;

insert into projects (id, source_id, kind, title, slug, activity_status, status, published_at)
select md5('made project ' || i)::uuid, md5('Source:demo')::uuid, 'PROJECT', jsonb_build_object('fr', 'Projet fictif de démonstration n° ' || i),
    'demo-project-' || i, (array['PIPELINE', 'IMPLEMENTATION', 'FINALISATION', 'CLOSED'])[1 + floor(pg_temp.u(i, 111) * 4)::int],
    case when pg_temp.u(i, 112) < 0.85 then 'PUBLISHED' else 'DRAFT' end,
    case when pg_temp.u(i, 112) < 0.85 then timestamptz '2021-02-01' + pg_temp.u(i, 113) * interval '2000 days' end
from generate_series(1, __SCALE__ * 20) as i
on conflict do nothing;
insert into project_partners (id, project_id, territory_id, role)
select md5('made partner ' || i)::uuid, md5('made project ' || i)::uuid, t.id, 'LEAD'
from generate_series(1, __SCALE__ * 20) as i
join made_territories t on t.n = floor((select count(*) from made_territories) * power(pg_temp.u(i, 114), 2))::bigint
on conflict do nothing;
insert into project_partners (id, project_id, organization_id, role)
select md5('made funder ' || i)::uuid, md5('made project ' || i)::uuid, md5('Organization:afd')::uuid, 'FUNDER'
from generate_series(1, __SCALE__ * 20) as i where pg_temp.u(i, 115) < 0.5
on conflict do nothing;
insert into funding_applications (id, source_id, project_id, funder_id, requested_amount, requested_amount_currency, submitted_on, submitted_on_precision, status, confidential)
select md5('made application ' || i)::uuid, md5('Source:demo')::uuid, md5('made project ' || i)::uuid, md5('Organization:afd')::uuid,
    1000 + floor(pg_temp.u(i, 121) * 900000), (array['EUR', 'EUR', 'XOF', 'USD'])[1 + floor(pg_temp.u(i, 122) * 4)::int],
    case when pg_temp.u(i, 123) < 0.8 then date '2021-01-01' + floor(pg_temp.u(i, 124) * 2000)::int end,
    case when pg_temp.u(i, 123) < 0.8 then 'DAY' end,
    (array['DRAFT', 'SUBMITTED', 'PRESELECTED', 'UNDER_APPRAISAL', 'AWARDED', 'AWARDED', 'REJECTED'])[1 + floor(pg_temp.u(i, 125) * 7)::int],
    pg_temp.u(i, 126) < 0.1
from generate_series(1, __SCALE__ * 20) as i
on conflict do nothing;
insert into fundings (id, source_id, application_id, project_id, funder_id, awarded_amount, awarded_amount_currency, signed_on, status)
select md5('made funding ' || a.id)::uuid, md5('Source:demo')::uuid, a.id, a.project_id, a.funder_id, floor(a.requested_amount * 0.8), a.requested_amount_currency,
    date '2022-01-01' + floor(pg_temp.u(hashtext(a.id::text), 131) * 1500)::int, 'COMMITTED'
from funding_applications a
where a.status = 'AWARDED' and a.source_id = md5('Source:demo')::uuid
on conflict do nothing;
