alter table memberships drop constraint ex_memberships_pair;
alter table memberships add constraint ex_memberships_pair
    exclude using gist (group_id with =, member_id with =, daterange(valid_from, valid_to) with &&);
alter table label_awards drop constraint ex_label_awards_validity;
alter table label_awards add constraint ex_label_awards_validity
    exclude using gist (territory_id with =, label_id with =, theme_id with =, daterange(valid_from, valid_to, '[]') with &&)
    where (status <> 'WITHDRAWN');
alter table presences drop constraint ex_presences_validity;
alter table presences add constraint ex_presences_validity
    exclude using gist (territory_id with =, country_id with =, kind with =, daterange(valid_from, valid_to) with &&);
