SELECT (t0.name ->> 'fr'), NULLIF(concat_ws(' – ', (t0.name ->> 'fr')), '') FROM (SELECT t1.name FROM labels t1 WHERE t1.code = $1) t0;
