-- Rules across rows and tables. Each locks the row that the rule is about before it looks at others.

-- Periods of one pair do not overlap; a commune has one fiscal EPCI at a time.
alter table memberships add constraint ex_memberships_pair
    exclude using gist (group_id with =, member_id with =, daterange(valid_from, valid_to) with &&);
alter table label_awards add constraint ex_label_awards_validity
    exclude using gist (territory_id with =, label_id with =, theme_id with =, daterange(valid_from, valid_to, '[]') with &&)
    where (status <> 'WITHDRAWN');

create function check_fiscal_epci() returns trigger language plpgsql as $$
begin
    if exists (
        select 1 from territories g where g.id = new.group_id and g.kind = 'EPCI') then
        perform 1 from territories where id = new.member_id for no key update;
        if exists (
            select 1
            from memberships m join territories g on g.id = m.group_id
            where m.member_id = new.member_id and m.id <> new.id and g.kind = 'EPCI'
                and daterange(m.valid_from, m.valid_to) && daterange(new.valid_from, new.valid_to)) then
            raise exception 'A commune belongs to one EPCI at a time.'
                using errcode = 'exclusion_violation', constraint = 'ex_memberships_fiscal_epci', table = 'memberships';
        end if;
    end if;
    return new;
end $$;
create trigger fiscal_epci before insert or update on memberships for each row execute function check_fiscal_epci();

-- The kinds of French authorities are in France, foreign ones are not.
create function check_territory_country() returns trigger language plpgsql as $$
declare is_france boolean;
begin
    select iso2 = 'FR' into is_france from countries where id = new.country_id;
    if new.kind not in ('FOREIGN_AUTHORITY', 'NETWORK') and not coalesce(is_france, false) then
        raise exception 'A French authority is in the country FR.'
            using errcode = 'check_violation', constraint = 'ck_territories_french_country', table = 'territories';
    end if;
    if new.kind = 'FOREIGN_AUTHORITY' and coalesce(is_france, true) then
        raise exception 'A foreign authority is in a country other than FR.'
            using errcode = 'check_violation', constraint = 'ck_territories_foreign_country', table = 'territories';
    end if;
    return new;
end $$;
create trigger territory_country before insert or update of kind, country_id on territories
    for each row execute function check_territory_country();

-- No territory and no theme is its own ancestor.
create function check_acyclic() returns trigger language plpgsql as $$
declare ancestor uuid := new.parent_id;
begin
    while ancestor is not null loop
        if ancestor = new.id then
            raise exception 'An item cannot be part of itself.'
                using errcode = 'check_violation', constraint = 'ck_' || tg_table_name || '_acyclic', table = tg_table_name;
        end if;
        execute format('select parent_id from %I where id = $1 for key share', tg_table_name) into ancestor using ancestor;
    end loop;
    return new;
end $$;
create trigger acyclic before update of parent_id on territories
    for each row when (new.parent_id is not null) execute function check_acyclic();
create trigger acyclic before insert or update of parent_id on themes
    for each row when (new.parent_id is not null) execute function check_acyclic();
alter table territories add constraint ck_territories_own_parent check (parent_id <> id);

-- A theme's path: the codes from the main theme down to it.
create function maintain_theme_path() returns trigger language plpgsql as $$
begin
    new.path := coalesce((select path from themes where id = new.parent_id), '{}') || new.code;
    return new;
end $$;
create trigger theme_path before insert or update of parent_id, code, path on themes
    for each row execute function maintain_theme_path();
create function maintain_theme_descendants() returns trigger language plpgsql as $$
begin
    update themes set path = '{}' where parent_id = new.id;
    return null;
end $$;
create trigger theme_descendants after update of parent_id, code, path on themes
    for each row when (new.path is distinct from old.path) execute function maintain_theme_descendants();

-- A territory's region: itself, or its nearest ancestor that is one.
create function maintain_territory_region() returns trigger language plpgsql as $$
begin
    new.region_id := case when new.kind = 'REGION' then new.id
        else (select region_id from territories where id = new.parent_id) end;
    return new;
