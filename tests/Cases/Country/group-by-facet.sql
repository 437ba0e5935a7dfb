SELECT t0.k0, t0.a0, $1 FROM (SELECT t1.k0, count(*) AS n, count(*) AS a0 FROM (SELECT t2.is_ldc AS k0 FROM countries t2 WHERE t2.region_code = $2) t1 GROUP BY t1.k0 ORDER BY t1.k0 LIMIT 100) t0 ORDER BY t0.k0;

SELECT count(*) FROM (SELECT 1 FROM countries t1 WHERE (t1.is_ldc = $1 AND t1.region_code = $2)) t0;
