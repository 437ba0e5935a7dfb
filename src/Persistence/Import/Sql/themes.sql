insert into themes (id, source_id, code, parent_id, name, dac_purpose_code, sdg_goals)
select
    md5('Theme:' || code)::uuid, md5('Source:themes')::uuid, code, md5('Theme:' || parent)::uuid,
    jsonb_build_object('fr', name_fr, 'en', name_en), dac_purpose_code, string_to_array(coalesce(sdg_goals, ''), ',')::int[]
from stage
order by parent nulls first
on conflict (code) do update set
    parent_id = excluded.parent_id, name = excluded.name, dac_purpose_code = excluded.dac_purpose_code, sdg_goals = excluded.sdg_goals,
    version = themes.version + 1, updated_at = now()
where (themes.parent_id, themes.name, themes.dac_purpose_code, themes.sdg_goals)
    is distinct from (excluded.parent_id, excluded.name, excluded.dac_purpose_code, excluded.sdg_goals)
returning xmax = 0;
