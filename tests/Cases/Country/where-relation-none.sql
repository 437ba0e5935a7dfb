SELECT t0.iso2 FROM (SELECT t1.iso2, (t1.name ->> 'fr') AS k0, t1.id AS k1 FROM countries t1 WHERE NOT EXISTS (SELECT 1 FROM territories t2 WHERE t2.country_id = t1.id AND t2.slug = $1 AND t2.id = territory_id_of($1)) ORDER BY (t1.name ->> 'fr') COLLATE "fr-x-icu", t1.id LIMIT 4) t0 ORDER BY t0.k0 COLLATE "fr-x-icu", t0.k1;

SELECT count(*) FROM (SELECT 1 FROM countries t1 WHERE NOT EXISTS (SELECT 1 FROM territories t2 WHERE t2.country_id = t1.id AND t2.slug = $1 AND t2.id = territory_id_of($1))) t0;
