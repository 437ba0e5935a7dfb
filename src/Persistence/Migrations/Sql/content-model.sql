-- Rules of practices, presences, project countries, schemes, payments, applications for labels, articles and files.

-- Partial dates and shares of money are whole or absent.
alter table practices add constraint ck_practices_started_on check ((started_on is null) = (started_on_precision is null));
alter table practice_replications add constraint ck_practice_replications_since check ((since is null) = (since_precision is null));

-- Presences and label applications are of French authorities; a practice begins in any territory of France.
create function check_french_territory() returns trigger language plpgsql as $$
declare territory uuid := (to_jsonb(new) ->> tg_argv[0])::uuid;
begin
    if exists (select 1 from territories where id = territory and kind in ('FOREIGN_AUTHORITY', 'NETWORK')) then
        raise exception 'Only a French authority, or an association of them, can be meant here.'
            using errcode = 'check_violation', constraint = 'ck_' || tg_table_name || '_territory', table = tg_table_name;
    end if;
    return new;
end $$;
create trigger french_territory before insert or update of territory_id on presences
    for each row execute function check_french_territory('territory_id');
create trigger french_territory before insert or update of applicant_id on label_applications
    for each row execute function check_french_territory('applicant_id');

-- One period at a time for each authority, country and kind.
alter table presences add constraint ex_presences_validity
    exclude using gist (territory_id with =, country_id with =, kind with =, daterange(valid_from, valid_to) with &&);

-- French codes are no partner countries.
create function check_presence_country() returns trigger language plpgsql as $$
begin
    if exists (select 1 from countries where id = new.country_id and is_french) then
        raise exception 'A presence is in a partner country, not in France or one of its overseas codes.'
            using errcode = 'check_violation', constraint = 'ck_presences_country', table = 'presences';
    end if;
    return new;
end $$;
create trigger presence_country before insert or update of country_id on presences
    for each row execute function check_presence_country();

-- A count of replications is never below the replications listed, and never overwritten by counting them.
create function check_replication_count() returns trigger language plpgsql as $$
declare practice uuid := case when tg_table_name = 'practices' then (to_jsonb(new) ->> 'id')::uuid else (to_jsonb(new) ->> 'practice_id')::uuid end;
begin
    perform 1 from practices where id = practice for no key update;
    if exists (
        select 1 from practices p
        where p.id = practice
            and p.replication_count < (select count(*) from practice_replications r where r.practice_id = p.id)) then
        raise exception 'The number of replications is not below the replications listed.'
            using errcode = 'check_violation', constraint = 'ck_practices_replication_count', table = 'practices';
    end if;
    return null;
end $$;
create constraint trigger replication_count after insert or update of practice_id on practice_replications
    deferrable initially deferred for each row execute function check_replication_count();
create constraint trigger replication_count after update of replication_count on practices
    deferrable initially deferred for each row execute function check_replication_count();
create function check_replication_territory() returns trigger language plpgsql as $$
begin
    if exists (select 1 from practices where id = new.practice_id and territory_id = new.territory_id) then
        raise exception 'A practice is taken up by territories other than the one where it began.'
            using errcode = 'check_violation', constraint = 'ck_practice_replications_territory', table = 'practice_replications';
    end if;
    return new;
end $$;
create trigger replication_territory before insert or update on practice_replications
    for each row execute function check_replication_territory();

-- The shares of a project's countries are all absent, or all there and 100 in sum, at the end of the transaction.
create function check_country_shares() returns trigger language plpgsql as $$
declare project uuid := coalesce(to_jsonb(new) ->> 'project_id', to_jsonb(old) ->> 'project_id')::uuid;
begin
    perform 1 from projects where id = project for no key update;
    if exists (
        select 1 from project_countries c where c.project_id = project
        having count(c.share) not in (0, count(*)) or sum(c.share) <> 100) then
        raise exception 'The shares of a project''s countries are all absent, or make 100 together.'
            using errcode = 'check_violation', constraint = 'ck_project_countries_shares', table = 'project_countries';
    end if;
    return null;
