-- The same by one statement whose only value is the finished JSON.
select json_build_object('nodes', json_agg(json_build_object('id', o.id, 'slug', o.slug, 'title', o.title ->> 'fr',
    'modalities', (select coalesce(json_agg(json_build_object('form', m.form, 'involvement', m.involvement, 'minDays', m.min_days,
        'maxDays', m.max_days, 'oneOff', m.one_off) order by m.form, m.id), '[]') from modalities m where m.offer_id = o.id),
    'themes', (select coalesce(json_agg(json_build_object('code', t.code, 'name', t.name ->> 'fr') order by (t.name ->> 'fr') collate "fr-x-icu", t.id), '[]')
        from offer_themes l join themes t on t.id = l.theme_id where l.offer_id = o.id)
    ) order by o.published_at desc, o.id desc))
from (select o.id, o.slug, o.title, o.published_at from expertise_offers o where o.status = 'PUBLISHED' and (o.publish_at is null or o.publish_at <= now()) and (o.unpublish_at is null or o.unpublish_at > now()) order by o.published_at desc, o.id desc limit 20) o;
