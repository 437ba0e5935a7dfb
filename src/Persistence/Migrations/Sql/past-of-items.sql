-- Whoever reads content reads its past, as far as the tables of rights of the code say. Of accounts only the names, and only
-- while they are there: revisions name accounts by their ids, so that a person can be forgotten.
create view status_history as
    select id, item_id, content_type, status, at as entered_at, reason
    from revisions where action in ('CREATED', 'MOVED') and status is not null;
create view actors as select id, display_name collate "C" as name from accounts;
grant select on revisions, status_history, actors to expect_reader;
grant select on status_history, actors to expect_writer;
