SELECT t0.code FROM (SELECT t1.code, (t1.name ->> 'fr') AS k0, t1.id AS k1 FROM themes t1 WHERE EXISTS (SELECT 1 FROM themes t2 WHERE t2.parent_id = t1.id AND strpos(expect_fold((t2.name ->> 'fr')), expect_fold($1)) > 0) ORDER BY (t1.name ->> 'fr') COLLATE "fr-x-icu", t1.id LIMIT 4) t0 ORDER BY t0.k0 COLLATE "fr-x-icu", t0.k1;

SELECT count(*) FROM (SELECT 1 FROM themes t1 WHERE EXISTS (SELECT 1 FROM themes t2 WHERE t2.parent_id = t1.id AND strpos(expect_fold((t2.name ->> 'fr')), expect_fold($1)) > 0)) t0;
