SELECT count(*) FROM (SELECT 1 FROM territories t1 WHERE t1.id = ANY ($1)) t0;

SELECT count(*) FROM (SELECT 1 FROM territories t1 WHERE t1.id = ANY ($1)) t0;
