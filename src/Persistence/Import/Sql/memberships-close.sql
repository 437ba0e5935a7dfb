update memberships x set valid_to = (select max(valid_from) from stage)
from territories g, territories m
where g.id = x.group_id and m.id = x.member_id and g.kind in ('EPCI', 'EPT') and x.valid_to is null
    and x.valid_from < (select max(valid_from) from stage)
    and not exists (select 1 from stage s where s.group_siren = g.siren and s.member_insee = m.insee_code);
