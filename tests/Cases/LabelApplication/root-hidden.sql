SELECT t0.status FROM (SELECT t1.status, t1.submitted_on AS k0, t1.id AS k1 FROM label_applications t1 WHERE false ORDER BY t1.submitted_on DESC, t1.id DESC LIMIT 21) t0 ORDER BY t0.k0 DESC, t0.k1 DESC;

SELECT count(*) FROM (SELECT 1 FROM label_applications t1 WHERE false) t0;
