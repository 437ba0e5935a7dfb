-- Each text is made ready for the search once: its words by the rules of its language, and as they are spelt, come of the same.
-- OFFSET 0 keeps the planner from putting the expression wherever its value is used.
create or replace function search_statement(type text, source text) returns text language sql stable as $$
    select string_agg(part, ' union all ') from (
        select format(
            'select %L::text, t.id, t.language, %s, to_tsvector(''expect_simple'', concat_ws('' '', %s))
            from (select i.id, l.language, %s from %s i cross join lateral jsonb_object_keys(%s) l(language) offset 0) t',
            type,
            string_agg(format('setweight(to_tsvector(search_config(t.language), t.text%s), %L)', position, weight), ' || ' order by position),
            string_agg(format('t.text%s', position), ', ' order by position),
            string_agg(format('search_text(i.%I ->> l.language) as text%s', col, position), ', ' order by position),
            source,
            string_agg(format('coalesce(i.%I, ''{}'')', col), ' || ' order by position)) as part
        from search_fields where content_type = type and kind = 'LOCALIZED'
        having count(*) > 0
        union all
        select format(
            'select %L::text, t.id, '''', %s, to_tsvector(''expect_simple'', concat_ws('' '', %s)) from (select i.id, %s from %s i where concat(%s) <> '''' offset 0) t',
            type,
            string_agg(format('setweight(to_tsvector(''expect_simple'', t.text%s), %L)', position, weight), ' || ' order by position),
            string_agg(format('t.text%s', position), ', ' order by position),
            string_agg(format('search_text(%s) as text%s', body, position), ', ' order by position),
            source,
            string_agg(body, ', ' order by position))
        from (
            select position, weight, case kind when 'LIST' then format('array_to_string(i.%I, '' '')', col) else format('i.%I', col) end as body
            from search_fields where content_type = type and kind <> 'LOCALIZED') plain
        having count(*) > 0) parts
$$;

-- An offer that is not published needs not be complete: it is not looked at again at the end of the transaction.
drop trigger offer_complete on expertise_offers;
create constraint trigger offer_complete after insert or update on expertise_offers
    deferrable initially deferred for each row when (new.status = 'PUBLISHED') execute function check_offer_complete();
