-- Names in the order of the programme's two main languages, as the renderer writes the expressions.
create index ix_territories_name_fr on territories (((name ->> 'fr')) collate "fr-x-icu", id);
create index ix_territories_name_en on territories ((coalesce((name ->> 'en'), (name ->> 'fr'))) collate "en-x-icu", id);
create index ix_territories_name_fr_folded on territories (expect_fold(name ->> 'fr') collate "C");
create index ix_territories_name_fr_exact on territories ((name ->> 'fr') collate "C");
create index ix_memberships_group on memberships (group_id, valid_from);
create index ix_memberships_member on memberships (member_id, valid_from);
create index ix_offer_themes_theme on offer_themes (theme_id, offer_id);
create index ix_offer_target_countries_country on offer_target_countries (country_id, offer_id);
create index ix_project_themes_theme on project_themes (theme_id, project_id);
create index ix_project_partners_territory on project_partners (territory_id, project_id);
create index ix_label_awards_territory_awarded on label_awards (territory_id, awarded_on desc, id desc);
create index ix_fundings_project on fundings (project_id, signed_on desc, id desc);
create index ix_projects_lead on projects (lead_id);
create index ix_expertise_offers_title_fr on expertise_offers (((title ->> 'fr')) collate "fr-x-icu", id) where status = 'PUBLISHED';
create index ix_expertise_offers_title_fr_folded on expertise_offers (expect_fold(title ->> 'fr') collate "C") where status = 'PUBLISHED';
create index ix_territories_parent_name_fr on territories (parent_id, ((name ->> 'fr')) collate "fr-x-icu", id);
