-- Search. An item's document holds its own text only, one for each language that it has and one for texts without a
-- language. What an item is found by through others (the territory of an offer, the partners of its projects) is looked up
-- when a question is asked, under the rights of who asks: nothing hidden is ever copied into another item's document.

-- No stop words: which words of a question carry no meaning is decided when it is asked. Accents go before the stemmer sees
-- a word, so that words written with and without them have one stem.
create text search dictionary expect_french (template = snowball, language = french);
create text search dictionary expect_english (template = snowball, language = english);
create text search dictionary expect_spanish (template = snowball, language = spanish);
create text search configuration expect_simple (copy = pg_catalog.simple);
create text search configuration expect_french (copy = pg_catalog.french);
create text search configuration expect_english (copy = pg_catalog.english);
create text search configuration expect_spanish (copy = pg_catalog.spanish);
alter text search configuration expect_simple alter mapping for asciiword, asciihword, hword_asciipart, word, hword, hword_part with unaccent, simple;
alter text search configuration expect_french alter mapping for asciiword, asciihword, hword_asciipart, word, hword, hword_part with unaccent, expect_french;
alter text search configuration expect_english alter mapping for asciiword, asciihword, hword_asciipart, word, hword, hword_part with unaccent, expect_english;
alter text search configuration expect_spanish alter mapping for asciiword, asciihword, hword_asciipart, word, hword, hword_part with unaccent, expect_spanish;

-- The stemming of a language, by its BCP 47 tag; '' is text without a language.
create function search_config(language text) returns regconfig language sql immutable parallel safe
as $$
    select case language
        when 'fr' then 'public.expect_french'::regconfig when 'en' then 'public.expect_english'::regconfig
        when 'es' then 'public.expect_spanish'::regconfig else 'public.expect_simple'::regconfig end
$$;
-- Joined words are words of their own (l’eau, Seine-Saint-Denis, et/ou), and nothing is taken for a tag.
create function search_text(value text) returns text language sql immutable parallel safe
as $$ select coalesce(translate(value, E'’-/_<>\uE000\uE001', '        '), '') $$;
create function search_query(language text, term text) returns tsquery language sql immutable parallel safe
as $$ select phraseto_tsquery(search_config(language), search_text(term)) $$;
create function search_stem(language text, term text) returns text language sql immutable parallel safe
as $$ select coalesce((tsvector_to_array(to_tsvector(search_config(language), search_text(term))))[1], '') $$;

-- Among documents that match alike the shorter ones come first: Paris before Cormeilles-en-Parisis.
create function search_brevity(vector tsvector) returns double precision language sql immutable parallel safe
as $$ select 0.75 + 0.25 / (1 + ln(greatest(length(vector), 1))) $$;

-- Whether a word can be meant by a misspelt one, and how well: 1 is the same word, null none at all. One letter wrong in a short
-- word, two in a long one, or the word begun and not ended. Both are stems.
create extension if not exists fuzzystrmatch;
create function search_likeness(word text, meant text) returns double precision language sql immutable parallel safe
as $$
    select case
        when word = meant then 1
        when length(meant) >= 3 and abs(length(word) - length(meant)) <= 2
            and levenshtein_less_equal(word, meant, 2) <= case when least(length(word), length(meant)) < 6 then 1 else 2 end
            then 1 - levenshtein(word, meant)::double precision / greatest(length(word), length(meant))
        when length(meant) >= 4 and starts_with(word, meant) then length(meant)::double precision / length(word) end
$$;