end $$;
create constraint trigger country_shares after insert or update or delete on project_countries
    deferrable initially deferred for each row execute function check_country_shares();

-- All payments together never exceed the amount granted; the funding's row is locked, so that payments at the same time
-- see each other. The sum is kept with the funding, whose own check bounds it.
create function maintain_disbursed_amount() returns trigger language plpgsql as $$
begin
    if tg_op <> 'DELETE' and not exists (
        select 1 from fundings where id = new.funding_id and awarded_amount_currency = new.amount_currency) then
        raise exception 'A payment is in the currency of its funding.'
            using errcode = 'check_violation', constraint = 'ck_disbursements_currency', table = 'disbursements';
    end if;
    if tg_op <> 'INSERT' then
        update fundings set disbursed_amount = disbursed_amount - old.amount where id = old.funding_id;
    end if;
    if tg_op <> 'DELETE' then
        update fundings set disbursed_amount = disbursed_amount + new.amount where id = new.funding_id;
    end if;
    return null;
end $$;
create trigger disbursed_amount after insert or update of amount, amount_currency, funding_id or delete on disbursements
    for each row execute function maintain_disbursed_amount();
create function check_disbursed_amount() returns trigger language plpgsql as $$
begin
    if new.disbursed_amount <> (select coalesce(sum(amount), 0) from disbursements where funding_id = new.id) then
        raise exception 'What was paid is the sum of the payments.'
            using errcode = 'check_violation', constraint = 'ck_fundings_disbursed_sum', table = 'fundings';
    end if;
    if exists (select 1 from disbursements where funding_id = new.id and amount_currency <> new.awarded_amount_currency) then
        raise exception 'A funding of which something was paid keeps its currency.'
            using errcode = 'check_violation', constraint = 'ck_fundings_disbursed_currency', table = 'fundings';
    end if;
    return null;
end $$;
create constraint trigger disbursed_sum after insert or update of disbursed_amount, awarded_amount_currency on fundings
    deferrable initially deferred for each row execute function check_disbursed_amount();

-- An application for a label is decided by a session of its label, on its day.
create function check_application_session() returns trigger language plpgsql as $$
begin
    if new.session_id is null then
        return new;
    end if;
    perform 1 from committee_sessions s where s.id = new.session_id and s.label_id = new.label_id for key share;
    if not found then
        raise exception 'An application is on the agenda of a session of its label.'
            using errcode = 'check_violation', constraint = 'ck_label_applications_session_label', table = 'label_applications';
    end if;
    if new.status in ('AWARDED', 'REJECTED', 'DEFERRED') and not exists (
        select 1 from committee_sessions s where s.id = new.session_id and s.status = 'HELD' and s.held_on = new.decided_on) then
        raise exception 'An application is decided by a session that was held, on its day.'
            using errcode = 'check_violation', constraint = 'ck_label_applications_session_day', table = 'label_applications';
    end if;
    return new;
end $$;
create trigger application_session before insert or update of session_id, label_id, status, decided_on on label_applications
    for each row execute function check_application_session();
create function check_session_decisions() returns trigger language plpgsql as $$
begin
    if exists (select 1 from label_applications where session_id = new.id and status in ('AWARDED', 'REJECTED', 'DEFERRED')) then
        raise exception 'A session that decided applications keeps its label, its day and its status.'
            using errcode = 'check_violation', constraint = 'ck_committee_sessions_decisions', table = 'committee_sessions';
    end if;
    return new;
end $$;
create trigger session_decisions before update of label_id, held_on, status on committee_sessions
    for each row when (old.label_id <> new.label_id or old.held_on <> new.held_on or old.status <> new.status)
    execute function check_session_decisions();

