SELECT count(*) FROM (SELECT 1 FROM expertise_offers t1 WHERE (t1.status = 'PUBLISHED' AND (t1.publish_at IS NULL OR t1.publish_at <= now()) AND (t1.unpublish_at IS NULL OR t1.unpublish_at > now())) AND (t1.slug = $1 AND t1.published_at IS DISTINCT FROM $2)) t0;

SELECT count(*) FROM (SELECT 1 FROM expertise_offers t1 WHERE (t1.status = 'PUBLISHED' AND (t1.publish_at IS NULL OR t1.publish_at <= now()) AND (t1.unpublish_at IS NULL OR t1.unpublish_at > now())) AND (t1.slug = $1 AND t1.published_at IS DISTINCT FROM $2)) t0;
