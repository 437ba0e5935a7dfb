insert into territories (
    id, source_id, kind, insee_code, siren, name, official_name, epci_nature, parent_id, population, population_year,
    slug, iso3166_2, assembly_name, valid_from, country_id, aliases)
select
    md5('Territory:' || kind || ':' || coalesce(insee, siren))::uuid, md5('Source:cog')::uuid, kind, insee, siren,
    jsonb_build_object('fr', s.name), case when official_name is not null then jsonb_build_object('fr', official_name) end,
    epci_nature, md5('Territory:' || parent)::uuid, population, population_year,
    slug, iso3166_2, assembly_name, valid_from, md5('Country:FR')::uuid, '{}'
from stage s
order by case kind when 'REGION' then 0 when 'OVERSEAS' then 0 when 'SPECIAL_STATUS' then 1 when 'DEPARTMENT' then 2 when 'COMMUNE' then 3 else 4 end
on conflict (id) do update set
    siren = excluded.siren, name = territories.name || excluded.name, official_name = excluded.official_name, epci_nature = excluded.epci_nature,
    parent_id = excluded.parent_id, population = excluded.population, population_year = excluded.population_year,
    slug = excluded.slug, iso3166_2 = excluded.iso3166_2, assembly_name = excluded.assembly_name, valid_to = null,
    version = territories.version + 1, updated_at = now()
where (territories.siren, territories.name ->> 'fr', territories.official_name, territories.epci_nature, territories.parent_id, territories.population,
       territories.population_year, territories.slug, territories.iso3166_2, territories.assembly_name, territories.valid_to)
    is distinct from (excluded.siren, excluded.name ->> 'fr', excluded.official_name, excluded.epci_nature, excluded.parent_id, excluded.population,
       excluded.population_year, excluded.slug, excluded.iso3166_2, excluded.assembly_name, null::date)
returning xmax = 0;
