SELECT t0.id, t0.slug, NULLIF(concat_ws(' – ', (t0.title ->> 'fr')), '') FROM (SELECT t1.id, t1.slug, t1.title FROM practices t1 WHERE (t1.status = 'PUBLISHED' AND (t1.publish_at IS NULL OR t1.publish_at <= now()) AND (t1.unpublish_at IS NULL OR t1.unpublish_at > now())) AND t1.id = ANY ($1)) t0;

SELECT t0.id, t0.iso2, NULLIF(concat_ws(' – ', (t0.name ->> 'fr')), '') FROM (SELECT t1.id, t1.iso2, t1.name FROM countries t1 WHERE t1.id = ANY ($1)) t0;

SELECT t0.id, NULLIF(concat_ws(' – ', (t1.name ->> 'fr'), (t2.name ->> 'fr'), (t3.name ->> 'fr')), '') FROM (SELECT t4.id, t4.label_id, t4.applicant_id, t4.theme_id FROM label_applications t4 WHERE false AND t4.id = ANY ($1)) t0 JOIN labels t1 ON t1.id = t0.label_id JOIN territories t2 ON t2.id = t0.applicant_id JOIN themes t3 ON t3.id = t0.theme_id;
