SELECT t0.iso3 FROM (SELECT t1.iso3 FROM countries t1 WHERE t1.iso2 = $1) t0;
