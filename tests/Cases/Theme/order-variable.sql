SELECT t0.code FROM (SELECT t1.code, t1.code AS k0, t1.id AS k1 FROM themes t1 ORDER BY t1.code DESC, t1.id DESC LIMIT 3) t0 ORDER BY t0.k0 DESC, t0.k1 DESC;
