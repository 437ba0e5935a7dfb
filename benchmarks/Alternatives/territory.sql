-- A page of twenty offers of a territory (:slug), as the service asks it.
select o.slug, o.title ->> 'fr'
from (select o.slug, o.title, o.published_at, o.id from expertise_offers o join territories t on t.id = o.territory_id
    where o.status = 'PUBLISHED' and (o.publish_at is null or o.publish_at <= now()) and (o.unpublish_at is null or o.unpublish_at > now()) and t.slug = :slug and t.id = territory_id_of(:slug)
    order by o.published_at desc, o.id desc limit 21) o
order by o.published_at desc, o.id desc;
