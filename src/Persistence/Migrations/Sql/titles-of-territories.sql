-- The published offers of a territory by title, as its page lists them: without it all of the territory's offers are sorted.
create index ix_expertise_offers_territory_title_fr on expertise_offers (territory_id, ((title ->> 'fr')) collate "fr-x-icu", id) where status = 'PUBLISHED';
