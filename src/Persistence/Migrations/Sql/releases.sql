-- Only moves of the life cycle, and rights as on all other content; that releases are for editors is said by the visibility table.
create trigger transition before update of status on releases
    for each row when (old.status <> new.status) execute function check_transition('release');
grant select on releases, release_changes, release_items to expect_reader;
grant select, insert, update, delete on releases, release_changes, release_items to expect_writer;
