SELECT t0.slug FROM (SELECT t1.slug FROM territories t1 WHERE t1.slug = $1) t0;