-- What of each type can be found: A names, B what says most, C and D the rest.
create table search_fields (
    content_type text collate "C" not null,
    position int not null,
    field text collate "C" not null,
    tab text collate "C" not null,
    col text collate "C" not null,
    kind text collate "C" not null constraint ck_search_fields_kind check (kind in ('LOCALIZED', 'TEXT', 'LIST')),
    weight "char" not null constraint ck_search_fields_weight check (weight in ('A', 'B', 'C', 'D')),
    constraint pk_search_fields primary key (content_type, position)
);
insert into search_fields (content_type, position, field, tab, col, kind, weight) values
    ('Territory', 1, 'name', 'territories', 'name', 'LOCALIZED', 'A'),
    ('Territory', 2, 'aliases', 'territories', 'aliases', 'LIST', 'A'),
    ('Territory', 3, 'officialName', 'territories', 'official_name', 'LOCALIZED', 'A'),
    ('Territory', 4, 'assemblyName', 'territories', 'assembly_name', 'TEXT', 'B'),
    ('Territory', 5, 'inseeCode', 'territories', 'insee_code', 'TEXT', 'C'),
    ('Territory', 6, 'siren', 'territories', 'siren', 'TEXT', 'C'),
    ('Country', 1, 'name', 'countries', 'name', 'LOCALIZED', 'A'),
    ('Country', 2, 'iso2', 'countries', 'iso2', 'TEXT', 'C'),
    ('Country', 3, 'iso3', 'countries', 'iso3', 'TEXT', 'C'),
    ('Country', 4, 'regionName', 'countries', 'region_name', 'LOCALIZED', 'D'),
    ('Country', 5, 'subregionName', 'countries', 'subregion_name', 'LOCALIZED', 'D'),
    ('Theme', 1, 'name', 'themes', 'name', 'LOCALIZED', 'A'),
    ('Theme', 2, 'code', 'themes', 'code', 'TEXT', 'C'),
    ('Theme', 3, 'dacPurposeCode', 'themes', 'dac_purpose_code', 'TEXT', 'C'),
    ('Organization', 1, 'name', 'organizations', 'name', 'LOCALIZED', 'A'),
    ('Organization', 2, 'acronym', 'organizations', 'acronym', 'TEXT', 'A'),
    ('ExpertiseOffer', 1, 'title', 'expertise_offers', 'title', 'LOCALIZED', 'A'),
    ('ExpertiseOffer', 2, 'summary', 'expertise_offers', 'summary', 'LOCALIZED', 'B'),
    ('ExpertiseOffer', 3, 'description', 'expertise_offers', 'description', 'LOCALIZED', 'C'),
    ('Practice', 1, 'title', 'practices', 'title', 'LOCALIZED', 'A'),
    ('Practice', 2, 'description', 'practices', 'description', 'LOCALIZED', 'B'),
    ('Practice', 3, 'replicationText', 'practices', 'replication_text', 'LOCALIZED', 'C'),
    ('Label', 1, 'name', 'labels', 'name', 'LOCALIZED', 'A'),
    ('Label', 2, 'code', 'labels', 'code', 'TEXT', 'A'),
    ('Label', 3, 'description', 'labels', 'description', 'LOCALIZED', 'B'),
    ('Label', 4, 'authority', 'labels', 'authority', 'TEXT', 'C'),
    ('Project', 1, 'title', 'projects', 'title', 'LOCALIZED', 'A'),
    ('Project', 2, 'objective', 'projects', 'objective', 'LOCALIZED', 'B'),
    ('Project', 3, 'iatiIdentifier', 'projects', 'iati_identifier', 'TEXT', 'C'),
    ('Article', 1, 'title', 'articles', 'title', 'LOCALIZED', 'A'),
    ('Article', 2, 'lead', 'articles', 'lead', 'LOCALIZED', 'B'),
    ('Article', 3, 'body', 'articles', 'body', 'LOCALIZED', 'C');

-- One partition for each type: a search of territories never meets the words of 200 000 offers.
create table search_documents (
    content_type text collate "C" not null,
    item_id uuid not null,
    language text collate "C" not null,
    vector tsvector not null
) partition by list (content_type);
-- Not unique, which would cost a bulk load more than it is worth: only the function below writes here.
create index ix_search_documents_item on search_documents (item_id);
do $$
declare type record;
begin
    for type in select content_type, min(tab) as tab from search_fields group by content_type loop
        execute format('create table search_documents_%s partition of search_documents for values in (%L)', type.tab, type.content_type);
    end loop;
end $$;

-- The words of all documents, from which a misspelt word is corrected. A word may stand here twice, and stay when its last
-- document goes: writers never wait for each other here, and a word without a visible document finds nothing.
create table search_words (
    language text collate "C" not null,
    word text collate "C" not null
);

-- The SELECT that makes the documents of a type's rows. In the row at hand, its columns are those of alias i.
create function search_statement(type text, source text) returns text language sql stable as $$
    select string_agg(part, ' union all ') from (
        select format(
            'select %L::text, i.id, l.language, %s from %s i cross join lateral jsonb_object_keys(%s) l(language)',
            type,
            string_agg(format('setweight(to_tsvector(search_config(l.language), search_text(i.%I ->> l.language)), %L)', col, weight), ' || ' order by position),
            source,
            string_agg(format('coalesce(i.%I, ''{}'')', col), ' || ' order by position)) as part
        from search_fields where content_type = type and kind = 'LOCALIZED'
        having count(*) > 0
        union all
        select format(
            'select %L::text, i.id, '''', %s from %s i where concat(%s) <> ''''',
            type,
            string_agg(format('setweight(to_tsvector(''expect_simple'', search_text(%s)), %L)', body, weight), ' || ' order by position),
            source,
            string_agg(body, ', ' order by position))
        from (
            select position, weight, case kind when 'LIST' then format('array_to_string(i.%I, '' '')', col) else format('i.%I', col) end as body
            from search_fields where content_type = type and kind <> 'LOCALIZED') plain
        having count(*) > 0) parts
$$;
create function search_columns(type text, alias text) returns text language sql stable as $$
    select string_agg(format('%I.%I', alias, col), ', ' order by position) from search_fields where content_type = type
$$;

-- Documents are written in the transaction of the content, a statement at a time, and only where a searched text changed.
create function maintain_search() returns trigger language plpgsql as $$
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
    execute format(
        'with made as (insert into search_documents (content_type, item_id, language, vector) %s returning language, vector)
        insert into search_words (language, word)
        select m.language, m.word from (select distinct language, unnest(tsvector_to_array(vector)) as word from made) m
        where m.word ~ ''^[[:alpha:]]{3,40}$'' and not exists (select 1 from search_words w where w.language = m.language and w.word = m.word)',
        search_statement(type, source));
    return null;
