SELECT t0.iso2, t0.k0, t0.k1 FROM (SELECT t1.iso2, (t1.name ->> 'fr') AS k0, t1.id AS k1 FROM countries t1 ORDER BY (t1.name ->> 'fr') COLLATE "fr-x-icu", t1.id LIMIT 1) t0 ORDER BY t0.k0 COLLATE "fr-x-icu", t0.k1;

SELECT count(*) FROM (SELECT 1 FROM countries t1) t0;
