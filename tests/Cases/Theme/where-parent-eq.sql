SELECT t0.code FROM (SELECT t1.code, (t1.name ->> 'fr') AS k0, t1.id AS k1 FROM themes t1 LEFT JOIN themes t2 ON t2.id = t1.parent_id WHERE (t2.code = $1 AND t2.id = theme_id_of($1)) ORDER BY (t1.name ->> 'fr') COLLATE "fr-x-icu", t1.id LIMIT 4) t0 ORDER BY t0.k0 COLLATE "fr-x-icu", t0.k1;

SELECT count(*) FROM (SELECT 1 FROM themes t1 LEFT JOIN themes t2 ON t2.id = t1.parent_id WHERE (t2.code = $1 AND t2.id = theme_id_of($1))) t0;
