-- The rules of this step go; columns stay wide, since amounts of three decimals may be in them, and corrected rules stay.
alter table offer_contacts rename constraint ck_offer_contacts_email to offer_contacts_email_check;
alter table offer_contacts rename constraint ck_offer_contacts_name to offer_contacts_name_check;
alter table offer_contacts rename constraint fk_offer_contacts_offer_id to offer_contacts_offer_id_fkey;
alter table offer_contacts rename constraint pk_offer_contacts to offer_contacts_pkey;
alter table lifecycle_transitions rename constraint pk_lifecycle_transitions to lifecycle_transitions_pkey;
alter table slugs rename constraint pk_slugs to slugs_pkey;
drop function check_practice_territory, check_country_in_use, check_kind_in_use cascade;
alter table assets drop constraint ck_assets_pixels_both;
alter table territories drop constraint ck_territories_commune_insee_code;
alter table project_countries drop constraint ck_project_countries_share_decimals;
alter table funding_schemes drop constraint ck_funding_schemes_max_rate_decimals;
alter table disbursements drop constraint ck_disbursements_amount_size;
alter table funding_schemes drop constraint ck_funding_schemes_max_amount_size;
alter table funding_schemes drop constraint ck_funding_schemes_min_amount_size;
alter table funding_applications drop constraint ck_funding_applications_requested_amount_size;
alter table fundings drop constraint ck_fundings_total_budget_size;
alter table fundings drop constraint ck_fundings_awarded_amount_size;
drop function is_localized_text cascade;
