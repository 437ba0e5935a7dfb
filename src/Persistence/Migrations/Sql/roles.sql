-- Roles are of the cluster, shared by its databases: they may be there already.
do $$
begin
    if not exists (select 1 from pg_roles where rolname = 'expect_reader') then
        create role expect_reader nologin;
    end if;
    if not exists (select 1 from pg_roles where rolname = 'expect_writer') then
        create role expect_writer nologin;
    end if;
exception when duplicate_object or unique_violation then
    null;
end $$;
do $$
begin
    execute format('grant expect_reader, expect_writer to %I', current_user);
    execute format('grant usage on schema public to expect_reader, expect_writer');
end $$;
grant select on all tables in schema public to expect_reader;
revoke all on offer_contacts, schema_migrations from expect_reader;
grant select, insert, update, delete on all tables in schema public to expect_writer;
revoke insert, update, delete, truncate on lifecycle_transitions, schema_migrations from expect_writer;
