insert into memberships (id, group_id, member_id, valid_from)
select md5('Membership:' || g.id || m.id || s.valid_from)::uuid, g.id, m.id, s.valid_from
from stage s
join territories g on g.siren = s.group_siren and g.valid_to is null
join territories m on m.insee_code = s.member_insee and m.kind in ('COMMUNE', 'SPECIAL_STATUS') and m.valid_to is null
where not exists (
    select 1 from memberships x where x.group_id = g.id and x.member_id = m.id and x.valid_to is null)
returning true;
