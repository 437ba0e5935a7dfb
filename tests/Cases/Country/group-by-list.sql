SELECT t0.k0, t0.a0, $1 FROM (SELECT t1.k0, count(*) AS n, count(*) AS a0 FROM (SELECT DISTINCT t2.id, t3.k0 FROM countries t2 CROSS JOIN LATERAL unnest(t2.official_languages) t3(k0) WHERE t2.subregion_code = $2) t1 GROUP BY t1.k0 ORDER BY count(*) DESC, t1.k0 LIMIT 100) t0 ORDER BY t0.n DESC, t0.k0;

SELECT count(*) FROM (SELECT 1 FROM countries t1 WHERE t1.subregion_code = $1) t0;
