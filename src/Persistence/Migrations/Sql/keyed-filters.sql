-- The ids behind the keys by which filters name items. The planner evaluates a stable function when it estimates, and so
-- knows how frequent the very item is, where a join would leave it with the average of all.
create function theme_id_of(key text) returns uuid language plpgsql stable strict parallel safe
as $$ begin return (select id from public.themes where code = key collate "C"); end $$;
create function country_id_of(key text) returns uuid language plpgsql stable strict parallel safe
as $$ begin return (select id from public.countries where iso2 = key collate "C"); end $$;
create function territory_id_of(key text) returns uuid language plpgsql stable strict parallel safe
as $$ begin return (select id from public.territories where slug = key collate "C"); end $$;

-- Conditions that equality serves: a name, a number of an authority, and a kind in the default order.
create index ix_territories_name_fr_equal on territories ((name ->> 'fr'));
create index ix_territories_insee on territories (insee_code);
create index ix_territories_siren_all on territories (siren);
create index ix_territories_kind_name_fr on territories (kind, ((name ->> 'fr')) collate "fr-x-icu", id);
