SELECT t0.id FROM (SELECT t1.id FROM practices t1 WHERE (t1.status = 'PUBLISHED' AND (t1.publish_at IS NULL OR t1.publish_at <= now()) AND (t1.unpublish_at IS NULL OR t1.unpublish_at > now())) AND t1.id = $1) t0;

SELECT t0.id FROM (SELECT t1.id FROM label_applications t1 WHERE false AND t1.id = $1) t0;

SELECT t0.id FROM (SELECT t1.id FROM assets t1 WHERE EXISTS (SELECT 1 FROM article_images t2 JOIN articles t3 ON t3.id = t2.article_id WHERE t2.asset_id = t1.id AND (t3.status = 'PUBLISHED' AND (t3.publish_at IS NULL OR t3.publish_at <= now()) AND (t3.unpublish_at IS NULL OR t3.unpublish_at > now()))) AND t1.id = $1) t0;

SELECT t0.id FROM (SELECT t1.id FROM projects t1 WHERE (t1.status = 'PUBLISHED' AND (t1.publish_at IS NULL OR t1.publish_at <= now()) AND (t1.unpublish_at IS NULL OR t1.unpublish_at > now())) AND t1.id = $1) t0;

SELECT t0.id FROM (SELECT t1.id FROM articles t1 WHERE (t1.status = 'PUBLISHED' AND (t1.publish_at IS NULL OR t1.publish_at <= now()) AND (t1.unpublish_at IS NULL OR t1.unpublish_at > now())) AND t1.id = $1) t0;
