SELECT (t0.title ->> 'fr'), (t0.body ->> 'fr') FROM (SELECT t1.title, t1.body FROM articles t1 WHERE (t1.status = 'PUBLISHED' AND (t1.publish_at IS NULL OR t1.publish_at <= now()) AND (t1.unpublish_at IS NULL OR t1.unpublish_at > now())) AND t1.id = (SELECT t2.item_id FROM slugs t2 WHERE (t2.content_type = 'Article' AND t2.language = $1 AND t2.slug = $2))) t0;

SELECT (t0.title ->> 'fr') FROM (SELECT t1.title FROM articles t1 WHERE (t1.status = 'PUBLISHED' AND (t1.publish_at IS NULL OR t1.publish_at <= now()) AND (t1.unpublish_at IS NULL OR t1.unpublish_at > now())) AND t1.id = (SELECT t2.item_id FROM slugs t2 WHERE (t2.content_type = 'Article' AND t2.language = $1 AND t2.slug = $2))) t0;

SELECT (t0.title ->> 'en') FROM (SELECT t1.title FROM articles t1 WHERE (t1.status = 'PUBLISHED' AND (t1.publish_at IS NULL OR t1.publish_at <= now()) AND (t1.unpublish_at IS NULL OR t1.unpublish_at > now())) AND t1.id = (SELECT t2.item_id FROM slugs t2 WHERE (t2.content_type = 'Article' AND t2.language = $1 AND t2.slug = $2))) t0;

SELECT (t0.title ->> 'fr') FROM (SELECT t1.title FROM articles t1 WHERE (t1.status = 'PUBLISHED' AND (t1.publish_at IS NULL OR t1.publish_at <= now()) AND (t1.unpublish_at IS NULL OR t1.unpublish_at > now())) AND t1.id = (SELECT t2.item_id FROM slugs t2 WHERE (t2.content_type = 'Article' AND t2.language = $1 AND t2.slug = $2))) t0;
