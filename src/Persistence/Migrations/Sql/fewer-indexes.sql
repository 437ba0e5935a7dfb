-- Indexes of foreign keys that others begin with: they found nothing that those do not, and cost every write.
drop index ix_fundings_project_id;
drop index ix_label_awards_territory_id;
drop index ix_memberships_group_id;
drop index ix_memberships_member_id;
drop index ix_offer_practices_practice_id;
drop index ix_offer_target_countries_country_id;
drop index ix_offer_themes_theme_id;
drop index ix_presences_country_id;
drop index ix_project_partners_territory_id;
drop index ix_project_practices_practice_id;
drop index ix_project_themes_theme_id;
drop index ix_territories_parent_id;
drop index ix_territories_region_id;
