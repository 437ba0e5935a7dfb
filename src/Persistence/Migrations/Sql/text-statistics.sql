-- How often texts begin with what: without it the planner expects one row of a hundred for any prefix, and walks the whole
-- order of the list in search of them.
create statistics st_territories_name_fr_exact on ((name ->> 'fr') collate "C") from territories;
create statistics st_expertise_offers_title_fr_exact on ((title ->> 'fr') collate "C") from expertise_offers;
analyze territories, expertise_offers;
