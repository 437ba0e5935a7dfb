-- Only the correction of a misspelt word asks for spellings and words: making them was a third of what search cost a write. A
-- write makes its documents at once, and notes that its items are to be learnt; the service learns them a moment later.
create table search_unlearnt (
    content_type text collate "C" not null,
    item_id uuid not null
);
comment on table search_unlearnt is 'Items that were written, and whose spellings and words are to be made anew; more than once, where they were written more than once.';
-- One learns, writers only note: neither waits for the other, and no two make the same rows.
grant insert on search_unlearnt to expect_writer;
revoke insert, delete on search_spellings from expect_writer;
revoke insert, delete on search_words from expect_writer;

drop function search_writing(text, text);
-- The SELECT that makes the documents of a type's rows: their type, id, language, vector.
create or replace function search_statement(type text, source text) returns text language sql stable as $$
    with fields as (
        select kind, position, weight, col, case kind when 'LIST' then format('array_to_string(i.%I, '' '')', col) else format('i.%I', col) end as body
        from search_fields where content_type = type)
    select string_agg(part, ' union all ') from (
        select format(
            'select %L::text, t.id, t.language, %s from (select i.id, l.language, %s from %s i cross join lateral jsonb_object_keys(%s) l(language) offset 0) t',
            type,
            string_agg(format('setweight(to_tsvector(search_config(t.language), t.text%s), %L)', position, weight), ' || ' order by position),
            string_agg(format('search_text(i.%I ->> l.language) as text%s', col, position), ', ' order by position),
            source,
            string_agg(format('coalesce(i.%I, ''{}'')', col), ' || ' order by position)) as part
        from fields where kind = 'LOCALIZED'
        having count(*) > 0
        union all
        select format(
            'select %L::text, t.id, '''', %s from (select i.id, %s from %s i where concat(%s) <> '''' offset 0) t',
            type,
            string_agg(format('setweight(to_tsvector(''expect_simple'', t.text%s), %L)', position, weight), ' || ' order by position),
            string_agg(format('search_text(%s) as text%s', body, position), ', ' order by position),
            source,
            string_agg(body, ', ' order by position))
        from fields where kind <> 'LOCALIZED'
        having count(*) > 0) parts
$$;
-- The SELECT of the words of a type's rows as they are spelt: their id, language, spellings.
create function search_spelling(type text, source text) returns text language sql stable as $$
    with fields as (
        select kind, position, col, case kind when 'LIST' then format('array_to_string(i.%I, '' '')', col) else format('i.%I', col) end as body,
            format(case weight when 'A' then 'setweight(to_tsvector(''expect_simple'', t.text%s), ''A'')' else 'strip(to_tsvector(''expect_simple'', t.text%s))' end, position) as spelt
        from search_fields where content_type = type)
    select string_agg(part, ' union all ') from (
        select format(
            'select t.id, t.language, %s from (select i.id, l.language, %s from %s i cross join lateral jsonb_object_keys(%s) l(language) offset 0) t',
            string_agg(spelt, ' || ' order by position),
            string_agg(format('search_text(i.%I ->> l.language) as text%s', col, position), ', ' order by position),
            source,
            string_agg(format('coalesce(i.%I, ''{}'')', col), ' || ' order by position)) as part
        from fields where kind = 'LOCALIZED'
        having count(*) > 0
        union all
        select format(
            'select t.id, '''', %s from (select i.id, %s from %s i where concat(%s) <> '''' offset 0) t',
            string_agg(spelt, ' || ' order by position),
            string_agg(format('search_text(%s) as text%s', body, position), ', ' order by position),
            source,
            string_agg(body, ', ' order by position))
        from fields where kind <> 'LOCALIZED'
        having count(*) > 0) parts
$$;
-- The statement that writes the spellings of a type's rows, and the words that are new. A word is looked up by itself: an anti
-- join would read all words that there are for the few of an item.
create function search_learning(type text, source text) returns text language sql stable as $$
    select format(
        'with made (item_id, language, spellings) as materialized (%s),
        spelt as (
            insert into search_spellings (item_id, language, spellings)
            select item_id, language, spellings from made where search_config(language) <> ''expect_simple''::regconfig)
        insert into search_words (language, spelling, word)
        select m.language, m.spelling, search_stem(m.language, m.spelling)
        from (select distinct language, unnest(tsvector_to_array(spellings)) as spelling from made) m
        where m.spelling ~ ''^[[:alpha:]]{3,40}$'' and (select true from search_words w where w.language = m.language and w.spelling = m.spelling limit 1) is null',
        search_spelling(type, source))
$$;

create or replace function maintain_search() returns trigger language plpgsql as $$
declare
    type text := tg_argv[0];
    source text := 'added';
