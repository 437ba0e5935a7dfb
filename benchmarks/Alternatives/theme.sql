-- A page of twenty offers of a theme (:code), as the service asks it.
select o.slug, o.title ->> 'fr'
from (select o.slug, o.title, o.published_at, o.id from expertise_offers o
    where o.status = 'PUBLISHED' and (o.publish_at is null or o.publish_at <= now()) and (o.unpublish_at is null or o.unpublish_at > now())
        and exists (select 1 from offer_themes l join themes t on t.id = l.theme_id where l.offer_id = o.id and t.code = :code and t.id = theme_id_of(:code))
    order by o.published_at desc, o.id desc limit 21) o
order by o.published_at desc, o.id desc;
