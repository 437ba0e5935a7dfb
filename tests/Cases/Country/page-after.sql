SELECT t0.iso2, t0.k0, t0.k1 FROM (SELECT t1.iso2, t1.iso2 AS k0, t1.id AS k1 FROM countries t1 WHERE (t1.iso2, t1.id) < ($1, $2) ORDER BY t1.iso2 DESC, t1.id DESC LIMIT 3) t0 ORDER BY t0.k0 DESC, t0.k1 DESC;

SELECT count(*) FROM (SELECT 1 FROM countries t1) t0;
