-- A condition that names an item is folded to the item's id when a statement is planned for its values: the id is compared
-- instead of the function's result for row after row, and the planner reads its frequency. "Immutable" promises more than
-- these functions keep. It is enough here: their arguments are parameters, so no plan that is kept ever holds a result of
-- theirs, and a plan for values is made and executed in one snapshot. No index and no constraint may use them.
alter function theme_id_of(text) immutable;
alter function country_id_of(text) immutable;
alter function territory_id_of(text) immutable;

-- The territories of a region and a kind in their default order.
create index ix_territories_region_kind_name_fr on territories (region_id, kind, ((name ->> 'fr')) collate "fr-x-icu", id);
