SELECT NULLIF(concat_ws(' – ', (t0.name ->> 'fr')), ''), t0.is_french FROM (SELECT t1.name, t1.is_french FROM countries t1 WHERE t1.iso2 = $1) t0;
