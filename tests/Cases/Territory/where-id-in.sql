SELECT t0.slug FROM (SELECT t1.slug, t1.slug AS k0, t1.id AS k1 FROM territories t1 WHERE t1.id = ANY ($1) ORDER BY t1.slug, t1.id LIMIT 21) t0 ORDER BY t0.k0, t0.k1;
