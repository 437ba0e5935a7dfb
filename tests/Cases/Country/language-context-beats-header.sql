SELECT (t0.name ->> 'fr'), CASE WHEN t0.name ? 'fr' THEN 'FR' END FROM (SELECT t1.name FROM countries t1 WHERE t1.iso2 = $1) t0;
