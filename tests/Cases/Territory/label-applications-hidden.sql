SELECT t1.id, t0.status FROM (SELECT t2.id AS id FROM (SELECT t3.id FROM territories t3 WHERE t3.id = (SELECT t4.item_id FROM slugs t4 WHERE (t4.content_type = 'Territory' AND t4.language = '' AND t4.slug = $1))) t2) t1 CROSS JOIN LATERAL (SELECT t5.status, t5.submitted_on AS k0, t5.id AS k1 FROM label_applications t5 WHERE t5.applicant_id = t1.id AND false ORDER BY t5.submitted_on DESC, t5.id DESC LIMIT 21) t0 ORDER BY t1.id, t0.k0 DESC, t0.k1 DESC;

SELECT (SELECT count(*) FROM label_applications t1 WHERE t1.applicant_id = t0.id AND false), t0.id FROM (SELECT t2.id FROM territories t2 WHERE t2.id = (SELECT t3.item_id FROM slugs t3 WHERE (t3.content_type = 'Territory' AND t3.language = '' AND t3.slug = $1))) t0;

SELECT count(*) FROM (SELECT 1 FROM territories t1 WHERE EXISTS (SELECT 1 FROM label_applications t2 WHERE t2.applicant_id = t1.id AND false)) t0;
