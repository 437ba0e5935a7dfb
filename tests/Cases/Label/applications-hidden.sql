SELECT (SELECT count(*) FROM label_applications t1 WHERE t1.label_id = t0.id AND false), t0.id FROM (SELECT t2.id FROM labels t2 WHERE t2.code = $1) t0;

SELECT count(*) FROM (SELECT 1 FROM labels t1 WHERE EXISTS (SELECT 1 FROM label_applications t2 WHERE t2.label_id = t1.id AND false)) t0;
