SELECT (t0.name ->> 'en'), CASE WHEN t0.name ? 'en' THEN 'EN' END FROM (SELECT t1.name FROM territories t1 WHERE t1.slug = $1) t0;
