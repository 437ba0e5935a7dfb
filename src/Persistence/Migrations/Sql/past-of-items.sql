-- Whoever reads content reads its past, as far as the tables of rights of the code say.
create view status_history as
    select id, item_id, content_type, status, at as entered_at, reason
    from revisions where action in ('CREATED', 'MOVED') and status is not null;
grant select on revisions, status_history to expect_reader;
grant select on status_history to expect_writer;
