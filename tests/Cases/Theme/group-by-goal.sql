SELECT t0.k0, t0.a0, $1 FROM (SELECT t1.k0, count(*) AS n, count(*) AS a0 FROM (SELECT DISTINCT t2.id, t3.k0 FROM themes t2 CROSS JOIN LATERAL unnest(t2.sdg_goals) t3(k0) WHERE $2 = ANY (t2.path)) t1 GROUP BY t1.k0 ORDER BY t1.k0 LIMIT 100) t0 ORDER BY t0.k0;

SELECT t2.id, t2.code, t0.a0, $1, t0.k0 FROM (SELECT t1.k0, count(*) AS n, count(*) AS a0 FROM (SELECT t3.parent_id AS k0 FROM themes t3 WHERE $2 = ANY (t3.path)) t1 GROUP BY t1.k0 ORDER BY count(*) DESC, t1.k0 LIMIT 100) t0 LEFT JOIN themes t2 ON t2.id = t0.k0 ORDER BY t0.n DESC, t0.k0;
