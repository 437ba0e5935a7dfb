-- The change feed. Every write of an item, or of a part of it, leaves a row here in the same transaction. Rows are numbered
-- by the transaction that wrote them, and read only below the oldest transaction still running: whatever commits later has a
-- greater number, so nobody who reads on ever misses a row. A plain sequence would lose those that commit out of order.
--
-- Audiences are bits: 1 the public, 2 editors, 4 editors who ask for a preview. A row belongs to the feed of an audience to
-- which the item was visible before or is visible after. Which items those are is said by functions that are made from the
-- visibility table of the code when the schema is migrated: change_visibility, change_boundary_times, change_carried, lock_change_carriers.
create table changes (
    transaction_id bigint not null default pg_current_xact_id()::text::bigint,
    sequence bigint generated always as identity,
    content_type text collate "C" not null,
    item_id uuid not null,
    changed_at timestamptz not null,
    was_visible smallint not null,
    is_visible smallint not null,
    constraint pk_changes primary key (transaction_id, sequence)
);
create index ix_changes_item on changes (item_id, transaction_id, sequence);

-- The moments to come at which an item appears or disappears by itself. A moment is due as soon as it is past, however late
-- the transaction that set it commits.
create table change_boundaries (
    moment timestamptz not null,
    content_type text collate "C" not null,
    item_id uuid not null
);
create index ix_change_boundaries_moment on change_boundaries (moment);

-- One row: what cursors are good for. Another epoch begins when the numbers of transactions begin anew or take another way:
-- a restored copy, another cluster, a standby that took over.
create table change_feed (
    is_only boolean not null default true,
    epoch bigint not null,
    origin text not null,
    pruned_through bigint not null default 0,
    pruned_moment timestamptz not null default '-infinity',
    pruned_at timestamptz not null default now(),
    build text,
    rules text,
    constraint pk_change_feed primary key (is_only),
    constraint ck_change_feed_is_only check (is_only)
);

create function change_origin() returns text language sql volatile as $$
    select concat_ws('/', (select system_identifier from pg_control_system()),
        (select oid from pg_database where datname = current_database()), substr(pg_walfile_name(pg_current_wal_insert_lsn()), 1, 8))
$$;
create function change_new_epoch() returns bigint language sql volatile as $$
    select ('x' || substr(replace(gen_random_uuid()::text, '-', ''), 1, 12))::bit(48)::bigint
$$;
insert into change_feed (epoch, origin) values (change_new_epoch(), change_origin());

-- The oldest transaction that is still running, or else the next one: all before it are finished.
create function change_horizon() returns bigint language sql stable parallel safe
as $$ select pg_snapshot_xmin(pg_current_snapshot())::text::bigint $$;

-- Whether a cursor is still good. What was removed before a client began is of no interest to it.
create function check_change_cursor(cursor_epoch bigint, begun_at bigint, seen_through bigint) returns bigint language plpgsql stable as $$
declare feed record;
begin
    select epoch, pruned_through into feed from change_feed;
    if feed.epoch <> cursor_epoch then
        raise exception 'The cursor is of another epoch.' using errcode = 'EC001';
    end if;
    if greatest(begun_at, seen_through) <= feed.pruned_through then
        raise exception 'The cursor is older than the changes that are kept.' using errcode = 'EC001';
    end if;
    return feed.epoch;
end $$;
create function check_change_moment(since timestamptz) returns bigint language plpgsql stable as $$
declare feed record;
begin
    select epoch, pruned_moment into feed from change_feed;
    if since <= feed.pruned_moment then
        raise exception 'The moment is older than the changes that are kept.' using errcode = 'EC001';
    end if;
    return feed.epoch;
end $$;

-- Records the present state of items. An item that was touched is recorded once in a transaction, and again only when its
-- visibility has changed; one that was not touched only when its visibility has.
--   is_new   none of them was there before: there is no former state to look for
--   seen_at  for which moment visibility is judged
--   dated    when the change is said to have happened
create function record_changes(changed_type text, ids uuid[], touched boolean, is_new boolean, seen_at timestamptz, dated timestamptz) returns void language plpgsql as $$
declare
    own bigint := pg_current_xact_id()::text::bigint;
    moved uuid[];
    carried record;
