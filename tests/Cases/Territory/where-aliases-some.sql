SELECT t0.slug FROM (SELECT t1.slug, (t1.name ->> 'fr') AS k0, t1.id AS k1 FROM territories t1 WHERE EXISTS (SELECT 1 FROM unnest(t1.aliases) AS t2 (value) WHERE strpos(expect_fold(t2.value), expect_fold($1)) > 0) ORDER BY (t1.name ->> 'fr') COLLATE "fr-x-icu", t1.id LIMIT 4) t0 ORDER BY t0.k0 COLLATE "fr-x-icu", t0.k1;

SELECT count(*) FROM (SELECT 1 FROM territories t1 WHERE EXISTS (SELECT 1 FROM unnest(t1.aliases) AS t2 (value) WHERE strpos(expect_fold(t2.value), expect_fold($1)) > 0)) t0;
