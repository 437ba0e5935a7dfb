-- The same by two round trips in one transaction: the page, then its lists by the ids that came back (:ids).
\startpipeline
begin;
select o.id, o.slug, o.title ->> 'fr' from expertise_offers o where o.status = 'PUBLISHED' and (o.publish_at is null or o.publish_at <= now()) and (o.unpublish_at is null or o.unpublish_at > now()) order by o.published_at desc, o.id desc limit 20;
\endpipeline
\startpipeline
select m.offer_id, m.form, m.involvement, m.min_days, m.max_days, m.one_off from modalities m where m.offer_id = any (:ids) order by m.offer_id, m.form, m.id;
select l.offer_id, t.code, t.name ->> 'fr' from offer_themes l join themes t on t.id = l.theme_id where l.offer_id = any (:ids)
order by l.offer_id, (t.name ->> 'fr') collate "fr-x-icu", t.id;
commit;
\endpipeline
