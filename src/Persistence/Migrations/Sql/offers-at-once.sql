-- The authorities of new offers are looked at once for all offers of a statement, not once for each.
drop trigger offer_territory on expertise_offers;
create trigger offer_territory before update of territory_id on expertise_offers
    for each row execute function check_offer_territory();

-- The share lock makes who relies on an authority's kind and who changes it wait for each other; it is taken in one order by all.
create function check_offer_territories() returns trigger language plpgsql as $$
begin
    perform 1 from territories where id in (select territory_id from added) order by id for share;
    if exists (select 1 from added a join territories t on t.id = a.territory_id where t.kind in ('FOREIGN_AUTHORITY', 'NETWORK')) then
        raise exception 'An offer is made by a French authority or an association of them.'
            using errcode = 'check_violation', constraint = 'ck_expertise_offers_territory', table = 'expertise_offers';
    end if;
    return null;
end $$;
create trigger offer_territories after insert on expertise_offers
    referencing new table as added for each statement execute function check_offer_territories();
