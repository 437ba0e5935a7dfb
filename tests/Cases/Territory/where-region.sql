SELECT t0.slug FROM (SELECT t1.slug, (t1.name ->> 'fr') AS k0, t1.id AS k1 FROM territories t1 LEFT JOIN territories t2 ON t2.id = t1.region_id WHERE ((t2.slug = $1 AND t2.id = territory_id_of($1)) AND t1.kind = $2) ORDER BY (t1.name ->> 'fr') COLLATE "fr-x-icu", t1.id LIMIT 4) t0 ORDER BY t0.k0 COLLATE "fr-x-icu", t0.k1;

SELECT count(*) FROM (SELECT 1 FROM territories t1 LEFT JOIN territories t2 ON t2.id = t1.region_id WHERE ((t2.slug = $1 AND t2.id = territory_id_of($1)) AND t1.kind = $2)) t0;
