insert into countries (
    id, source_id, iso2, iso3, "numeric", name, region_code, region_name, subregion_code, subregion_name,
    is_ldc, is_french, official_languages, currencies)
select
    md5('Country:' || iso2)::uuid, md5('Source:cldr')::uuid, iso2, iso3, "numeric", jsonb_build_object('fr', name_fr, 'en', name_en),
    region, case when region is not null then jsonb_build_object('fr', region_fr, 'en', region_en) end,
    subregion, case when subregion is not null then jsonb_build_object('fr', subregion_fr, 'en', subregion_en) end,
    is_ldc, is_french, string_to_array(coalesce(official_languages, ''), ','), string_to_array(coalesce(currencies, ''), ',')
from stage
on conflict (iso2) do update set
    iso3 = excluded.iso3, "numeric" = excluded."numeric", name = excluded.name,
    region_code = excluded.region_code, region_name = excluded.region_name,
    subregion_code = excluded.subregion_code, subregion_name = excluded.subregion_name,
    is_ldc = excluded.is_ldc, is_french = excluded.is_french,
    official_languages = excluded.official_languages, currencies = excluded.currencies,
    version = countries.version + 1, updated_at = now()
where (countries.iso3, countries."numeric", countries.name, countries.region_code, countries.region_name, countries.subregion_code,
       countries.subregion_name, countries.is_ldc, countries.is_french, countries.official_languages, countries.currencies)
    is distinct from (excluded.iso3, excluded."numeric", excluded.name, excluded.region_code, excluded.region_name, excluded.subregion_code,
       excluded.subregion_name, excluded.is_ldc, excluded.is_french, excluded.official_languages, excluded.currencies)
returning xmax = 0;
