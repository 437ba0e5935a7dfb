SELECT t0.slug FROM (SELECT t1.slug, t1.published_at AS k0, t1.id AS k1 FROM practices t1 WHERE (t1.status = 'PUBLISHED' AND (t1.publish_at IS NULL OR t1.publish_at <= now()) AND (t1.unpublish_at IS NULL OR t1.unpublish_at > now())) AND t1.id = ANY ($1) ORDER BY t1.published_at DESC, t1.id DESC LIMIT 21) t0 ORDER BY t0.k0 DESC, t0.k1 DESC;

SELECT count(*) FROM (SELECT 1 FROM practices t1 WHERE (t1.status = 'PUBLISHED' AND (t1.publish_at IS NULL OR t1.publish_at <= now()) AND (t1.unpublish_at IS NULL OR t1.unpublish_at > now())) AND t1.id = ANY ($1)) t0;
