revoke all on offer_contacts from expect_reader;
drop index ux_offer_contacts_offer_id;
alter table offer_contacts drop constraint pk_offer_contacts, drop constraint ck_offer_contacts_phone, drop column id;
alter table offer_contacts add constraint pk_offer_contacts primary key (offer_id);