end $$;
create trigger territory_region before insert or update of parent_id, kind, region_id on territories
    for each row execute function maintain_territory_region();
create function maintain_region_of_descendants() returns trigger language plpgsql as $$
begin
    update territories set region_id = null where parent_id = new.id;
    return null;
end $$;
create trigger region_of_descendants after update of parent_id, kind, region_id on territories
    for each row when (new.region_id is distinct from old.region_id) execute function maintain_region_of_descendants();

-- Offers are made by French authorities and associations of them.
create function check_offer_territory() returns trigger language plpgsql as $$
begin
    if exists (select 1 from territories where id = new.territory_id and kind in ('FOREIGN_AUTHORITY', 'NETWORK')) then
        raise exception 'An offer is made by a French authority or an association of them.'
            using errcode = 'check_violation', constraint = 'ck_expertise_offers_territory', table = 'expertise_offers';
    end if;
    return new;
end $$;
create trigger offer_territory before insert or update of territory_id on expertise_offers
    for each row execute function check_offer_territory();

-- A published offer has a theme, a modality and a language, at the end of the transaction.
create function check_offer_complete() returns trigger language plpgsql as $$
declare offer uuid;
begin
    offer := case when tg_table_name = 'expertise_offers' then (to_jsonb(new) ->> 'id')::uuid else (to_jsonb(old) ->> 'offer_id')::uuid end;
    if exists (
        select 1 from expertise_offers o where o.id = offer and o.status = 'PUBLISHED' and (
            cardinality(o.languages) = 0
            or not exists (select 1 from offer_themes t where t.offer_id = o.id)
            or not exists (select 1 from modalities m where m.offer_id = o.id))) then
        raise exception 'A published offer has at least one theme, one modality and one language.'
            using errcode = 'check_violation', constraint = 'ck_expertise_offers_complete', table = 'expertise_offers';
    end if;
    return null;
end $$;
create constraint trigger offer_complete after insert or update on expertise_offers
    deferrable initially deferred for each row execute function check_offer_complete();
create constraint trigger offer_complete after delete or update on offer_themes
    deferrable initially deferred for each row execute function check_offer_complete();
create constraint trigger offer_complete after delete or update on modalities
    deferrable initially deferred for each row execute function check_offer_complete();

-- An award is decided by a session of its label that was held, on its day.
create function check_award_session() returns trigger language plpgsql as $$
begin
    perform 1 from committee_sessions s
    where s.id = new.session_id and s.status = 'HELD' and s.held_on = new.awarded_on and s.label_id = new.label_id
    for key share;
    if not found then
        raise exception 'An award is decided by a session of its label that was held, on the day of the session.'
            using errcode = 'check_violation', constraint = 'ck_label_awards_session', table = 'label_awards';
    end if;
    return new;
end $$;
create trigger award_session before insert or update of session_id, awarded_on, label_id on label_awards
    for each row execute function check_award_session();
create function check_session_awards() returns trigger language plpgsql as $$
begin
    if exists (select 1 from label_awards where session_id = new.id) then
        raise exception 'A session that decided awards keeps its label, its day and its status.'
            using errcode = 'check_violation', constraint = 'ck_committee_sessions_awards', table = 'committee_sessions';
    end if;
    return new;
end $$;
create trigger session_awards before update of label_id, held_on, status on committee_sessions
    for each row when (old.label_id <> new.label_id or old.held_on <> new.held_on or old.status <> new.status)
    execute function check_session_awards();

-- A project has exactly one lead at the end of the transaction, a French authority; projects.lead_id follows it.
create function maintain_project_lead() returns trigger language plpgsql as $$
declare project uuid := coalesce(new.project_id, old.project_id);
begin
    update projects p set lead_id = (
        select territory_id from project_partners where project_id = project and role = 'LEAD' order by id limit 1)
    where p.id = project;
    return null;
