SELECT count(*) FROM (SELECT 1 FROM territories t1 WHERE (t1.kind = $1 AND (t1.official_name ->> 'fr') IS NULL)) t0;

SELECT (t0.official_name ->> 'fr') FROM (SELECT t1.official_name, (t1.official_name ->> 'fr') AS k0, t1.slug AS k1, t1.id AS k2 FROM territories t1 WHERE expect_fold((t1.official_name ->> 'fr')) COLLATE "C" ^@ expect_fold($1) ORDER BY (t1.official_name ->> 'fr') COLLATE "fr-x-icu" DESC, t1.slug, t1.id LIMIT 3) t0 ORDER BY t0.k0 COLLATE "fr-x-icu" DESC, t0.k1, t0.k2;

SELECT count(*) FROM (SELECT 1 FROM territories t1 WHERE expect_fold((t1.official_name ->> 'fr')) COLLATE "C" ^@ expect_fold($1)) t0;
