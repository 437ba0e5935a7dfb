SELECT t0.iso3 FROM (SELECT t1.iso3 FROM countries t1 WHERE t1.iso2 = $1) t0;

SELECT t0.iso3 FROM (SELECT t1.iso3 FROM countries t1 WHERE t1.iso2 = $1) t0;

SELECT count(*) FROM (SELECT 1 FROM themes t1) t0;
