-- Not everybody sees everything of an item. A change of what only some audiences see is told only to them: nobody else learns
-- that something changed. "told" has the bits of the audiences that can see what changed; 15 are all of them, 8 partners.
alter table changes add column told smallint not null default 15;
alter table changes alter column told drop default;

drop function record_changes(text, uuid[], boolean, boolean, timestamptz, timestamptz), unrecorded(uuid[]);

-- The audiences that can see what differs between two states of an item.
--   restricted   the audiences of each column that not everybody sees
create function change_told(restricted jsonb, before jsonb, after jsonb) returns integer language sql immutable parallel safe as $$
    select case
        when before - array(select jsonb_object_keys(restricted)) is distinct from after - array(select jsonb_object_keys(restricted)) then 15
        else coalesce((select bit_or(r.value::integer) from jsonb_each_text(restricted) r where before -> r.key is distinct from after -> r.key), 0)
    end
$$;

-- The items of which this transaction has not told those audiences yet: those recorded are locked already. Asked item by item,
-- because a join with the transaction's own rows, of which no statistics know, takes the square of their number.
create function unrecorded(ids uuid[], told integer) returns uuid[] language sql volatile as $$
    select array_agg(distinct u.id) from unnest(ids) as u (id)
    where not coalesce((
        select c.transaction_id = pg_current_xact_id()::text::bigint and c.told & $2 = $2
        from changes c where c.item_id = u.id order by c.sequence desc limit 1), false)
$$;

-- Records the present state of items. An item of which something changed is recorded once in a transaction, and again only for
-- audiences that were not told or when its visibility has changed; one of which nothing changed only when its visibility has.
--   can_see  the audiences that can see what changed; 0 when nothing did
--   is_new   none of them was there before: there is no former state to look for
--   seen_at  for which moment visibility is judged
--   dated    when the change is said to have happened
create function record_changes(changed_type text, ids uuid[], can_see integer, is_new boolean, seen_at timestamptz, dated timestamptz) returns void language plpgsql as $$
declare
    own bigint := pg_current_xact_id()::text::bigint;
    moved uuid[];
    carried record;
begin
    if cardinality(ids) is null or cardinality(ids) = 0 then
        return;
    end if;
    if is_new then
        insert into changes (content_type, item_id, changed_at, was_visible, is_visible, told)
            select changed_type, v.id, dated, 0, v.visible, 15 from change_visibility(seen_at, changed_type, ids) v where v.visible <> 0;
        moved := ids;
    else
        -- The former state is the one recorded last: rows of an item are recorded one after the other, because whoever
        -- records one holds a lock on the item. The number of the transaction does not tell the order, the sequence does.
        with states as (
            select i.id, coalesce(l.is_visible, 0) as was, coalesce(v.visible, 0) as is_now,
                l.transaction_id = own and l.told & can_see = can_see as is_told
            from (select distinct id from unnest(ids) as u (id)) i
            left join change_visibility(seen_at, changed_type, ids) v on v.id = i.id
            left join lateral (
                select c.transaction_id, c.is_visible, c.told from changes c where c.item_id = i.id order by c.sequence desc limit 1) l on true),
        recorded as (
            insert into changes (content_type, item_id, changed_at, was_visible, is_visible, told)
            select changed_type, s.id, dated, s.was, s.is_now, can_see | (s.was # s.is_now)
            from states s
            where (s.was | s.is_now) & (can_see | (s.was # s.is_now)) <> 0 and (s.was <> s.is_now or s.is_told is not true)
            returning item_id, was_visible, is_visible)
        select array_agg(item_id) filter (where was_visible <> is_visible) into moved from recorded;
    end if;
    if can_see <> 0 then
        insert into change_boundaries (moment, content_type, item_id)
            select b.moment, changed_type, b.id from change_boundary_times(changed_type, ids) b where b.moment > seen_at;
    end if;
    if moved is not null then
        for carried in select * from change_carried(changed_type, moved) loop
            perform record_changes(carried.content_type, carried.ids, 0, false, seen_at, dated);
        end loop;
    end if;
end $$;

-- Items: their type, and the audiences of each column that not everybody sees. What the application writes of what everybody
-- sees has another updated_at; everything else is compared.
create or replace function record_items() returns trigger language plpgsql as $$
declare
    ids uuid[];
    restricted jsonb := coalesce(tg_argv[1], '{}');
    part record;
    seen_at timestamptz := clock_timestamp();
begin
    case tg_op
        when 'INSERT' then select array_agg(n.id) into ids from added n;
        when 'UPDATE' then select array_agg(n.id) into ids from changed n join former o on o.id = n.id where o is distinct from n;
        when 'DELETE' then select array_agg(o.id) into ids from removed o;
        else select array_agg(distinct c.item_id) into ids from changes c where c.content_type = tg_argv[0];
    end case;
    if ids is null then
        return null;
    end if;
    perform lock_change_carriers(tg_argv[0], ids);
    if tg_op <> 'UPDATE' then
        perform record_changes(tg_argv[0], ids, case tg_op when 'INSERT' then 15 else 0 end, tg_op = 'INSERT', seen_at, seen_at);
        return null;
    end if;
    for part in
        select d.told, array_agg(d.id) as ids from (
            select n.id, case when n.updated_at is distinct from o.updated_at then 15 else change_told(restricted, to_jsonb(o), to_jsonb(n)) end as told
            from changed n join former o on o.id = n.id where o is distinct from n) d
        group by d.told
    loop
        perform record_changes(tg_argv[0], part.ids, part.told, false, seen_at, seen_at);
    end loop;
    return null;
end $$;

-- A part of an item changed, and with it the item: type, table, the part's column, and the audiences that can see the part, if
-- those are not all; or that it is not a part of the item but what it is visible through. The item is locked, so that who
-- writes the item itself at the same time comes before or after, and not between.
create or replace function record_parts() returns trigger language plpgsql as $$
declare
    ids uuid[];
    can_see integer := case when tg_nargs = 3 then 15 when tg_argv[3] = 'carried' then 0 else tg_argv[3]::integer end;
    unlocked uuid[];
    seen_at timestamptz;
begin
    case tg_op
        when 'INSERT' then execute format('select array_agg(distinct n.%1$I) from added n where n.%1$I is not null', tg_argv[2]) into ids;
        when 'DELETE' then execute format('select array_agg(distinct o.%1$I) from removed o where o.%1$I is not null', tg_argv[2]) into ids;
        else execute format('select array_agg(distinct u.%1$I) from (table changed union all table former) u where u.%1$I is not null', tg_argv[2]) into ids;
    end case;
    unlocked := unrecorded(ids, can_see);
    if can_see <> 0 and unlocked is null then
        return null;
    end if;
    execute format('select 1 from %I where id = any ($1) order by id for no key update', tg_argv[1]) using unlocked;
    seen_at := clock_timestamp();
    perform record_changes(tg_argv[0], case when can_see = 0 then ids else unlocked end, can_see, false, seen_at, seen_at);
    return null;
end $$;

create or replace function tick_changes(seen_at timestamptz default clock_timestamp()) returns bigint language plpgsql as $$
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
        perform record_changes(due.content_type, due.ids, 0, false, seen_at, due.moment);
        found := found + cardinality(due.ids);
    end loop;
    return found;
end $$;

create or replace function prune_changes(retention interval) returns bigint language plpgsql as $$
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
        and (c.was_visible | c.is_visible) & c.told & ~coalesce((
            select bit_or((l.was_visible | l.is_visible) & l.told) from changes l
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
