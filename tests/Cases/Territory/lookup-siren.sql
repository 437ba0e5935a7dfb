SELECT t0.slug, t0.insee_code FROM (SELECT t1.slug, t1.insee_code FROM territories t1 WHERE (t1.siren = $1 AND t1.valid_to IS NULL)) t0;
