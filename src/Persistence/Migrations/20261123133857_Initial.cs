using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Expect.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(SqlScripts.Read("functions"));

            migrationBuilder.CreateTable(
                name: "sources",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    publisher = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    address = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    published_on = table.Column<DateOnly>(type: "date", nullable: true),
                    licence = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false, defaultValue: 1),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()"),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()"),
                    source_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sources", x => x.id);
                    table.CheckConstraint("ck_sources_title", "title ~ '\\S'");
                    table.ForeignKey(
                        name: "fk_sources_source_id",
                        column: x => x.source_id,
                        principalTable: "sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "countries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    iso2 = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    iso3 = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    numeric = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name = table.Column<string>(type: "jsonb", nullable: false),
                    region_code = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    region_name = table.Column<string>(type: "jsonb", nullable: true),
                    subregion_code = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    subregion_name = table.Column<string>(type: "jsonb", nullable: true),
                    is_ldc = table.Column<bool>(type: "boolean", nullable: false),
                    is_french = table.Column<bool>(type: "boolean", nullable: false),
                    official_languages = table.Column<string[]>(type: "text[]", nullable: false),
                    currencies = table.Column<string[]>(type: "text[]", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false, defaultValue: 1),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()"),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()"),
                    source_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_countries", x => x.id);
                    table.CheckConstraint("ck_countries_iso2", "iso2 ~ '^[A-Z]{2}$'");
                    table.CheckConstraint("ck_countries_iso3", "iso3 ~ '^[A-Z]{3}$'");
                    table.CheckConstraint("ck_countries_name", "has_text(name, 'fr')");
                    table.CheckConstraint("ck_countries_numeric", "\"numeric\" ~ '^\\d{3}$'");
                    table.ForeignKey(
                        name: "fk_countries_source_id",
                        column: x => x.source_id,
                        principalTable: "sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "labels",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name = table.Column<string>(type: "jsonb", nullable: false),
                    description = table.Column<string>(type: "jsonb", nullable: true),
                    authority = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    predecessor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    default_validity_months = table.Column<int>(type: "integer", nullable: true),
                    launched_on = table.Column<DateOnly>(type: "date", nullable: true),
                    launched_on_precision = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false, defaultValue: 1),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()"),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()"),
                    source_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_labels", x => x.id);
                    table.CheckConstraint("ck_labels_default_validity_months", "default_validity_months > 0");
                    table.CheckConstraint("ck_labels_launched_on_precision_values", "launched_on_precision in ('YEAR', 'MONTH', 'DAY')");
                    table.CheckConstraint("ck_labels_name", "has_text(name, 'fr')");
                    table.ForeignKey(
                        name: "fk_labels_predecessor_id",
                        column: x => x.predecessor_id,
                        principalTable: "labels",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_labels_source_id",
                        column: x => x.source_id,
                        principalTable: "sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "themes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name = table.Column<string>(type: "jsonb", nullable: false),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    path = table.Column<string[]>(type: "text[]", nullable: false, defaultValueSql: "'{}'"),
                    dac_purpose_code = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    sdg_goals = table.Column<int[]>(type: "integer[]", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false, defaultValue: 1),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()"),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()"),
                    source_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_themes", x => x.id);
                    table.CheckConstraint("ck_themes_code", "code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'");
                    table.CheckConstraint("ck_themes_dac_purpose_code", "dac_purpose_code ~ '^\\d{5}$'");
                    table.CheckConstraint("ck_themes_name", "has_text(name, 'fr')");
                    table.ForeignKey(
                        name: "fk_themes_parent_id",
                        column: x => x.parent_id,
                        principalTable: "themes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_themes_source_id",
                        column: x => x.source_id,
                        principalTable: "sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "organizations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "jsonb", nullable: false),
                    acronym = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    slug = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    kind = table.Column<string>(type: "text", nullable: false),
                    website = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    country_id = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false, defaultValue: 1),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()"),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()"),
                    source_id = table.Column<Guid>(type: "uuid", nullable: true),
                    status = table.Column<string>(type: "text", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    publish_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    unpublish_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organizations", x => x.id);
                    table.CheckConstraint("ck_organizations_kind_values", "kind in ('FUNDER', 'OPERATOR', 'STATE_SERVICE', 'ASSOCIATION')");
                    table.CheckConstraint("ck_organizations_published_at", "(status in ('DRAFT', 'IN_REVIEW')) or published_at is not null");
                    table.CheckConstraint("ck_organizations_published_has_french", "status <> 'PUBLISHED' or has_text(name, 'fr')");
                    table.CheckConstraint("ck_organizations_schedule", "unpublish_at > publish_at");
                    table.CheckConstraint("ck_organizations_status_values", "status in ('DRAFT', 'IN_REVIEW', 'PUBLISHED', 'SUSPENDED', 'ARCHIVED')");
                    table.ForeignKey(
                        name: "fk_organizations_country_id",
                        column: x => x.country_id,
                        principalTable: "countries",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_organizations_source_id",
                        column: x => x.source_id,
                        principalTable: "sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "territories",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "jsonb", nullable: false),
                    official_name = table.Column<string>(type: "jsonb", nullable: true),
                    aliases = table.Column<string[]>(type: "text[]", nullable: false),
                    slug = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    country_id = table.Column<Guid>(type: "uuid", nullable: true),
                    iso3166_2 = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    local_level_name = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    insee_code = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    siren = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    epci_nature = table.Column<string>(type: "text", nullable: true),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    region_id = table.Column<Guid>(type: "uuid", nullable: true),
                    assembly_name = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    population = table.Column<int>(type: "integer", nullable: true),
                    population_year = table.Column<int>(type: "integer", nullable: true),
                    website = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    successor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false, defaultValue: 1),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()"),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()"),
                    source_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_territories", x => x.id);
                    table.CheckConstraint("ck_territories_country", "country_id is not null or kind = 'NETWORK'");
                    table.CheckConstraint("ck_territories_epci_nature", "(epci_nature is not null) = (kind = 'EPCI')");
                    table.CheckConstraint("ck_territories_epci_nature_values", "epci_nature in ('CC', 'CA', 'CU', 'METRO', 'MET69')");
                    table.CheckConstraint("ck_territories_foreign", "kind <> 'FOREIGN_AUTHORITY' or (siren is null and insee_code is null)");
                    table.CheckConstraint("ck_territories_insee_code", "kind <> 'COMMUNE' or (insee_code ~ '^(\\d{2}|2[AB])\\d{3}$' and insee_code !~ '^20')");
                    table.CheckConstraint("ck_territories_kind_values", "kind in ('REGION', 'DEPARTMENT', 'COMMUNE', 'EPCI', 'EPT', 'SPECIAL_STATUS', 'OVERSEAS', 'SYNDICATE', 'ASSOCIATION', 'FOREIGN_AUTHORITY', 'NETWORK')");
                    table.CheckConstraint("ck_territories_name", "has_text(name, 'fr')");
                    table.CheckConstraint("ck_territories_population", "population >= 0 and (population is null) = (population_year is null)");
                    table.CheckConstraint("ck_territories_siren", "siren is null or is_siren(siren)");
                    table.CheckConstraint("ck_territories_siren_french", "siren is null or kind in ('REGION', 'DEPARTMENT', 'COMMUNE', 'EPCI', 'EPT', 'SPECIAL_STATUS', 'OVERSEAS', 'SYNDICATE', 'ASSOCIATION') or kind = 'NETWORK'");
                    table.CheckConstraint("ck_territories_slug", "slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'");
                    table.CheckConstraint("ck_territories_validity", "valid_to > valid_from");
                    table.ForeignKey(
                        name: "fk_territories_country_id",
                        column: x => x.country_id,
                        principalTable: "countries",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_territories_parent_id",
                        column: x => x.parent_id,
                        principalTable: "territories",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_territories_region_id",
                        column: x => x.region_id,
                        principalTable: "territories",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_territories_source_id",
                        column: x => x.source_id,
                        principalTable: "sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_territories_successor_id",
                        column: x => x.successor_id,
                        principalTable: "territories",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "committee_sessions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    label_id = table.Column<Guid>(type: "uuid", nullable: false),
                    held_on = table.Column<DateOnly>(type: "date", nullable: false),
                    application_deadline = table.Column<DateOnly>(type: "date", nullable: true),
                    status = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false, defaultValue: 1),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()"),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()"),
                    source_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_committee_sessions", x => x.id);
                    table.CheckConstraint("ck_committee_sessions_deadline", "application_deadline <= held_on");
                    table.CheckConstraint("ck_committee_sessions_status_values", "status in ('PLANNED', 'HELD', 'CANCELLED')");
                    table.ForeignKey(
                        name: "fk_committee_sessions_label_id",
                        column: x => x.label_id,
                        principalTable: "labels",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_committee_sessions_source_id",
                        column: x => x.source_id,
                        principalTable: "sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "memberships",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    group_id = table.Column<Guid>(type: "uuid", nullable: false),
                    member_id = table.Column<Guid>(type: "uuid", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_memberships", x => x.id);
                    table.CheckConstraint("ck_memberships_self", "group_id <> member_id");
                    table.CheckConstraint("ck_memberships_validity", "valid_to > valid_from");
                    table.ForeignKey(
                        name: "fk_memberships_group_id",
                        column: x => x.group_id,
                        principalTable: "territories",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_memberships_member_id",
                        column: x => x.member_id,
                        principalTable: "territories",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "projects",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "jsonb", nullable: false),
                    objective = table.Column<string>(type: "jsonb", nullable: true),
                    slug = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    activity_status = table.Column<string>(type: "text", nullable: true),
                    lead_id = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false, defaultValue: 1),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()"),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()"),
                    source_id = table.Column<Guid>(type: "uuid", nullable: true),
                    status = table.Column<string>(type: "text", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    publish_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    unpublish_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_projects", x => x.id);
                    table.CheckConstraint("ck_projects_activity_status_values", "activity_status in ('PIPELINE', 'IMPLEMENTATION', 'FINALISATION', 'CLOSED', 'CANCELLED', 'SUSPENDED')");
                    table.CheckConstraint("ck_projects_kind_values", "kind in ('PROJECT', 'PROGRAMME')");
                    table.CheckConstraint("ck_projects_published_at", "(status in ('DRAFT', 'IN_REVIEW')) or published_at is not null");
                    table.CheckConstraint("ck_projects_published_has_french", "status <> 'PUBLISHED' or has_text(title, 'fr')");
                    table.CheckConstraint("ck_projects_schedule", "unpublish_at > publish_at");
                    table.CheckConstraint("ck_projects_status_values", "status in ('DRAFT', 'IN_REVIEW', 'PUBLISHED', 'SUSPENDED', 'ARCHIVED')");
                    table.ForeignKey(
                        name: "fk_projects_lead_id",
                        column: x => x.lead_id,
                        principalTable: "territories",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_projects_source_id",
                        column: x => x.source_id,
                        principalTable: "sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "label_awards",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    label_id = table.Column<Guid>(type: "uuid", nullable: false),
                    territory_id = table.Column<Guid>(type: "uuid", nullable: false),
                    theme_id = table.Column<Guid>(type: "uuid", nullable: false),
                    session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    awarded_on = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    status = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false, defaultValue: 1),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()"),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()"),
                    source_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_label_awards", x => x.id);
                    table.UniqueConstraint("ak_label_awards_id_territory_id", x => new { x.id, x.territory_id });
                    table.CheckConstraint("ck_label_awards_status_values", "status in ('ACTIVE', 'WITHDRAWN', 'RENEWED')");
                    table.CheckConstraint("ck_label_awards_validity", "valid_to >= valid_from");
                    table.ForeignKey(
                        name: "fk_label_awards_label_id",
                        column: x => x.label_id,
                        principalTable: "labels",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_label_awards_session_id",
                        column: x => x.session_id,
                        principalTable: "committee_sessions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_label_awards_source_id",
                        column: x => x.source_id,
                        principalTable: "sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_label_awards_territory_id",
                        column: x => x.territory_id,
                        principalTable: "territories",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_label_awards_theme_id",
                        column: x => x.theme_id,
                        principalTable: "themes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "funding_applications",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    funder_id = table.Column<Guid>(type: "uuid", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    confidential = table.Column<bool>(type: "boolean", nullable: false),
                    requested_amount = table.Column<decimal>(type: "numeric(15,2)", nullable: false),
                    requested_amount_currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    submitted_on = table.Column<DateOnly>(type: "date", nullable: true),
                    submitted_on_precision = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false, defaultValue: 1),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()"),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()"),
                    source_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_funding_applications", x => x.id);
                    table.CheckConstraint("ck_funding_applications_amount", "requested_amount > 0");
                    table.CheckConstraint("ck_funding_applications_minor_units", "has_minor_units(requested_amount, requested_amount_currency)");
                    table.CheckConstraint("ck_funding_applications_status_values", "status in ('DRAFT', 'SUBMITTED', 'PRESELECTED', 'UNDER_APPRAISAL', 'AWARDED', 'REJECTED', 'WITHDRAWN')");
                    table.CheckConstraint("ck_funding_applications_submitted_on_precision_values", "submitted_on_precision in ('YEAR', 'MONTH', 'DAY')");
                    table.ForeignKey(
                        name: "fk_funding_applications_funder_id",
                        column: x => x.funder_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_funding_applications_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_funding_applications_source_id",
                        column: x => x.source_id,
                        principalTable: "sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "project_partners",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    territory_id = table.Column<Guid>(type: "uuid", nullable: true),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: true),
                    role = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_project_partners", x => x.id);
                    table.CheckConstraint("ck_project_partners_one", "num_nonnulls(territory_id, organization_id) = 1");
                    table.CheckConstraint("ck_project_partners_role_values", "role in ('LEAD', 'PARTNER_AUTHORITY', 'NETWORK', 'IMPLEMENTER', 'FUNDER')");
                    table.ForeignKey(
                        name: "fk_project_partners_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_project_partners_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_project_partners_territory_id",
                        column: x => x.territory_id,
                        principalTable: "territories",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "project_themes",
                columns: table => new
                {
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    theme_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_project_themes", x => new { x.project_id, x.theme_id });
                    table.ForeignKey(
                        name: "fk_project_themes_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_project_themes_theme_id",
                        column: x => x.theme_id,
                        principalTable: "themes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "expertise_offers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    territory_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "jsonb", nullable: false),
                    summary = table.Column<string>(type: "jsonb", nullable: false),
                    description = table.Column<string>(type: "jsonb", nullable: true),
                    slug = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    languages = table.Column<string[]>(type: "text[]", nullable: false),
                    label_award_id = table.Column<Guid>(type: "uuid", nullable: true),
                    available_from = table.Column<DateOnly>(type: "date", nullable: true),
                    available_to = table.Column<DateOnly>(type: "date", nullable: true),
                    yearly_capacity = table.Column<int>(type: "integer", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false, defaultValue: 1),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()"),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()"),
                    source_id = table.Column<Guid>(type: "uuid", nullable: true),
                    status = table.Column<string>(type: "text", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    publish_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    unpublish_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_expertise_offers", x => x.id);
                    table.CheckConstraint("ck_expertise_offers_availability", "available_to >= available_from");
                    table.CheckConstraint("ck_expertise_offers_published_at", "(status in ('DRAFT', 'IN_REVIEW')) or published_at is not null");
                    table.CheckConstraint("ck_expertise_offers_published_has_french", "status <> 'PUBLISHED' or (has_text(title, 'fr') and has_text(summary, 'fr'))");
                    table.CheckConstraint("ck_expertise_offers_schedule", "unpublish_at > publish_at");
                    table.CheckConstraint("ck_expertise_offers_status_values", "status in ('DRAFT', 'IN_REVIEW', 'PUBLISHED', 'SUSPENDED', 'ARCHIVED')");
                    table.CheckConstraint("ck_expertise_offers_yearly_capacity", "yearly_capacity >= 0");
                    table.ForeignKey(
                        name: "fk_expertise_offers_label_award_id_territory_id",
                        columns: x => new { x.label_award_id, x.territory_id },
                        principalTable: "label_awards",
                        principalColumns: new[] { "id", "territory_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_expertise_offers_source_id",
                        column: x => x.source_id,
                        principalTable: "sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_expertise_offers_territory_id",
                        column: x => x.territory_id,
                        principalTable: "territories",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "fundings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    application_id = table.Column<Guid>(type: "uuid", nullable: true),
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    funder_id = table.Column<Guid>(type: "uuid", nullable: false),
                    signed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    status = table.Column<string>(type: "text", nullable: false),
                    awarded_amount = table.Column<decimal>(type: "numeric(15,2)", nullable: false),
                    awarded_amount_currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    total_budget = table.Column<decimal>(type: "numeric(15,2)", nullable: true),
                    total_budget_currency = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false, defaultValue: 1),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()"),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()"),
                    source_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fundings", x => x.id);
                    table.CheckConstraint("ck_fundings_amount", "awarded_amount > 0");
                    table.CheckConstraint("ck_fundings_minor_units", "has_minor_units(awarded_amount, awarded_amount_currency)");
                    table.CheckConstraint("ck_fundings_status_values", "status in ('COMMITTED', 'PARTIALLY_PAID', 'PAID', 'CLOSED', 'CANCELLED')");
                    table.CheckConstraint("ck_fundings_total_budget", "total_budget >= awarded_amount and total_budget_currency = awarded_amount_currency");
                    table.ForeignKey(
                        name: "fk_fundings_application_id",
                        column: x => x.application_id,
                        principalTable: "funding_applications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_fundings_funder_id",
                        column: x => x.funder_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_fundings_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_fundings_source_id",
                        column: x => x.source_id,
                        principalTable: "sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "modalities",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    offer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    form = table.Column<string>(type: "text", nullable: false),
                    involvement = table.Column<string>(type: "text", nullable: true),
                    commitment = table.Column<string>(type: "text", nullable: true),
                    one_off = table.Column<bool>(type: "boolean", nullable: false),
                    min_days = table.Column<int>(type: "integer", nullable: true),
                    max_days = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_modalities", x => x.id);
                    table.CheckConstraint("ck_modalities_commitment_values", "commitment in ('NONE', 'MISSION_LETTER', 'AGREEMENT', 'MULTI_YEAR')");
                    table.CheckConstraint("ck_modalities_days", "min_days > 0 and max_days > 0 and min_days <= max_days");
                    table.CheckConstraint("ck_modalities_form_values", "form in ('ONE_OFF_MISSION', 'REMOTE_ADVICE', 'STUDY_VISIT', 'PEER_TRAINING', 'SECONDMENT', 'JOINT_PROJECT', 'PARTNERSHIP', 'NETWORKING')");
                    table.CheckConstraint("ck_modalities_involvement_values", "involvement in ('LIGHT', 'MODERATE', 'STRONG')");
                    table.CheckConstraint("ck_modalities_one_off", "not (one_off and commitment = 'MULTI_YEAR')");
                    table.ForeignKey(
                        name: "fk_modalities_offer_id",
                        column: x => x.offer_id,
                        principalTable: "expertise_offers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "offer_target_countries",
                columns: table => new
                {
                    offer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    country_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offer_target_countries", x => new { x.offer_id, x.country_id });
                    table.ForeignKey(
                        name: "fk_offer_target_countries_country_id",
                        column: x => x.country_id,
                        principalTable: "countries",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_offer_target_countries_offer_id",
                        column: x => x.offer_id,
                        principalTable: "expertise_offers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "offer_themes",
                columns: table => new
                {
                    offer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    theme_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offer_themes", x => new { x.offer_id, x.theme_id });
                    table.ForeignKey(
                        name: "fk_offer_themes_offer_id",
                        column: x => x.offer_id,
                        principalTable: "expertise_offers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_offer_themes_theme_id",
                        column: x => x.theme_id,
                        principalTable: "themes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_committee_sessions_source_id",
                table: "committee_sessions",
                column: "source_id");

            migrationBuilder.CreateIndex(
                name: "ux_committee_sessions_label_id_held_on",
                table: "committee_sessions",
                columns: new[] { "label_id", "held_on" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_countries_official_languages",
                table: "countries",
                column: "official_languages")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_countries_source_id",
                table: "countries",
                column: "source_id");

            migrationBuilder.CreateIndex(
                name: "ux_countries_iso2",
                table: "countries",
                column: "iso2",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_countries_iso3",
                table: "countries",
                column: "iso3",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_expertise_offers_label_award_id_territory_id",
                table: "expertise_offers",
                columns: new[] { "label_award_id", "territory_id" });

            migrationBuilder.CreateIndex(
                name: "ix_expertise_offers_languages",
                table: "expertise_offers",
                column: "languages")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_expertise_offers_published_at_id",
                table: "expertise_offers",
                columns: new[] { "published_at", "id" },
                descending: new bool[0],
                filter: "status = 'PUBLISHED'");

            migrationBuilder.CreateIndex(
                name: "ix_expertise_offers_source_id",
                table: "expertise_offers",
                column: "source_id");

            migrationBuilder.CreateIndex(
                name: "ix_expertise_offers_territory_id_published_at_id",
                table: "expertise_offers",
                columns: new[] { "territory_id", "published_at", "id" },
                descending: new[] { false, true, true },
                filter: "status = 'PUBLISHED'");

            migrationBuilder.CreateIndex(
                name: "ux_expertise_offers_slug",
                table: "expertise_offers",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_funding_applications_funder_id",
                table: "funding_applications",
                column: "funder_id");

            migrationBuilder.CreateIndex(
                name: "ix_funding_applications_project_id",
                table: "funding_applications",
                column: "project_id");

            migrationBuilder.CreateIndex(
                name: "ix_funding_applications_source_id",
                table: "funding_applications",
                column: "source_id");

            migrationBuilder.CreateIndex(
                name: "ix_fundings_application_id",
                table: "fundings",
                column: "application_id");

            migrationBuilder.CreateIndex(
                name: "ix_fundings_funder_id",
                table: "fundings",
                column: "funder_id");

            migrationBuilder.CreateIndex(
                name: "ix_fundings_project_id",
                table: "fundings",
                column: "project_id");

            migrationBuilder.CreateIndex(
                name: "ix_fundings_signed_on_id",
                table: "fundings",
                columns: new[] { "signed_on", "id" },
                descending: new bool[0]);

            migrationBuilder.CreateIndex(
                name: "ix_fundings_source_id",
                table: "fundings",
                column: "source_id");

            migrationBuilder.CreateIndex(
                name: "ix_label_awards_awarded_on_id",
                table: "label_awards",
                columns: new[] { "awarded_on", "id" },
                descending: new bool[0]);

            migrationBuilder.CreateIndex(
                name: "ix_label_awards_label_id",
                table: "label_awards",
                column: "label_id");

            migrationBuilder.CreateIndex(
                name: "ix_label_awards_session_id",
                table: "label_awards",
                column: "session_id");

            migrationBuilder.CreateIndex(
                name: "ix_label_awards_source_id",
                table: "label_awards",
                column: "source_id");

            migrationBuilder.CreateIndex(
                name: "ix_label_awards_territory_id",
                table: "label_awards",
                column: "territory_id");

            migrationBuilder.CreateIndex(
                name: "ix_label_awards_theme_id",
                table: "label_awards",
                column: "theme_id");

            migrationBuilder.CreateIndex(
                name: "ix_labels_predecessor_id",
                table: "labels",
                column: "predecessor_id");

            migrationBuilder.CreateIndex(
                name: "ix_labels_source_id",
                table: "labels",
                column: "source_id");

            migrationBuilder.CreateIndex(
                name: "ux_labels_code",
                table: "labels",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_memberships_group_id",
                table: "memberships",
                column: "group_id");

            migrationBuilder.CreateIndex(
                name: "ix_memberships_member_id",
                table: "memberships",
                column: "member_id");

            migrationBuilder.CreateIndex(
                name: "ux_modalities_offer_id_form_involvement_commitment_one_off",
                table: "modalities",
                columns: new[] { "offer_id", "form", "involvement", "commitment", "one_off" },
                unique: true)
                .Annotation("Npgsql:NullsDistinct", false);

            migrationBuilder.CreateIndex(
                name: "ix_offer_target_countries_country_id",
                table: "offer_target_countries",
                column: "country_id");

            migrationBuilder.CreateIndex(
                name: "ix_offer_themes_theme_id",
                table: "offer_themes",
                column: "theme_id");

            migrationBuilder.CreateIndex(
                name: "ix_organizations_country_id",
                table: "organizations",
                column: "country_id");

            migrationBuilder.CreateIndex(
                name: "ix_organizations_source_id",
                table: "organizations",
                column: "source_id");

            migrationBuilder.CreateIndex(
                name: "ux_organizations_slug",
                table: "organizations",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_project_partners_organization_id",
                table: "project_partners",
                column: "organization_id");

            migrationBuilder.CreateIndex(
                name: "ix_project_partners_territory_id",
                table: "project_partners",
                column: "territory_id");

            migrationBuilder.CreateIndex(
                name: "ux_project_partners_project_id_organization_id",
                table: "project_partners",
                columns: new[] { "project_id", "organization_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_project_partners_project_id_territory_id",
                table: "project_partners",
                columns: new[] { "project_id", "territory_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_project_themes_theme_id",
                table: "project_themes",
                column: "theme_id");

            migrationBuilder.CreateIndex(
                name: "ix_projects_lead_id",
                table: "projects",
                column: "lead_id");

            migrationBuilder.CreateIndex(
                name: "ix_projects_published_at_id",
                table: "projects",
                columns: new[] { "published_at", "id" },
                descending: new bool[0],
                filter: "status = 'PUBLISHED'");

            migrationBuilder.CreateIndex(
                name: "ix_projects_source_id",
                table: "projects",
                column: "source_id");

            migrationBuilder.CreateIndex(
                name: "ux_projects_slug",
                table: "projects",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sources_source_id",
                table: "sources",
                column: "source_id");

            migrationBuilder.CreateIndex(
                name: "ix_sources_title",
                table: "sources",
                column: "title");

            migrationBuilder.CreateIndex(
                name: "ix_territories_country_id",
                table: "territories",
                column: "country_id");

            migrationBuilder.CreateIndex(
                name: "ix_territories_parent_id",
                table: "territories",
                column: "parent_id");

            migrationBuilder.CreateIndex(
                name: "ix_territories_population_id",
                table: "territories",
                columns: new[] { "population", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_territories_region_id",
                table: "territories",
                column: "region_id");

            migrationBuilder.CreateIndex(
                name: "ix_territories_source_id",
                table: "territories",
                column: "source_id");

            migrationBuilder.CreateIndex(
                name: "ix_territories_successor_id",
                table: "territories",
                column: "successor_id");

            migrationBuilder.CreateIndex(
                name: "ux_territories_kind_insee_code",
                table: "territories",
                columns: new[] { "kind", "insee_code" },
                unique: true,
                filter: "valid_to is null");

            migrationBuilder.CreateIndex(
                name: "ux_territories_siren",
                table: "territories",
                column: "siren",
                unique: true,
                filter: "valid_to is null");

            migrationBuilder.CreateIndex(
                name: "ux_territories_slug",
                table: "territories",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_themes_parent_id",
                table: "themes",
                column: "parent_id");

            migrationBuilder.CreateIndex(
                name: "ix_themes_source_id",
                table: "themes",
                column: "source_id");

            migrationBuilder.CreateIndex(
                name: "ux_themes_code",
                table: "themes",
                column: "code",
                unique: true);

            migrationBuilder.Sql(SqlScripts.Read("rules"));
            migrationBuilder.Sql(SqlScripts.Read("indexes"));
            migrationBuilder.Sql(SqlScripts.Read("roles"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "fundings");

            migrationBuilder.DropTable(
                name: "memberships");

            migrationBuilder.DropTable(
                name: "modalities");

            migrationBuilder.DropTable(
                name: "offer_target_countries");

            migrationBuilder.DropTable(
                name: "offer_themes");

            migrationBuilder.DropTable(
                name: "project_partners");

            migrationBuilder.DropTable(
                name: "project_themes");

            migrationBuilder.DropTable(
                name: "funding_applications");

            migrationBuilder.DropTable(
                name: "expertise_offers");

            migrationBuilder.DropTable(
                name: "organizations");

            migrationBuilder.DropTable(
                name: "projects");

            migrationBuilder.DropTable(
                name: "label_awards");

            migrationBuilder.DropTable(
                name: "committee_sessions");

            migrationBuilder.DropTable(
                name: "territories");

            migrationBuilder.DropTable(
                name: "themes");

            migrationBuilder.DropTable(
                name: "labels");

            migrationBuilder.DropTable(
                name: "countries");

            migrationBuilder.DropTable(
                name: "sources");
        }
    }
}
