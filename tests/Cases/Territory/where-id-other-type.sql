SELECT count(*) FROM (SELECT 1 FROM territories t1 WHERE (t1.slug = ANY ($1) AND t1.id = $2)) t0;

SELECT count(*) FROM (SELECT 1 FROM territories t1 WHERE (t1.slug = ANY ($1) AND t1.id <> $2)) t0;