end $$;
create trigger project_lead after insert or update or delete on project_partners
    for each row execute function maintain_project_lead();
create function check_project_lead() returns trigger language plpgsql as $$
declare project uuid;
begin
    project := case when tg_table_name = 'projects' then (to_jsonb(new) ->> 'id')::uuid
        else coalesce(to_jsonb(new) ->> 'project_id', to_jsonb(old) ->> 'project_id')::uuid end;
    perform 1 from projects where id = project for no key update;
    if found and (
        select count(*) <> 1 or bool_or(t.id is null or t.kind in ('FOREIGN_AUTHORITY', 'NETWORK'))
        from project_partners p left join territories t on t.id = p.territory_id
        where p.project_id = project and p.role = 'LEAD') then
        raise exception 'A project has exactly one lead, a French authority.'
            using errcode = 'check_violation', constraint = 'ck_projects_one_lead', table = 'projects';
    end if;
    return null;
end $$;
create constraint trigger one_lead after insert on projects
    deferrable initially deferred for each row execute function check_project_lead();
create constraint trigger one_lead after insert or update or delete on project_partners
    deferrable initially deferred for each row execute function check_project_lead();

-- Funding is granted on an application that was awarded, by the same funder, for the same project.
create function check_funding_application() returns trigger language plpgsql as $$
begin
    if new.application_id is null then
        return new;
    end if;
    perform 1 from funding_applications a
    where a.id = new.application_id and a.status = 'AWARDED' and a.funder_id = new.funder_id and a.project_id = new.project_id
    for key share;
    if not found then
        raise exception 'Funding is granted on an awarded application to the same funder, for the same project.'
            using errcode = 'check_violation', constraint = 'ck_fundings_application', table = 'fundings';
    end if;
    return new;
end $$;
create trigger funding_application before insert or update of application_id, funder_id, project_id on fundings
    for each row execute function check_funding_application();

-- Life cycles: one table of allowed moves, filled from the domain's.
create table lifecycle_transitions (
    lifecycle text collate "C" not null,
    from_status text collate "C" not null,
    to_status text collate "C" not null,
    primary key (lifecycle, from_status, to_status)
);
create function check_transition() returns trigger language plpgsql as $$
begin
    if not exists (
        select 1 from lifecycle_transitions
        where lifecycle = tg_argv[0] and from_status = old.status and to_status = new.status) then
        raise exception 'An item that is % cannot become %.', old.status, new.status
            using errcode = 'check_violation', constraint = 'ck_' || tg_table_name || '_transition', table = tg_table_name;
    end if;
    return new;
end $$;
create trigger transition before update of status on expertise_offers
    for each row when (old.status <> new.status) execute function check_transition('content');
create trigger transition before update of status on projects
    for each row when (old.status <> new.status) execute function check_transition('content');
create trigger transition before update of status on organizations
    for each row when (old.status <> new.status) execute function check_transition('content');
create trigger transition before update of status on committee_sessions
    for each row when (old.status <> new.status) execute function check_transition('committee_session');
create trigger transition before update of status on label_awards
    for each row when (old.status <> new.status) execute function check_transition('label_award');
create trigger transition before update of status on funding_applications
    for each row when (old.status <> new.status) execute function check_transition('funding_application');
create trigger transition before update of status on fundings
    for each row when (old.status <> new.status) execute function check_transition('funding');

-- Relations of a territory to money go through the projects that it leads.
create view territory_fundings as
    select p.lead_id as territory_id, f.id as funding_id from fundings f join projects p on p.id = f.project_id;
create view territory_funding_applications as
    select p.lead_id as territory_id, a.id as funding_application_id
    from funding_applications a join projects p on p.id = a.project_id;

-- Who to ask about an offer: personal data, in a table of its own, never in revisions, never shown to the public.
create table offer_contacts (
    offer_id uuid primary key references expertise_offers (id) on delete cascade,
    name text not null check (name ~ '\S'),
    email text check (email ~ '^\S+@\S+$'),
    phone text
);
