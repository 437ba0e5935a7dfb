-- The same by one statement of flat rows, whose lists are an array for each column.
select o.id, o.slug, o.title ->> 'fr', m.forms, m.involvements, m.min_days, m.max_days, m.one_off, t.codes, t.names
from (select o.id, o.slug, o.title, o.published_at from expertise_offers o where o.status = 'PUBLISHED' and (o.publish_at is null or o.publish_at <= now()) and (o.unpublish_at is null or o.unpublish_at > now()) order by o.published_at desc, o.id desc limit 20) o
cross join lateral (select array_agg(m.form order by m.form, m.id) as forms, array_agg(m.involvement order by m.form, m.id) as involvements,
    array_agg(m.min_days order by m.form, m.id) as min_days, array_agg(m.max_days order by m.form, m.id) as max_days,
    array_agg(m.one_off order by m.form, m.id) as one_off from modalities m where m.offer_id = o.id) m
cross join lateral (select array_agg(t.code order by (t.name ->> 'fr') collate "fr-x-icu", t.id) as codes,
    array_agg(t.name ->> 'fr' order by (t.name ->> 'fr') collate "fr-x-icu", t.id) as names
    from offer_themes l join themes t on t.id = l.theme_id where l.offer_id = o.id) t
order by o.published_at desc, o.id desc;
