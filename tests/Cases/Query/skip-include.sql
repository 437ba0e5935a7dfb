SELECT t0.iso2 FROM (SELECT t1.iso2 FROM countries t1 WHERE t1.iso2 = $1) t0;
