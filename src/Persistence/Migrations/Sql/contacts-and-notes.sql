-- Contacts of offers are parts like all others, with an id of their own. Whoever reads content reads them as far as the
-- visibility table of the code says.
alter table offer_contacts
    add column id uuid not null default gen_random_uuid(),
    alter column name type text collate "C",
    alter column email type text collate "C",
    alter column phone type text collate "C",
    add constraint ck_offer_contacts_phone check (phone ~ '\S');
alter table offer_contacts drop constraint pk_offer_contacts;
alter table offer_contacts add constraint pk_offer_contacts primary key (id);
create unique index ux_offer_contacts_offer_id on offer_contacts (offer_id);
grant select on offer_contacts to expect_reader;
