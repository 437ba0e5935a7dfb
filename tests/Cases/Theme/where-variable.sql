SELECT t0.code FROM (SELECT t1.code, t1.code AS k0, t1.id AS k1 FROM themes t1 WHERE t1.code = ANY ($1) ORDER BY t1.code, t1.id LIMIT 21) t0 ORDER BY t0.k0, t0.k1;
