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
drop trigger offer_complete on expertise_offers;
create constraint trigger offer_complete after insert or update on expertise_offers
    deferrable initially deferred for each row execute function check_offer_complete();
