-- A misspelt word is compared with words as they are spelt: stems of words that differ by a letter can differ by more, and
-- those of words that differ by more can be nearer (marsaille is Marseille, not Maresville).
drop table search_words;
create table search_words (
    language text collate "C" not null,
    spelling text collate "C" not null,
    word text collate "C" not null
);
grant select on search_words to expect_reader;
grant select, insert, delete on search_words to expect_writer;

-- To the database's parser every character beyond ASCII is a letter: typographic quotation marks, dashes and spaces that do not
-- break must part words before it sees them. A soft hyphen is no character of the word.
create function search_signs() returns text language sql immutable parallel safe
as $$ select '[\u00a0-\u00a9\u00ab\u00ac\u00ae-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7\u00f7\u02bc\u2000-\u206f\u2190-\u2bff\u2e00-\u2e7f\u3000-\u303f]' $$;
create or replace function search_text(value text) returns text language sql immutable parallel safe
as $$ select coalesce(translate(regexp_replace(replace(value, U&'\00ad', ''), search_signs(), ' ', 'g'), E'-/_<>\uE000\uE001', '       '), '') $$;

-- The SELECT that makes the documents of a type's rows, with the words as they are spelt: their type, id, language, vector, spelt.
create or replace function search_statement(type text, source text) returns text language sql stable as $$
    select string_agg(part, ' union all ') from (
        select format(
            'select %L::text, i.id, l.language, %s, to_tsvector(''expect_simple'', concat_ws('' '', %s)) from %s i cross join lateral jsonb_object_keys(%s) l(language)',
            type,
            string_agg(format('setweight(to_tsvector(search_config(l.language), search_text(i.%I ->> l.language)), %L)', col, weight), ' || ' order by position),
            string_agg(format('search_text(i.%I ->> l.language)', col), ', ' order by position),
            source,
            string_agg(format('coalesce(i.%I, ''{}'')', col), ' || ' order by position)) as part
        from search_fields where content_type = type and kind = 'LOCALIZED'
        having count(*) > 0
        union all
        select format(
            'select %L::text, i.id, '''', %s, to_tsvector(''expect_simple'', concat_ws('' '', %s)) from %s i where concat(%s) <> ''''',
            type,
            string_agg(format('setweight(to_tsvector(''expect_simple'', search_text(%s)), %L)', body, weight), ' || ' order by position),
            string_agg(format('search_text(%s)', body), ', ' order by position),
            source,
            string_agg(body, ', ' order by position))
        from (
            select position, weight, case kind when 'LIST' then format('array_to_string(i.%I, '' '')', col) else format('i.%I', col) end as body
            from search_fields where content_type = type and kind <> 'LOCALIZED') plain
        having count(*) > 0) parts
$$;
-- The statement that writes the documents of a type's rows, and the words that are new.
create function search_writing(type text, source text) returns text language sql stable as $$
    select format(
        'with made (content_type, item_id, language, vector, spelt) as materialized (%s),
        written as (insert into search_documents (content_type, item_id, language, vector) select content_type, item_id, language, vector from made)
        insert into search_words (language, spelling, word)
        select m.language, m.spelling, search_stem(m.language, m.spelling)
        from (select distinct language, unnest(tsvector_to_array(spelt)) as spelling from made) m
        where m.spelling ~ ''^[[:alpha:]]{3,40}$'' and not exists (select 1 from search_words w where w.language = m.language and w.spelling = m.spelling)',
        search_statement(type, source))
$$;

create or replace function maintain_search() returns trigger language plpgsql as $$
declare
    type text := tg_argv[0];
    source text := 'added';
begin
    if tg_op = 'TRUNCATE' then
        delete from search_documents where content_type = type;
        return null;
    elsif tg_op = 'DELETE' then
        delete from search_documents d using removed r where d.content_type = type and d.item_id = r.id;
        return null;
    elsif tg_op = 'UPDATE' then
        source := format('(select n.* from changed n join former o on o.id = n.id where row(%s) is distinct from row(%s))',
            search_columns(type, 'n'), search_columns(type, 'o'));
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
    delete from search_documents;
    delete from search_words;
    for type in select content_type, min(tab) as tab from search_fields group by content_type loop
        execute search_writing(type.content_type, quote_ident(type.tab));
    end loop;
    return (select count(*) from search_documents);