end $$;

-- Makes everything anew from the content; readers see the former documents until it is done, writers wait.
create function search_rebuild() returns bigint language plpgsql as $$
declare
    type record;
    made bigint;
    total bigint := 0;
begin
    lock table search_documents in share row exclusive mode;
    delete from search_documents;
    delete from search_words;
    for type in select content_type, min(tab) as tab from search_fields group by content_type loop
        execute 'insert into search_documents (content_type, item_id, language, vector) ' || search_statement(type.content_type, quote_ident(type.tab));
        get diagnostics made = row_count;
        total := total + made;
    end loop;
    insert into search_words (language, word)
    select language, word from (select distinct language, unnest(tsvector_to_array(vector)) as word from search_documents) m
    where word ~ '^[[:alpha:]]{3,40}$';
    return total;
end $$;

do $$
declare type record;
begin
    for type in select content_type, min(tab) as tab from search_fields group by content_type loop
        execute format('create trigger search_added after insert on %I referencing new table as added for each statement execute function maintain_search(%L)', type.tab, type.content_type);
        execute format('create trigger search_changed after update on %I referencing new table as changed old table as former for each statement execute function maintain_search(%L)', type.tab, type.content_type);
        execute format('create trigger search_removed after delete on %I referencing old table as removed for each statement execute function maintain_search(%L)', type.tab, type.content_type);
        execute format('create trigger search_emptied after truncate on %I for each statement execute function maintain_search(%L)', type.tab, type.content_type);
    end loop;
    perform search_rebuild();
end $$;
-- A short list of pending entries: every search reads it.
create index ix_search_documents_vector on search_documents using gin (vector) with (gin_pending_list_limit = 256);
create index ix_search_words on search_words (language, word);
create index ix_search_words_similar on search_words using gin (word gin_trgm_ops);

-- Documents of some types whose names match, term by term. Word by word and type by type, so that each look goes by the
-- index of its partition, whatever the planner would expect of all together.
create function search_names(types text[], languages text[], terms text[])
returns table (content_type text, item_id uuid, term int, score bigint) language plpgsql stable rows 20 as $$
declare
    looked record;
    type text;
begin
    for looked in
        select t.n::int, l.language, search_query(l.language, t.term) as query
        from unnest(terms) with ordinality t(term, n) cross join unnest(languages) l(language)
    loop
        foreach type in array types loop
            return query
            select d.content_type, d.item_id, looked.n, (ts_rank(d.vector, looked.query) * search_brevity(d.vector) * 100000)::bigint
            from search_documents d
            where d.content_type = type and d.language = looked.language and d.vector @@ looked.query and ts_filter(d.vector, '{a}') @@ looked.query;
        end loop;
    end loop;
end $$;
-- The same with words spelt alike; of names only, or of all that a document says. Quoted words
-- are taken as they are.
create function search_alike(types text[], languages text[], terms text[], quoted boolean[], names_only boolean)
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
            select distinct w.word::tsquery, search_likeness(w.word, s.stem)
            from (select search_stem(l.language, t.term) as stem) s
            join search_words w on w.language = l.language and w.word % s.stem
            where not t.quoted and w.word <> s.stem and search_likeness(w.word, s.stem) is not null) q
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

-- Where the words asked for stand in an item's own text: [{"field", "text"}], the words between U+E000 and U+E001. Of each
-- localised text the first of the languages that it has, as it is shown; a word misspelt is found by likeness.
create function search_highlights(type text, item uuid, languages text[], terms text[]) returns jsonb language plpgsql stable as $$
declare
    texts text;
    shown record;
    query tsquery;
    likely tsquery;
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
        shown.body := translate(shown.body, E'\uE000\uE001’ʼ‐‑', '  ''''--');
        select coalesce(string_agg(quote_literal(w.word), ' | ')::tsquery, '') into likely
        from unnest(tsvector_to_array(to_tsvector(search_config(shown.language), search_text(shown.body)))) w(word), unnest(terms) t(term)
        where w.word ~ '^[[:alpha:]]{3,40}$' and search_likeness(w.word, search_stem(shown.language, t.term)) is not null;
        select coalesce(string_agg(search_query(shown.language, t.term)::text, ' | ')::tsquery, '') into query
        from unnest(terms) t(term) where numnode(search_query(shown.language, t.term)) > 0;
        if not to_tsvector(search_config(shown.language), search_text(shown.body)) @@ query then
            query := likely;
        end if;
        continue when numnode(query) = 0;
        marked := ts_headline(search_config(shown.language), shown.body, query,
            E'StartSel=\uE000, StopSel=\uE001, ' || case when length(shown.body) < 200 then 'HighlightAll=true' else 'MaxFragments=2, MaxWords=25, MinWords=10, FragmentDelimiter=" … "' end);
        if strpos(marked, E'\uE000') > 0 then
            result := result || jsonb_build_object('field', shown.field, 'text', marked);
        end if;
    end loop;
    return result;
end $$;

grant select on search_fields, search_documents, search_words to expect_reader;
grant select, insert, update, delete on search_documents, search_words to expect_writer;
grant select on search_fields to expect_writer;
