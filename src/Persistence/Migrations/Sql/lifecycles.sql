-- A new item begins where its life cycle does: the name of the first status is the argument. What is taken over from elsewhere
-- comes as it is, by the owner of the tables, who migrates, imports and seeds; the service writes in another role.
create or replace function check_first_status() returns trigger language plpgsql as $$
begin
    if current_user = (select pg_get_userbyid(relowner) from pg_class where oid = tg_relid) then
        return new;
    end if;
    raise exception 'A new item is %, not %.', tg_argv[0], new.status
        using errcode = 'check_violation', constraint = 'ck_' || tg_table_name || '_transition', table = tg_table_name;
end $$;