begin
    if cardinality(ids) is null or cardinality(ids) = 0 then
        return;
    end if;
    if is_new then
        insert into changes (content_type, item_id, changed_at, was_visible, is_visible)
            select changed_type, v.id, dated, 0, v.visible from change_visibility(seen_at, changed_type, ids) v where v.visible <> 0;
        moved := ids;
    else
        -- The former state is the one recorded last: rows of an item are recorded one after the other, because whoever
        -- records one holds a lock on the item. The number of the transaction does not tell the order, the sequence does.
        with recorded as (
            insert into changes (content_type, item_id, changed_at, was_visible, is_visible)
            select changed_type, i.id, dated, coalesce(l.is_visible, 0), coalesce(v.visible, 0)
            from (select distinct id from unnest(ids) as u (id)) i
            left join change_visibility(seen_at, changed_type, ids) v on v.id = i.id
            left join lateral (
                select c.transaction_id, c.is_visible from changes c where c.item_id = i.id order by c.sequence desc limit 1) l on true
            where coalesce(l.is_visible, 0) | coalesce(v.visible, 0) <> 0
                and (coalesce(l.is_visible, 0) <> coalesce(v.visible, 0) or (touched and l.transaction_id is distinct from own))
            returning item_id, was_visible, is_visible)
        select array_agg(item_id) filter (where was_visible <> is_visible) into moved from recorded;
    end if;
    if touched then
        insert into change_boundaries (moment, content_type, item_id)
            select b.moment, changed_type, b.id from change_boundary_times(changed_type, ids) b where b.moment > seen_at;
    end if;
    if moved is not null then
        for carried in select * from change_carried(changed_type, moved) loop
            perform record_changes(carried.content_type, carried.ids, false, false, seen_at, dated);
        end loop;
    end if;
end $$;

-- The items that this transaction has not recorded yet: those recorded are locked already. Asked item by item, because a join
-- with the transaction's own rows, of which no statistics know, takes the square of their number.
create function unrecorded(ids uuid[]) returns uuid[] language sql volatile as $$
    select array_agg(distinct u.id) from unnest(ids) as u (id)
    where (select c.transaction_id from changes c where c.item_id = u.id order by c.sequence desc limit 1) is distinct from pg_current_xact_id()::text::bigint
$$;

create function record_items() returns trigger language plpgsql as $$
declare
    ids uuid[];
    seen_at timestamptz := clock_timestamp();
begin
    case tg_op
        when 'INSERT' then select array_agg(n.id) into ids from added n;
        when 'UPDATE' then select array_agg(n.id) into ids from changed n join former o on o.id = n.id where o is distinct from n;
        when 'DELETE' then select array_agg(o.id) into ids from removed o;
        else select array_agg(distinct c.item_id) into ids from changes c where c.content_type = tg_argv[0];
    end case;
    if ids is not null then
        perform lock_change_carriers(tg_argv[0], ids);
        perform record_changes(tg_argv[0], ids, tg_op in ('INSERT', 'UPDATE'), tg_op = 'INSERT', seen_at, seen_at);
    end if;
    return null;
end $$;

-- A part of an item changed, and with it the item: type, table and the part's column. The item is locked, so that who writes
-- the item itself at the same time comes before or after, and not between.
create function record_parts() returns trigger language plpgsql as $$
declare
    ids uuid[];
    unlocked uuid[];
    seen_at timestamptz;
begin
    case tg_op
        when 'INSERT' then execute format('select array_agg(distinct n.%1$I) from added n where n.%1$I is not null', tg_argv[2]) into ids;
        when 'DELETE' then execute format('select array_agg(distinct o.%1$I) from removed o where o.%1$I is not null', tg_argv[2]) into ids;
        else execute format('select array_agg(distinct u.%1$I) from (table changed union all table former) u where u.%1$I is not null', tg_argv[2]) into ids;
    end case;
    unlocked := unrecorded(ids);
    if tg_nargs = 3 and unlocked is null then
        return null;
    end if;
    execute format('select 1 from %I where id = any ($1) order by id for no key update', tg_argv[1]) using unlocked;
    seen_at := clock_timestamp();
    if tg_nargs > 3 then
        -- Not a part of the item, but what it is visible through.
        perform record_changes(tg_argv[0], ids, false, false, seen_at, seen_at);
    else
        perform record_changes(tg_argv[0], unlocked, true, false, seen_at, seen_at);
    end if;
    return null;
