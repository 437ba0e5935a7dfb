-- The newest twenty offers with their lists: as the service asks, flat rows by one batch, each list finding the page again.
\startpipeline
select m.offer_id, m.form, m.involvement, m.min_days, m.max_days, m.one_off
from (select o.id from expertise_offers o where o.status = 'PUBLISHED' and (o.publish_at is null or o.publish_at <= now()) and (o.unpublish_at is null or o.unpublish_at > now()) order by o.published_at desc, o.id desc limit 20) o
cross join lateral (select m.offer_id, m.form, m.involvement, m.min_days, m.max_days, m.one_off, m.id from modalities m where m.offer_id = o.id) m
order by m.offer_id, m.form, m.id;
select o.id, t.code, t.name ->> 'fr'
from (select o.id from expertise_offers o where o.status = 'PUBLISHED' and (o.publish_at is null or o.publish_at <= now()) and (o.unpublish_at is null or o.unpublish_at > now()) order by o.published_at desc, o.id desc limit 20) o
cross join lateral (select t.code, t.name, t.id from offer_themes l join themes t on t.id = l.theme_id where l.offer_id = o.id) t
order by o.id, (t.name ->> 'fr') collate "fr-x-icu", t.id;
select o.id, o.slug, o.title ->> 'fr'
from (select o.id, o.slug, o.title, o.published_at from expertise_offers o where o.status = 'PUBLISHED' and (o.publish_at is null or o.publish_at <= now()) and (o.unpublish_at is null or o.unpublish_at > now()) order by o.published_at desc, o.id desc limit 20) o
order by o.published_at desc, o.id desc;
\endpipeline
