-- A misspelt word finds the documents that have the nearer spelling themselves. By its stem alone, the spelling of a hidden
-- document would find visible ones, which have other words of that stem: what is found would tell that it is there.
-- Beside the documents, which are read for every match: only the correction of a word asks for spellings. Texts that are not
-- stemmed have none, because their documents say them.
create table search_spellings (
    item_id uuid not null,
    language text collate "C" not null,
    spellings tsvector not null
);
comment on column search_spellings.spellings is 'The words as they are spelt, without accents; those of names (weight A) with their places.';
create index ix_search_spellings_item on search_spellings (item_id);
grant select on search_spellings to expect_reader;
grant select, insert, delete on search_spellings to expect_writer;

-- The SELECT that makes the documents of a type's rows: their type, id, language, vector, spellings.
create or replace function search_statement(type text, source text) returns text language sql stable as $$
    with fields as (
        select kind, position, weight, col, case kind when 'LIST' then format('array_to_string(i.%I, '' '')', col) else format('i.%I', col) end as body,
            format(case weight when 'A' then 'setweight(to_tsvector(''expect_simple'', t.text%s), ''A'')' else 'strip(to_tsvector(''expect_simple'', t.text%s))' end, position) as spelt
        from search_fields where content_type = type)
    select string_agg(part, ' union all ') from (
        select format(
            'select %L::text, t.id, t.language, %s, case when search_config(t.language) <> ''expect_simple''::regconfig then %s end from (select i.id, l.language, %s from %s i cross join lateral jsonb_object_keys(%s) l(language) offset 0) t',
            type,
            string_agg(format('setweight(to_tsvector(search_config(t.language), t.text%s), %L)', position, weight), ' || ' order by position),
            string_agg(spelt, ' || ' order by position),
            string_agg(format('search_text(i.%I ->> l.language) as text%s', col, position), ', ' order by position),
            source,
            string_agg(format('coalesce(i.%I, ''{}'')', col), ' || ' order by position)) as part
        from fields where kind = 'LOCALIZED'
        having count(*) > 0
        union all
        select format(
            'select %L::text, t.id, '''', %s, null::tsvector from (select i.id, %s from %s i where concat(%s) <> '''' offset 0) t',
            type,
            string_agg(format('setweight(to_tsvector(''expect_simple'', t.text%s), %L)', position, weight), ' || ' order by position),
            string_agg(format('search_text(%s) as text%s', body, position), ', ' order by position),
            source,
            string_agg(body, ', ' order by position))
        from fields where kind <> 'LOCALIZED'
        having count(*) > 0) parts
$$;
-- The statement that writes the documents of a type's rows, and the words that are new.
create or replace function search_writing(type text, source text) returns text language sql stable as $$
    select format(
        'with made (content_type, item_id, language, vector, spellings) as materialized (%s),
        written as (insert into search_documents (content_type, item_id, language, vector) select content_type, item_id, language, vector from made),
        spelt as (insert into search_spellings (item_id, language, spellings) select item_id, language, spellings from made where spellings is not null)
        insert into search_words (language, spelling, word)
        select m.language, m.spelling, search_stem(m.language, m.spelling)
        from (select distinct language, unnest(tsvector_to_array(coalesce(spellings, vector))) as spelling from made) m
        where m.spelling ~ ''^[[:alpha:]]{3,40}$'' and not exists (select 1 from search_words w where w.language = m.language and w.spelling = m.spelling)',
        search_statement(type, source))
$$;

create or replace function maintain_search() returns trigger language plpgsql as $$
declare
    type text := tg_argv[0];
    source text := 'added';
begin
    if tg_op = 'TRUNCATE' then
        delete from search_spellings s using search_documents d where d.content_type = type and s.item_id = d.item_id;
        delete from search_documents where content_type = type;
        return null;
    elsif tg_op = 'DELETE' then
        delete from search_spellings s using removed r where s.item_id = r.id;
        delete from search_documents d using removed r where d.content_type = type and d.item_id = r.id;
        return null;
    elsif tg_op = 'UPDATE' then
        source := format('(select n.* from changed n join former o on o.id = n.id where row(%s) is distinct from row(%s))',
            search_columns(type, 'n'), search_columns(type, 'o'));
        execute format('delete from search_spellings s using %s c where s.item_id = c.id', source);
        execute format('delete from search_documents d using %s c where d.content_type = %L and d.item_id = c.id', source, type);
    end if;
    execute search_writing(type, source);
    return null;
end $$;
create or replace function search_rebuild() returns bigint language plpgsql as $$
declare
    type record;
begin
    lock table search_documents in share row exclusive mode;
    delete from search_spellings;
    delete from search_documents;
    delete from search_words;
    for type in select content_type, min(tab) as tab from search_fields group by content_type loop
        execute search_writing(type.content_type, quote_ident(type.tab));
    end loop;
    return (select count(*) from search_documents);
end $$;

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
                select case when looked.spelling is null then d.vector
                    else coalesce((select s.spellings from search_spellings s where s.item_id = d.item_id and s.language = d.language), d.vector) end as words) w
            where d.content_type = type and d.language = looked.language and d.vector @@ looked.query
                and (case when names_only then ts_filter(w.words, '{a}') else w.words end) @@ coalesce(looked.spelling, looked.query);
        end loop;
    end loop;
end $$;

select search_rebuild();
