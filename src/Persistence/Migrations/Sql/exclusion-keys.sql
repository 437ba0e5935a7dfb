-- The equal columns of these rules become one value. As columns of their own the planner takes their index for a way to find
-- rows by any one of them, expects little of it, and reads the whole of it once for each row: minutes instead of a second.
alter table memberships drop constraint ex_memberships_pair;
alter table memberships add constraint ex_memberships_pair
    exclude using gist ((md5(group_id::text || member_id::text)::uuid) with =, daterange(valid_from, valid_to) with &&);
alter table label_awards drop constraint ex_label_awards_validity;
alter table label_awards add constraint ex_label_awards_validity
    exclude using gist ((md5(territory_id::text || label_id::text || theme_id::text)::uuid) with =, daterange(valid_from, valid_to, '[]') with &&)
    where (status <> 'WITHDRAWN');
alter table presences drop constraint ex_presences_validity;
alter table presences add constraint ex_presences_validity
    exclude using gist ((md5(territory_id::text || country_id::text || kind)::uuid) with =, daterange(valid_from, valid_to) with &&);
