-- Gaps in earlier rules, closed. What a rule says holds for both rows that it joins, whichever of them changes.

-- A localised text is an object with a language tag (BCP 47) for each key and a text that is not blank for each value.
create function is_localized_text(texts jsonb) returns boolean
language sql immutable parallel safe
as $$
    select jsonb_typeof(texts) = 'object' and texts <> '{}'
        and not texts @? 'strict $.* ? (@.type() != "string" || !(@ like_regex "\\S"))'
        and not texts @? 'strict $.keyvalue() ? (!(@.key like_regex "^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*$"))'
$$;
do $$
declare texts record;
begin
    for texts in
        select c.table_name as tab, c.column_name as col
        from information_schema.columns c
        where c.table_schema = 'public' and c.data_type = 'jsonb' and c.column_name <> 'outdated_translations'
            and c.table_name in (select table_name from information_schema.columns where column_name = 'outdated_translations' and table_schema = 'public')
    loop
        execute format('alter table %I add constraint %I check (is_localized_text(%I))', texts.tab, 'ck_' || texts.tab || '_' || texts.col || '_texts', texts.col);
    end loop;
end $$;

-- How many decimals amounts of a currency have (ISO 4217). A decimal too many is refused, never rounded away: the columns
-- keep every decimal, and the rule bounds them.
create or replace function minor_units(currency text) returns integer
language sql immutable parallel safe
as $$
    select case
        when currency in (
            'BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'UYI', 'VND', 'VUV', 'XAF', 'XOF', 'XPF') then 0
        when currency in ('BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND') then 3
        when currency in ('CLF', 'UYW') then 4
        else 2 end
$$;
create or replace function has_minor_units(amount numeric, currency text) returns boolean
language sql immutable parallel safe
as $$ select currency ~ '^[A-Z]{3}$' and amount = trunc(amount, minor_units(currency)) $$;

-- A column that a trigger names changes its type only without the trigger; one that is computed from it is computed anew.
drop trigger disbursed_amount on disbursements;
drop trigger disbursed_sum on fundings;
alter table fundings drop column remaining_amount;
alter table fundings alter column awarded_amount type numeric, alter column total_budget type numeric, alter column disbursed_amount type numeric;
alter table fundings add column remaining_amount numeric not null generated always as (awarded_amount - disbursed_amount) stored;
alter table funding_applications alter column requested_amount type numeric;
alter table funding_schemes alter column min_amount type numeric, alter column max_amount type numeric, alter column max_rate type numeric;
alter table disbursements alter column amount type numeric;
alter table project_countries alter column share type numeric;
create trigger disbursed_amount after insert or update of amount, amount_currency, funding_id or delete on disbursements
    for each row execute function maintain_disbursed_amount();
create constraint trigger disbursed_sum after insert or update of disbursed_amount, awarded_amount_currency on fundings
    deferrable initially deferred for each row execute function check_disbursed_amount();

-- Amounts stay below ten million million, as before; this also refuses what is no number.
alter table fundings add constraint ck_fundings_awarded_amount_size check (awarded_amount < 10000000000000);
alter table fundings add constraint ck_fundings_total_budget_size check (total_budget < 10000000000000);
alter table funding_applications add constraint ck_funding_applications_requested_amount_size check (requested_amount < 10000000000000);
alter table funding_schemes add constraint ck_funding_schemes_min_amount_size check (min_amount < 10000000000000);
alter table funding_schemes add constraint ck_funding_schemes_max_amount_size check (max_amount < 10000000000000);
alter table disbursements add constraint ck_disbursements_amount_size check (amount < 10000000000000);
alter table funding_schemes add constraint ck_funding_schemes_max_rate_decimals check (max_rate = trunc(max_rate, 2));
alter table project_countries add constraint ck_project_countries_share_decimals check (share = trunc(share, 2));

-- What was paid is compared as it is at the end of the transaction, in which several payments may have been made.
create or replace function check_disbursed_amount() returns trigger language plpgsql as $$
begin
    if exists (
        select 1 from fundings f
        where f.id = new.id and f.disbursed_amount <> (select coalesce(sum(d.amount), 0) from disbursements d where d.funding_id = f.id)) then
        raise exception 'What was paid is the sum of the payments.'
            using errcode = 'check_violation', constraint = 'ck_fundings_disbursed_sum', table = 'fundings';
    end if;
    if exists (
        select 1 from fundings f join disbursements d on d.funding_id = f.id
        where f.id = new.id and d.amount_currency <> f.awarded_amount_currency) then
        raise exception 'A funding of which something was paid keeps its currency.'
            using errcode = 'check_violation', constraint = 'ck_fundings_disbursed_currency', table = 'fundings';
    end if;
    return null;
end $$;

-- A commune has an INSEE code; an image has both sizes, other files none.
alter table territories add constraint ck_territories_commune_insee_code check (kind <> 'COMMUNE' or insee_code is not null);
alter table assets add constraint ck_assets_pixels_both check ((width is null) = (height is null));

-- The share lock makes who relies on an authority's kind and who changes it wait for each other.
create or replace function check_offer_territory() returns trigger language plpgsql as $$
declare territory_kind text;
begin
    select kind into territory_kind from territories where id = new.territory_id for share;
    if territory_kind in ('FOREIGN_AUTHORITY', 'NETWORK') then
        raise exception 'An offer is made by a French authority or an association of them.'
            using errcode = 'check_violation', constraint = 'ck_expertise_offers_territory', table = 'expertise_offers';
    end if;
    return new;
end $$;
create or replace function check_french_territory() returns trigger language plpgsql as $$
declare territory_kind text;
begin
    select kind into territory_kind from territories where id = (to_jsonb(new) ->> tg_argv[0])::uuid for share;
    if territory_kind in ('FOREIGN_AUTHORITY', 'NETWORK') then
        raise exception 'Only a French authority, or an association of them, can be meant here.'
            using errcode = 'check_violation', constraint = 'ck_' || tg_table_name || '_territory', table = tg_table_name;
    end if;
    return new;
end $$;
create function check_kind_in_use() returns trigger language plpgsql as $$
declare user_table text;
begin
    user_table := case
        when exists (select 1 from expertise_offers where territory_id = new.id) then 'expertise_offers'
        when exists (select 1 from presences where territory_id = new.id) then 'presences'
        when exists (select 1 from label_applications where applicant_id = new.id) then 'label_applications'
        when exists (select 1 from project_partners where territory_id = new.id and role = 'LEAD') then 'projects' end;
    if user_table is not null then
        raise exception 'An authority that makes offers, is present abroad, applies for labels or leads projects is French.'
            using errcode = 'check_violation', table = user_table,
                constraint = case user_table when 'projects' then 'ck_projects_one_lead' else 'ck_' || user_table || '_territory' end;
    end if;
    return new;
end $$;
create trigger kind_in_use before update of kind on territories
    for each row when (old.kind <> new.kind and new.kind in ('FOREIGN_AUTHORITY', 'NETWORK')) execute function check_kind_in_use();

create or replace function check_presence_country() returns trigger language plpgsql as $$
declare in_france boolean;
begin
    select is_french into in_france from countries where id = new.country_id for share;
    if in_france then
        raise exception 'A presence is in a partner country, not in France or one of its overseas codes.'
            using errcode = 'check_violation', constraint = 'ck_presences_country', table = 'presences';
    end if;
    return new;
end $$;
create function check_country_in_use() returns trigger language plpgsql as $$
begin
    if exists (select 1 from presences where country_id = new.id) then
        raise exception 'A country in which authorities are present is a partner country.'
            using errcode = 'check_violation', constraint = 'ck_presences_country', table = 'presences';
    end if;
    return new;
end $$;
create trigger country_in_use before update of is_french on countries
    for each row when (new.is_french and not old.is_french) execute function check_country_in_use();

-- A practice does not move to a territory that took it up.
create or replace function check_replication_territory() returns trigger language plpgsql as $$
declare origin uuid;
begin
    select territory_id into origin from practices where id = new.practice_id for no key update;
    if origin = new.territory_id then
        raise exception 'A practice is taken up by territories other than the one where it began.'
            using errcode = 'check_violation', constraint = 'ck_practice_replications_territory', table = 'practice_replications';
    end if;
    return new;
end $$;
create function check_practice_territory() returns trigger language plpgsql as $$
begin
    if exists (select 1 from practice_replications where practice_id = new.id and territory_id = new.territory_id) then
        raise exception 'A practice is taken up by territories other than the one where it began.'
            using errcode = 'check_violation', constraint = 'ck_practice_replications_territory', table = 'practice_replications';
    end if;
    return new;
end $$;
create trigger practice_territory before update of territory_id on practices
    for each row when (old.territory_id <> new.territory_id) execute function check_practice_territory();

-- A row that moves is looked at in both places: the one that it leaves and the one that it comes to.
create or replace function maintain_project_lead() returns trigger language plpgsql as $$
begin
    update projects p set lead_id = (
        select l.territory_id from project_partners l where l.project_id = p.id and l.role = 'LEAD' order by l.id limit 1)
    where p.id in (old.project_id, new.project_id);
    return null;
end $$;
create or replace function check_project_lead() returns trigger language plpgsql as $$
declare
    places uuid[] := case when tg_table_name = 'projects' then array[(to_jsonb(new) ->> 'id')::uuid]
        else array[(to_jsonb(old) ->> 'project_id')::uuid, (to_jsonb(new) ->> 'project_id')::uuid] end;
    project uuid;
begin
    for project in select distinct place from unnest(places) as place where place is not null order by place loop
        perform 1 from projects where id = project for no key update;
        if found and (
            select count(*) <> 1 or bool_or(t.id is null or t.kind in ('FOREIGN_AUTHORITY', 'NETWORK'))
            from project_partners p left join territories t on t.id = p.territory_id
            where p.project_id = project and p.role = 'LEAD') then
            raise exception 'A project has exactly one lead, a French authority.'
                using errcode = 'check_violation', constraint = 'ck_projects_one_lead', table = 'projects';
        end if;
    end loop;
    return null;
end $$;
create or replace function check_country_shares() returns trigger language plpgsql as $$
declare
    places uuid[] := array[(to_jsonb(old) ->> 'project_id')::uuid, (to_jsonb(new) ->> 'project_id')::uuid];
    project uuid;
begin
    for project in select distinct place from unnest(places) as place where place is not null order by place loop
        perform 1 from projects where id = project for no key update;
        if exists (
            select 1 from project_countries c where c.project_id = project
            having count(c.share) not in (0, count(*)) or sum(c.share) <> 100) then
            raise exception 'The shares of a project''s countries are all absent, or make 100 together.'
                using errcode = 'check_violation', constraint = 'ck_project_countries_shares', table = 'project_countries';
        end if;
    end loop;
    return null;
end $$;
create or replace function check_article_complete() returns trigger language plpgsql as $$
declare places uuid[] := case when tg_table_name = 'articles' then array[(to_jsonb(new) ->> 'id')::uuid]
    else array[(to_jsonb(old) ->> 'article_id')::uuid, (to_jsonb(new) ->> 'article_id')::uuid] end;
begin
    if exists (
        select 1 from articles a where a.id = any (places) and a.status = 'PUBLISHED' and (
            not exists (select 1 from article_slugs s where s.article_id = a.id and s.language = 'FR')
            or exists (
                select 1 from article_images i join assets f on f.id = i.asset_id
                where i.article_id = a.id and not coalesce(has_text(f.alt_text, 'fr'), false)))) then
        raise exception 'A published article has a French slug and a French alternative text with each image.'
            using errcode = 'check_violation', constraint = 'ck_articles_complete', table = 'articles';
    end if;
    return null;
end $$;

-- A session on whose agenda applications are keeps its label, decided or not.
create or replace function check_session_decisions() returns trigger language plpgsql as $$
begin
    if exists (
        select 1 from label_applications
        where session_id = new.id and (status in ('AWARDED', 'REJECTED', 'DEFERRED') or old.label_id <> new.label_id)) then
        raise exception 'A session that decided applications keeps its label, its day and its status; one with an agenda keeps its label.'
            using errcode = 'check_violation', constraint = 'ck_committee_sessions_decisions', table = 'committee_sessions';
    end if;
    return new;
end $$;

-- Rules are known by name wherever they are broken.
alter table slugs rename constraint slugs_pkey to pk_slugs;
alter table lifecycle_transitions rename constraint lifecycle_transitions_pkey to pk_lifecycle_transitions;
alter table offer_contacts rename constraint offer_contacts_pkey to pk_offer_contacts;
alter table offer_contacts rename constraint offer_contacts_offer_id_fkey to fk_offer_contacts_offer_id;
alter table offer_contacts rename constraint offer_contacts_name_check to ck_offer_contacts_name;
alter table offer_contacts rename constraint offer_contacts_email_check to ck_offer_contacts_email;