end $$;

-- Attaches the feed to a table: items to record_items, parts of items to record_parts.
create function attach_changes(tab text, suffix text, call text) returns void language plpgsql as $$
begin
    execute format('create or replace trigger %I after insert on %I referencing new table as added for each statement execute function %s', 'changes_added' || suffix, tab, call);
    execute format('create or replace trigger %I after update on %I referencing new table as changed old table as former for each statement execute function %s', 'changes_changed' || suffix, tab, call);
    execute format('create or replace trigger %I after delete on %I referencing old table as removed for each statement execute function %s', 'changes_removed' || suffix, tab, call);
    if call like 'record_items%' then
        execute format('create or replace trigger %I after truncate on %I for each statement execute function %s', 'changes_emptied' || suffix, tab, call);
    end if;
end $$;

-- Records what appeared or disappeared by time alone, dated at its moment. Once is enough, and twice does no harm.
create function tick_changes(seen_at timestamptz default clock_timestamp()) returns bigint language plpgsql as $$
declare
    due record;
    found bigint := 0;
begin
    for due in
        with past as (delete from change_boundaries where moment <= seen_at returning moment, content_type, item_id),
            latest as (select content_type, item_id, max(moment) as moment from past group by content_type, item_id)
        select l.content_type, l.moment, array_agg(l.item_id order by l.item_id) as ids from latest l group by l.content_type, l.moment order by l.moment
    loop
        perform lock_change_items(due.content_type, due.ids);
        perform record_changes(due.content_type, due.ids, false, false, seen_at, due.moment);
        found := found + cardinality(due.ids);
    end loop;
    return found;
end $$;

-- Drops what nobody needs: rows for which every audience has a later one, and items removed longer ago than the retention.
create function prune_changes(retention interval) returns bigint language plpgsql as $$
declare
    horizon bigint := change_horizon();
    dropped bigint;
    tombstones bigint;
    through bigint;
    moment timestamptz;
begin
    -- The row of an item that was recorded last stays: it is the former state of the next.
    delete from changes c
    where c.transaction_id < horizon
        and exists (select 1 from changes l where l.item_id = c.item_id and l.sequence > c.sequence)
        and (c.was_visible | c.is_visible) & ~coalesce((
            select bit_or(l.was_visible | l.is_visible) from changes l
            where l.item_id = c.item_id and (l.transaction_id, l.sequence) > (c.transaction_id, c.sequence) and l.transaction_id < horizon), 0::smallint) = 0;
    get diagnostics dropped = row_count;
    with gone as (
        delete from changes c
        where c.transaction_id < horizon and c.changed_at < clock_timestamp() - retention and c.is_visible = 0
            and not exists (select 1 from changes l where l.item_id = c.item_id and l.sequence > c.sequence)
        returning c.transaction_id, c.changed_at)
    select count(*), max(transaction_id), max(changed_at) into tombstones, through, moment from gone;
    update change_feed set pruned_through = greatest(pruned_through, through), pruned_moment = greatest(pruned_moment, moment), pruned_at = now();
    return dropped + tombstones;
end $$;

-- Begins another epoch if the numbers of transactions are no longer those of the rows.
create function renew_change_feed() returns boolean language plpgsql as $$
begin
    if exists (select 1 from change_feed where origin = change_origin()) then
        return false;
    end if;
    lock table change_feed in share row exclusive mode;
    update change_feed set epoch = change_new_epoch(), origin = change_origin(), pruned_through = 0, pruned_moment = '-infinity' where origin <> change_origin();
    if found then
        update changes set transaction_id = pg_current_xact_id()::text::bigint;
    end if;
    return found;
end $$;

grant select on changes, change_feed to expect_reader, expect_writer;
grant insert on changes, change_boundaries to expect_writer;
revoke update, delete, truncate on changes, change_boundaries, change_feed from expect_writer;
revoke all on change_boundaries from expect_reader;
