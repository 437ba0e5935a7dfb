-- How often texts begin with what: without it the planner expects one row of a hundred for any prefix, and walks the whole
-- order of the list in search of them. The importer and the seeder analyse what they have filled: to analyse empty tables
-- here would make every plan of theirs believe that the tables stay empty.
create statistics st_territories_name_fr_exact on ((name ->> 'fr') collate "C") from territories;
create statistics st_expertise_offers_title_fr_exact on ((title ->> 'fr') collate "C") from expertise_offers;
-- Thousands of communes begin with « Saint »: a hundred classes are too few to tell them apart.
alter statistics st_territories_name_fr_exact set statistics 1000;
alter statistics st_expertise_offers_title_fr_exact set statistics 1000;