-- A published article has a French slug, and an alternative text with each image, at the end of the transaction.
create function check_article_complete() returns trigger language plpgsql as $$
declare article uuid;
begin
    article := case when tg_table_name = 'articles' then (to_jsonb(new) ->> 'id')::uuid
        else coalesce(to_jsonb(new) ->> 'article_id', to_jsonb(old) ->> 'article_id')::uuid end;
    if exists (
        select 1 from articles a where a.id = article and a.status = 'PUBLISHED' and (
            not exists (select 1 from article_slugs s where s.article_id = a.id and s.language = 'FR')
            or exists (
                select 1 from article_images i join assets f on f.id = i.asset_id
                where i.article_id = a.id and not coalesce(has_text(f.alt_text, 'fr'), false)))) then
        raise exception 'A published article has a French slug and a French alternative text with each image.'
            using errcode = 'check_violation', constraint = 'ck_articles_complete', table = 'articles';
    end if;
    return null;
end $$;
create constraint trigger article_complete after insert or update on articles
    deferrable initially deferred for each row execute function check_article_complete();
create constraint trigger article_complete after delete or update on article_slugs
    deferrable initially deferred for each row execute function check_article_complete();
create constraint trigger article_complete after insert or update on article_images
    deferrable initially deferred for each row execute function check_article_complete();
create function check_asset_alt_text() returns trigger language plpgsql as $$
begin
    if not coalesce(has_text(new.alt_text, 'fr'), false) and exists (
        select 1 from article_images i join articles a on a.id = i.article_id
        where i.asset_id = new.id and a.status = 'PUBLISHED') then
        raise exception 'An image of a published article has a French alternative text.'
            using errcode = 'check_violation', constraint = 'ck_assets_alt_text', table = 'assets';
    end if;
    return new;
end $$;
create trigger asset_alt_text before update of alt_text on assets for each row execute function check_asset_alt_text();

-- What an article refers to exists.
create function check_article_link() returns trigger language plpgsql as $$
declare found_id uuid;
begin
    if new.target_type not in ('Territory', 'ExpertiseOffer', 'Practice', 'Project', 'Label', 'Theme', 'Country', 'Organization', 'FundingScheme', 'Article') then
        raise exception 'An article does not refer to items of this type.'
            using errcode = 'check_violation', constraint = 'ck_article_links_target_type', table = 'article_links';
    end if;
    execute format('select id from %I where id = $1 for key share', case new.target_type
        when 'Territory' then 'territories' when 'ExpertiseOffer' then 'expertise_offers' when 'Practice' then 'practices'
        when 'Project' then 'projects' when 'Label' then 'labels' when 'Theme' then 'themes' when 'Country' then 'countries'
        when 'Organization' then 'organizations' when 'FundingScheme' then 'funding_schemes' else 'articles' end)
        into found_id using new.target_id;
    if found_id is null then
        raise exception 'The item that an article refers to does not exist.'
            using errcode = 'foreign_key_violation', constraint = 'fk_article_links_target', table = 'article_links';
    end if;
    return new;
end $$;
create trigger article_link before insert or update on article_links for each row execute function check_article_link();

-- Life cycles.
create trigger transition before update of status on practices
    for each row when (old.status <> new.status) execute function check_transition('content');
create trigger transition before update of status on articles
    for each row when (old.status <> new.status) execute function check_transition('content');
create trigger transition before update of status on label_applications
    for each row when (old.status <> new.status) execute function check_transition('label_application');

-- Readable keys, past ones included: an old key leads to its item for ever and is given to no other.
create table slugs (
    content_type text collate "C" not null,
    language text collate "C" not null,
    slug text collate "C" not null,
    item_id uuid not null,
    primary key (content_type, language, slug)
);
create index ix_slugs_item on slugs (item_id);
create function keep_slug(type text, in_language text, key text, item uuid) returns void language plpgsql as $$
begin
    insert into slugs as kept values (type, in_language, key, item)
    on conflict (content_type, language, slug) do update set item_id = excluded.item_id where kept.item_id = excluded.item_id;
    if not found then
        raise exception 'This readable key leads to another item.'
            using errcode = 'unique_violation', constraint = 'pk_slugs', table = 'slugs';
    end if;
