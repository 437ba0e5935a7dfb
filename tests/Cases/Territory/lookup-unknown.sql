SELECT t0.slug FROM (SELECT t1.slug FROM territories t1 WHERE t1.id = (SELECT t2.item_id FROM slugs t2 WHERE (t2.content_type = 'Territory' AND t2.language = '' AND t2.slug = $1))) t0;
