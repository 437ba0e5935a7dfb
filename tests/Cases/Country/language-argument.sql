SELECT (t0.name ->> 'fr'), (t0.name ->> 'en'), (t0.name ->> 'ja'), CASE WHEN t0.name ? 'fr' THEN 'FR' END, t0.name FROM (SELECT t1.name FROM countries t1 WHERE t1.iso3 = $1) t0;
