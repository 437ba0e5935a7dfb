SELECT t0.slug, t0.siren FROM (SELECT t1.slug, t1.siren FROM territories t1 WHERE (t1.kind = $1 AND t1.insee_code = $2 AND t1.valid_to IS NULL)) t0;