end $$;
create function keep_slugs() returns trigger language plpgsql as $$
begin
    perform keep_slug(tg_argv[0], '', new.slug, new.id);
    return null;
end $$;
create function keep_article_slugs() returns trigger language plpgsql as $$
begin
    perform keep_slug('Article', new.language, new.slug, new.article_id);
    return null;
end $$;
create function forget_slugs() returns trigger language plpgsql as $$
begin
    delete from slugs where item_id = old.id;
    return null;
end $$;
create function keep_added_slugs() returns trigger language plpgsql as $$
begin
    insert into slugs select tg_argv[0], '', slug, id from added;
    return null;
end $$;
do $$
declare pair record;
begin
    for pair in select * from (values
        ('territories', 'Territory'), ('organizations', 'Organization'), ('expertise_offers', 'ExpertiseOffer'),
        ('practices', 'Practice'), ('projects', 'Project')) as pairs (tab, type)
    loop
        execute format('insert into slugs select %L, '''', slug, id from %I', pair.type, pair.tab);
        execute format('create trigger keep_added_slugs after insert on %I referencing new table as added for each statement execute function keep_added_slugs(%L)', pair.tab, pair.type);
        execute format('create trigger keep_slugs after update of slug on %I for each row when (old.slug <> new.slug) execute function keep_slugs(%L)', pair.tab, pair.type);
        execute format('create trigger forget_slugs after delete on %I for each row execute function forget_slugs()', pair.tab);
    end loop;
end $$;
create trigger keep_slugs after insert or update on article_slugs for each row execute function keep_article_slugs();
create trigger forget_slugs after delete on articles for each row execute function forget_slugs();

-- A translation is outdated when the French text changed after it: {"title": ["en"]}.
create function mark_outdated_translations() returns trigger language plpgsql as $$
declare
    field text;
    before jsonb;
    after jsonb;
    outdated jsonb;
begin
    foreach field in array tg_argv loop
        before := to_jsonb(old) -> field;
        after := to_jsonb(new) -> field;
        if before is distinct from after then
            select coalesce(jsonb_agg(language order by language), '[]') into outdated
            from jsonb_object_keys(case when jsonb_typeof(after) = 'object' then after else '{}' end) as language
            where language <> 'fr'
                and after -> language = before -> language
                and (after -> 'fr' is distinct from before -> 'fr' or old.outdated_translations -> field ? language);
            new.outdated_translations := case when outdated = '[]' then new.outdated_translations - field
                else jsonb_set(new.outdated_translations, array[field], outdated) end;
        end if;
    end loop;
    return new;
end $$;
do $$
declare texts record;
begin
    for texts in
        select table_name as tab, string_agg(quote_literal(column_name), ', ' order by ordinal_position) as arguments,
            string_agg(quote_ident(column_name), ', ' order by ordinal_position) as names
        from information_schema.columns
        where table_schema = 'public' and data_type = 'jsonb' and column_name <> 'outdated_translations'
            and table_name in (select table_name from information_schema.columns where column_name = 'outdated_translations' and table_schema = 'public')
        group by table_name
    loop
        execute format('create trigger outdated_translations before update of %s on %I for each row execute function mark_outdated_translations(%s)',
            texts.names, texts.tab, texts.arguments);
    end loop;
end $$;

create index ix_presences_country on presences (country_id, territory_id);
create index ix_offer_practices_practice on offer_practices (practice_id, offer_id);
create index ix_project_practices_practice on project_practices (practice_id, project_id);
create index ix_articles_title_fr on articles (((title ->> 'fr')) collate "fr-x-icu", id) where status = 'PUBLISHED';

grant select on all tables in schema public to expect_reader;
revoke all on offer_contacts, schema_migrations from expect_reader;
grant select, insert, update, delete on all tables in schema public to expect_writer;
revoke insert, update, delete, truncate on lifecycle_transitions, schema_migrations from expect_writer;