begin
    if tg_op = 'TRUNCATE' then
        insert into search_unlearnt (content_type, item_id) select distinct d.content_type, d.item_id from search_documents d where d.content_type = type;
        delete from search_documents where content_type = type;
        return null;
    elsif tg_op = 'DELETE' then
        insert into search_unlearnt (content_type, item_id) select type, r.id from removed r;
        delete from search_documents d using removed r where d.content_type = type and d.item_id = r.id;
        return null;
    elsif tg_op = 'UPDATE' then
        source := format('(select n.* from changed n join former o on o.id = n.id where row(%s) is distinct from row(%s))',
            search_columns(type, 'n'), search_columns(type, 'o'));
        execute format(
            'with c as materialized (select id from %s c), noted as (insert into search_unlearnt (content_type, item_id) select %L, id from c)
            delete from search_documents d using c where d.content_type = %2$L and d.item_id = c.id',
            source, type);
    else
        insert into search_unlearnt (content_type, item_id) select type, a.id from added a;
    end if;
    execute 'insert into search_documents (content_type, item_id, language, vector) ' || search_statement(type, source);
    return null;
end $$;

-- Learns what was written: takes up to so many notes, and makes the spellings and words of their items anew. Returns how many it
-- took; fewer than it may means that all is learnt that was committed before. One works at a time, of all nodes; the others wait
-- for that one, who is quick. What has not been committed yet is not seen, and stays noted; an item that is written while it is
-- learnt is noted again.
-- Words are looked up by their index, also while there are few of them when the statement is planned.
create function search_learn(most int) returns int language plpgsql set enable_seqscan = off set jit = off as $$
declare
    taken int := 0;
    type record;
begin
    if not exists (select 1 from search_unlearnt) then
        return 0;
    end if;
    perform pg_advisory_xact_lock(1163415621, 1818587758);
    for type in
        with taken as (
            delete from search_unlearnt where ctid = any (array(select u.ctid from search_unlearnt u limit most)) returning content_type, item_id)
        select t.content_type, array_agg(distinct t.item_id) as items, count(*)::int as notes, (select min(f.tab) from search_fields f where f.content_type = t.content_type) as tab
        from taken t group by t.content_type
    loop
        taken := taken + type.notes;
        delete from search_spellings where item_id = any (type.items);
        execute search_learning(type.content_type, format('(select * from %I where id = any ($1))', type.tab)) using type.items;
    end loop;
    return taken;
end $$;

-- Makes everything anew from the content; readers see what was there until it is done, writers and the learner wait.
create or replace function search_rebuild() returns bigint language plpgsql set enable_seqscan = off set jit = off as $$
declare
    type record;
    made bigint;
    total bigint := 0;
begin
    perform pg_advisory_xact_lock(1163415621, 1818587758);
    lock table search_documents in share row exclusive mode;
    delete from search_unlearnt;
    delete from search_spellings;
    delete from search_documents;
    delete from search_words;
    for type in select content_type, min(tab) as tab from search_fields group by content_type loop
        execute 'insert into search_documents (content_type, item_id, language, vector) ' || search_statement(type.content_type, quote_ident(type.tab));
        get diagnostics made = row_count;
        total := total + made;
        execute search_learning(type.content_type, quote_ident(type.tab));
    end loop;
    return total;
end $$;

-- A document whose spellings are not learnt yet has none: its stem must not stand for them.
create or replace function search_alike(types text[], languages text[], terms text[], quoted boolean[], names_only boolean)
returns table (content_type text, item_id uuid, term int, score bigint) language plpgsql stable rows 100 set pg_trgm.similarity_threshold = 0.2 as $$
declare
    looked record;
    type text;
begin
    for looked in
        select t.n::int, l.language, q.query, q.spelling, q.likeness
        from unnest(terms, quoted) with ordinality t(term, quoted, n) cross join unnest(languages) l(language)
        cross join lateral (
            select search_query(l.language, t.term) as query, null::tsquery as spelling, 1 as likeness
            union all
            select distinct w.word::tsquery, w.spelling::tsquery, search_likeness(w.spelling, s.spelling)
            from (select search_stem('', t.term) as spelling, search_stem(l.language, t.term) as stem) s
            join search_words w on w.language = l.language and w.spelling % s.spelling
            where not t.quoted and w.word <> s.stem and search_likeness(w.spelling, s.spelling) is not null) q
    loop
        foreach type in array types loop
            return query
            select d.content_type, d.item_id, looked.n, (looked.likeness * ts_rank(d.vector, looked.query) * search_brevity(d.vector) * 100000)::bigint
            from search_documents d
            cross join lateral (
                select case when looked.spelling is null or search_config(d.language) = 'public.expect_simple'::regconfig then d.vector
                    else (select s.spellings from search_spellings s where s.item_id = d.item_id and s.language = d.language) end as words) w
            where d.content_type = type and d.language = looked.language and d.vector @@ looked.query
                and (case when names_only then ts_filter(w.words, '{a}') else w.words end) @@ coalesce(looked.spelling, looked.query);
        end loop;
    end loop;
end $$;
