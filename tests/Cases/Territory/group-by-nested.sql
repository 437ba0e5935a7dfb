SELECT t1.id, t0.a0, t0.a1 FROM (SELECT t3.id AS id FROM (SELECT t4.id FROM territories t4 WHERE t4.slug = ANY ($1) ORDER BY t4.slug, t4.id LIMIT 20) t3) t1 CROSS JOIN LATERAL (SELECT count(*) AS n, count(*) AS a0, max(t2.m0) AS a1 FROM (SELECT t5.population AS m0 FROM territories t5 WHERE t5.parent_id = t1.id) t2) t0 ORDER BY t1.id;

SELECT t1.id, t0.k0, t0.a0 FROM (SELECT t3.id AS id FROM (SELECT t4.id FROM territories t4 WHERE t4.slug = ANY ($1) ORDER BY t4.slug, t4.id LIMIT 20) t3) t1 CROSS JOIN LATERAL (SELECT t2.k0, count(*) AS n, count(*) AS a0 FROM (SELECT t5.kind AS k0 FROM territories t5 WHERE t5.parent_id = t1.id) t2 GROUP BY t2.k0 ORDER BY count(*) DESC, t2.k0 LIMIT 100) t0 ORDER BY t1.id, t0.n DESC, t0.k0;

SELECT t0.slug, t0.id FROM (SELECT t1.slug, t1.id, t1.slug AS k0, t1.id AS k1 FROM territories t1 WHERE t1.slug = ANY ($1) ORDER BY t1.slug, t1.id LIMIT 21) t0 ORDER BY t0.k0, t0.k1;
