update territories t set valid_to = (select max(valid_from) from stage), version = version + 1, updated_at = now()
where source_id = md5('Source:cog')::uuid and valid_to is null and valid_from < (select max(valid_from) from stage)
    and not exists (select 1 from stage s where t.id = md5('Territory:' || s.kind || ':' || coalesce(s.insee, s.siren))::uuid);
