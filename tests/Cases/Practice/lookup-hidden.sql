SELECT (t0.title ->> 'fr') FROM (SELECT t1.title FROM practices t1 WHERE (t1.status = 'PUBLISHED' AND (t1.publish_at IS NULL OR t1.publish_at <= now()) AND (t1.unpublish_at IS NULL OR t1.unpublish_at > now())) AND t1.id = (SELECT t2.item_id FROM slugs t2 WHERE (t2.content_type = 'Practice' AND t2.language = '' AND t2.slug = $1))) t0;

SELECT (t0.title ->> 'fr') FROM (SELECT t1.title FROM practices t1 WHERE (t1.status = 'PUBLISHED' AND (t1.publish_at IS NULL OR t1.publish_at <= now()) AND (t1.unpublish_at IS NULL OR t1.unpublish_at > now())) AND t1.id = $1) t0;

SELECT (t0.title ->> 'fr') FROM (SELECT t1.title FROM practices t1 WHERE (t1.status = 'PUBLISHED' AND (t1.publish_at IS NULL OR t1.publish_at <= now()) AND (t1.unpublish_at IS NULL OR t1.unpublish_at > now())) AND t1.id = $1) t0;
