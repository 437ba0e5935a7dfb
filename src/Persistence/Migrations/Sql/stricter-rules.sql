-- Rules that writers at the same time, or half-filled columns, could slip past.

-- Share locks conflict with a change of the ancestor's own parent, which key share locks let through: of two moves that
-- together would close a circle, the second waits for the first and then sees it, or ends as a deadlock.
create or replace function check_acyclic() returns trigger language plpgsql as $$
declare ancestor uuid := new.parent_id;
begin
    while ancestor is not null loop
        if ancestor = new.id then
            raise exception 'An item cannot be part of itself.'
                using errcode = 'check_violation', constraint = 'ck_' || tg_table_name || '_acyclic', table = tg_table_name;
        end if;
        execute format('select parent_id from %I where id = $1 for share', tg_table_name) into ancestor using ancestor;
    end loop;
    return new;
end $$;

-- A total budget is an amount and its currency, or neither; its decimals are bounded like those of the award.
alter table fundings add constraint ck_fundings_total_budget_currency
    check ((total_budget is null) = (total_budget_currency is null));
alter table fundings add constraint ck_fundings_total_budget_minor_units
    check (total_budget is null or has_minor_units(total_budget, total_budget_currency));

-- An application that was granted funding keeps its funder and its project.
alter table funding_applications add constraint ak_funding_applications_funder_project unique (id, funder_id, project_id);
alter table fundings add constraint fk_fundings_application_funder_project
    foreign key (application_id, funder_id, project_id) references funding_applications (id, funder_id, project_id);

-- A partial date is a date and its precision, or neither.
alter table labels add constraint ck_labels_launched_on check ((launched_on is null) = (launched_on_precision is null));
alter table funding_applications add constraint ck_funding_applications_submitted_on
    check ((submitted_on is null) = (submitted_on_precision is null));
