drop trigger offer_territories on expertise_offers;
drop function check_offer_territories();
drop trigger offer_territory on expertise_offers;
create trigger offer_territory before insert or update of territory_id on expertise_offers
    for each row execute function check_offer_territory();