end $$;
create index ix_search_words on search_words (language, spelling);
select search_rebuild();
create index ix_search_words_similar on search_words using gin (spelling gin_trgm_ops);

create or replace function search_alike(types text[], languages text[], terms text[], quoted boolean[], names_only boolean)
returns table (content_type text, item_id uuid, term int, score bigint) language plpgsql stable rows 100 set pg_trgm.similarity_threshold = 0.2 as $$
declare
    looked record;
    type text;
begin
    for looked in
        select t.n::int, l.language, q.query, q.likeness
        from unnest(terms, quoted) with ordinality t(term, quoted, n) cross join unnest(languages) l(language)
        cross join lateral (
            select search_query(l.language, t.term) as query, 1 as likeness
            union all
            select w.word::tsquery, max(search_likeness(w.spelling, s.spelling))
            from (select search_stem('', t.term) as spelling, search_stem(l.language, t.term) as stem) s
            join search_words w on w.language = l.language and w.spelling % s.spelling
            where not t.quoted and w.word <> s.stem and search_likeness(w.spelling, s.spelling) is not null
            group by w.word) q
    loop
        foreach type in array types loop
            return query
            select d.content_type, d.item_id, looked.n, (looked.likeness * ts_rank(d.vector, looked.query) * search_brevity(d.vector) * 100000)::bigint
            from search_documents d
            where d.content_type = type and d.language = looked.language and d.vector @@ looked.query
                and (not names_only or ts_filter(d.vector, '{a}') @@ looked.query);
        end loop;
    end loop;
end $$;

-- The parser behind ts_headline takes typographic signs for letters too: while it looks, control characters stand around them.
create or replace function search_highlights(type text, item uuid, languages text[], terms text[]) returns jsonb language plpgsql stable as $$
declare
    texts text;
    shown record;
    query tsquery;
    marked text;
    result jsonb := '[]';
begin
    select string_agg(format(
        case kind when 'LOCALIZED' then
            'select %1$s as position, %2$L as field, l.language, i.%3$I ->> l.language as body from %4$I i
             cross join lateral (select language from unnest($2) with ordinality u(language, n) where i.%3$I ? u.language order by n limit 1) l where i.id = $1'
        when 'LIST' then 'select %1$s, %2$L, '''', array_to_string(i.%3$I, '', '') from %4$I i where i.id = $1'
        else 'select %1$s, %2$L, '''', i.%3$I::text from %4$I i where i.id = $1' end,
        position, field, col, tab), ' union all ') || ' order by 1'
    into texts from search_fields where content_type = type;
    for shown in execute texts using item, languages loop
        continue when coalesce(shown.body, '') = '';
        shown.body := replace(translate(shown.body, E'\uE000\uE001\u0001', '   '), U&'\00ad', '');
        select string_agg(search_query(shown.language, t.term)::text, ' | ')::tsquery into query
        from unnest(terms) t(term) where numnode(search_query(shown.language, t.term)) > 0;
        if query is null or not to_tsvector(search_config(shown.language), search_text(shown.body)) @@ query then
            select string_agg(distinct quote_literal(search_stem(shown.language, w.word)), ' | ')::tsquery into query
            from unnest(tsvector_to_array(to_tsvector('expect_simple', search_text(shown.body)))) w(word), unnest(terms) t(term)
            where w.word ~ '^[[:alpha:]]{3,40}$' and search_likeness(w.word, search_stem('', t.term)) is not null;
        end if;
        continue when query is null;
        marked := ts_headline(search_config(shown.language), regexp_replace(shown.body, search_signs(), E'\u0001\\&\u0001', 'g'), query,
            E'StartSel=\uE000, StopSel=\uE001, ' || case when length(shown.body) < 200 then 'HighlightAll=true' else 'MaxFragments=2, MaxWords=25, MinWords=10, FragmentDelimiter=" … "' end);
        if strpos(marked, E'\uE000') > 0 then
            result := result || jsonb_build_object('field', shown.field, 'text', translate(marked, E'\u0001', ''));
        end if;
    end loop;
    return result;
end $$;
