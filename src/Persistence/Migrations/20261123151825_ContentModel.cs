using System;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Expect.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class ContentModel : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<JsonDocument>(
                name: "outdated_translations",
                table: "themes",
                type: "jsonb",
                nullable: true,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<JsonDocument>(
                name: "outdated_translations",
                table: "territories",
                type: "jsonb",
                nullable: true,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<JsonDocument>(
                name: "outdated_translations",
                table: "sources",
                type: "jsonb",
                nullable: true,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<DateOnly>(
                name: "actual_end",
                table: "projects",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "actual_start",
                table: "projects",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "iati_identifier",
                table: "projects",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<JsonDocument>(
                name: "outdated_translations",
                table: "projects",
                type: "jsonb",
                nullable: true,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<DateOnly>(
                name: "planned_end",
                table: "projects",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "planned_start",
                table: "projects",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<JsonDocument>(
                name: "outdated_translations",
                table: "organizations",
                type: "jsonb",
                nullable: true,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<JsonDocument>(
                name: "outdated_translations",
                table: "labels",
                type: "jsonb",
                nullable: true,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<JsonDocument>(
                name: "outdated_translations",
                table: "label_awards",
                type: "jsonb",
                nullable: true,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<decimal>(
                name: "disbursed_amount",
                table: "fundings",
                type: "numeric(15,2)",
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<JsonDocument>(
                name: "outdated_translations",
                table: "fundings",
                type: "jsonb",
                nullable: true,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<JsonDocument>(
                name: "outdated_translations",
                table: "funding_applications",
                type: "jsonb",
                nullable: true,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<Guid>(
                name: "scheme_id",
                table: "funding_applications",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<JsonDocument>(
                name: "outdated_translations",
                table: "expertise_offers",
                type: "jsonb",
                nullable: true,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<JsonDocument>(
                name: "outdated_translations",
                table: "countries",
                type: "jsonb",
                nullable: true,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<JsonDocument>(
                name: "outdated_translations",
                table: "committee_sessions",
                type: "jsonb",
                nullable: true,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<string>(
                name: "disbursed_amount_currency",
                table: "fundings",
                type: "text",
                nullable: false,
                computedColumnSql: "awarded_amount_currency",
                stored: true,
                collation: "C");

            migrationBuilder.AddColumn<decimal>(
                name: "remaining_amount",
                table: "fundings",
                type: "numeric(15,2)",
                nullable: false,
                computedColumnSql: "awarded_amount - disbursed_amount",
                stored: true);

            migrationBuilder.AddColumn<string>(
                name: "remaining_amount_currency",
                table: "fundings",
                type: "text",
                nullable: false,
                computedColumnSql: "awarded_amount_currency",
                stored: true,
                collation: "C");

            migrationBuilder.CreateTable(
                name: "articles",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "jsonb", nullable: false),
                    lead = table.Column<string>(type: "jsonb", nullable: true),
                    body = table.Column<string>(type: "jsonb", nullable: true),
                    outdated_translations = table.Column<JsonDocument>(type: "jsonb", nullable: true, defaultValueSql: "'{}'"),
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
                    table.PrimaryKey("pk_articles", x => x.id);
                    table.CheckConstraint("ck_articles_kind_values", "kind in ('ARTICLE', 'PAGE', 'GUIDE')");
                    table.CheckConstraint("ck_articles_published_at", "(status in ('DRAFT', 'IN_REVIEW')) or published_at is not null");
                    table.CheckConstraint("ck_articles_published_has_french", "status <> 'PUBLISHED' or has_text(title, 'fr')");
                    table.CheckConstraint("ck_articles_schedule", "unpublish_at > publish_at");
                    table.CheckConstraint("ck_articles_status_values", "status in ('DRAFT', 'IN_REVIEW', 'PUBLISHED', 'SUSPENDED', 'ARCHIVED')");
                    table.ForeignKey(
                        name: "fk_articles_source_id",
                        column: x => x.source_id,
                        principalTable: "sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "assets",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    sha256 = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    mime_type = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    byte_size = table.Column<long>(type: "bigint", nullable: false),
                    width = table.Column<int>(type: "integer", nullable: true),
                    height = table.Column<int>(type: "integer", nullable: true),
                    alt_text = table.Column<string>(type: "jsonb", nullable: true),
                    credit = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    licence = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    outdated_translations = table.Column<JsonDocument>(type: "jsonb", nullable: true, defaultValueSql: "'{}'"),
                    version = table.Column<int>(type: "integer", nullable: false, defaultValue: 1),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()"),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()"),
                    source_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_assets", x => x.id);
                    table.CheckConstraint("ck_assets_byte_size", "byte_size > 0");
                    table.CheckConstraint("ck_assets_file_name", "file_name ~ '^[^/\\\\]+$'");
                    table.CheckConstraint("ck_assets_mime_type", "mime_type in ('image/jpeg', 'image/png', 'image/webp', 'image/avif', 'application/pdf')");
                    table.CheckConstraint("ck_assets_pixels", "width > 0 and height > 0 and ((width is not null and height is not null) = (mime_type like 'image/%'))");
                    table.CheckConstraint("ck_assets_sha256", "sha256 ~ '^[0-9a-f]{64}$'");
                    table.ForeignKey(
                        name: "fk_assets_source_id",
                        column: x => x.source_id,
                        principalTable: "sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "disbursements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    funding_id = table.Column<Guid>(type: "uuid", nullable: false),
                    paid_on = table.Column<DateOnly>(type: "date", nullable: false),
                    outdated_translations = table.Column<JsonDocument>(type: "jsonb", nullable: true, defaultValueSql: "'{}'"),
                    amount = table.Column<decimal>(type: "numeric(15,2)", nullable: false),
                    amount_currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false, defaultValue: 1),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()"),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()"),
                    source_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_disbursements", x => x.id);
                    table.CheckConstraint("ck_disbursements_amount", "amount > 0");
                    table.CheckConstraint("ck_disbursements_minor_units", "has_minor_units(amount, amount_currency)");
                    table.ForeignKey(
                        name: "fk_disbursements_funding_id",
                        column: x => x.funding_id,
                        principalTable: "fundings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_disbursements_source_id",
                        column: x => x.source_id,
                        principalTable: "sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "funding_schemes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    funder_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name = table.Column<string>(type: "jsonb", nullable: false),
                    max_rate = table.Column<decimal>(type: "numeric(5,2)", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: true),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    outdated_translations = table.Column<JsonDocument>(type: "jsonb", nullable: true, defaultValueSql: "'{}'"),
                    max_amount = table.Column<decimal>(type: "numeric(15,2)", nullable: true),
                    max_amount_currency = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    min_amount = table.Column<decimal>(type: "numeric(15,2)", nullable: true),
                    min_amount_currency = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false, defaultValue: 1),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()"),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()"),
                    source_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_funding_schemes", x => x.id);
                    table.UniqueConstraint("ak_funding_schemes_id_funder_id", x => new { x.id, x.funder_id });
                    table.CheckConstraint("ck_funding_schemes_amounts", "max_amount >= min_amount and max_amount_currency = min_amount_currency");
                    table.CheckConstraint("ck_funding_schemes_code", "code ~ '\\S'");
                    table.CheckConstraint("ck_funding_schemes_currencies", "(min_amount is null) = (min_amount_currency is null) and (max_amount is null) = (max_amount_currency is null)");
                    table.CheckConstraint("ck_funding_schemes_max_amount", "max_amount > 0 and has_minor_units(max_amount, max_amount_currency)");
                    table.CheckConstraint("ck_funding_schemes_max_rate", "max_rate > 0 and max_rate <= 100");
                    table.CheckConstraint("ck_funding_schemes_min_amount", "min_amount >= 0 and has_minor_units(min_amount, min_amount_currency)");
                    table.CheckConstraint("ck_funding_schemes_name", "has_text(name, 'fr')");
                    table.CheckConstraint("ck_funding_schemes_validity", "valid_to > valid_from");
                    table.ForeignKey(
                        name: "fk_funding_schemes_funder_id",
                        column: x => x.funder_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_funding_schemes_source_id",
                        column: x => x.source_id,
                        principalTable: "sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "label_applications",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    label_id = table.Column<Guid>(type: "uuid", nullable: false),
                    applicant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    theme_id = table.Column<Guid>(type: "uuid", nullable: false),
                    competences = table.Column<string>(type: "jsonb", nullable: true),
                    recognition_evidence = table.Column<string>(type: "jsonb", nullable: true),
                    mobilisation_terms = table.Column<string>(type: "jsonb", nullable: true),
                    submitted_on = table.Column<DateOnly>(type: "date", nullable: true),
                    session_id = table.Column<Guid>(type: "uuid", nullable: true),
                    status = table.Column<string>(type: "text", nullable: false),
                    decided_on = table.Column<DateOnly>(type: "date", nullable: true),
                    reason = table.Column<string>(type: "jsonb", nullable: true),
                    outdated_translations = table.Column<JsonDocument>(type: "jsonb", nullable: true, defaultValueSql: "'{}'"),
                    version = table.Column<int>(type: "integer", nullable: false, defaultValue: 1),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()"),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()"),
                    source_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_label_applications", x => x.id);
                    table.CheckConstraint("ck_label_applications_complete", "status in ('DRAFT', 'WITHDRAWN') or (submitted_on is not null and has_text(competences, 'fr') and has_text(recognition_evidence, 'fr') and has_text(mobilisation_terms, 'fr'))");
                    table.CheckConstraint("ck_label_applications_decided_on", "(status not in ('AWARDED', 'REJECTED', 'DEFERRED') or decided_on is not null) and (decided_on is null or status in ('AWARDED', 'REJECTED', 'DEFERRED', 'SCHEDULED', 'WITHDRAWN'))");
                    table.CheckConstraint("ck_label_applications_reason", "status <> 'REJECTED' or has_text(reason, 'fr')");
                    table.CheckConstraint("ck_label_applications_session", "status not in ('SCHEDULED', 'AWARDED', 'REJECTED', 'DEFERRED') or session_id is not null");
                    table.CheckConstraint("ck_label_applications_status_values", "status in ('DRAFT', 'SUBMITTED', 'INCOMPLETE', 'UNDER_REVIEW', 'SCHEDULED', 'AWARDED', 'REJECTED', 'DEFERRED', 'WITHDRAWN')");
                    table.ForeignKey(
                        name: "fk_label_applications_applicant_id",
                        column: x => x.applicant_id,
                        principalTable: "territories",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_label_applications_label_id",
                        column: x => x.label_id,
                        principalTable: "labels",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_label_applications_session_id",
                        column: x => x.session_id,
                        principalTable: "committee_sessions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_label_applications_source_id",
                        column: x => x.source_id,
                        principalTable: "sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_label_applications_theme_id",
                        column: x => x.theme_id,
                        principalTable: "themes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "practices",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    territory_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "jsonb", nullable: false),
                    description = table.Column<string>(type: "jsonb", nullable: true),
                    slug = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    theme_id = table.Column<Guid>(type: "uuid", nullable: true),
                    scale = table.Column<string>(type: "text", nullable: false),
                    international = table.Column<bool>(type: "boolean", nullable: false),
                    replication_count = table.Column<int>(type: "integer", nullable: true),
                    replication_precision = table.Column<string>(type: "text", nullable: true),
                    replication_text = table.Column<string>(type: "jsonb", nullable: true),
                    partner_kinds = table.Column<string[]>(type: "text[]", nullable: false),
                    outdated_translations = table.Column<JsonDocument>(type: "jsonb", nullable: true, defaultValueSql: "'{}'"),
                    started_on = table.Column<DateOnly>(type: "date", nullable: true),
                    started_on_precision = table.Column<string>(type: "text", nullable: true),
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
                    table.PrimaryKey("pk_practices", x => x.id);
                    table.CheckConstraint("ck_practices_kind_values", "kind in ('OBSERVATORY', 'DEVICE', 'LEGAL_MEASURE', 'METHOD')");
                    table.CheckConstraint("ck_practices_published_at", "(status in ('DRAFT', 'IN_REVIEW')) or published_at is not null");
                    table.CheckConstraint("ck_practices_published_has_french", "status <> 'PUBLISHED' or has_text(title, 'fr')");
                    table.CheckConstraint("ck_practices_replication_precision_values", "replication_precision in ('EXACT', 'APPROXIMATE')");
                    table.CheckConstraint("ck_practices_replications", "replication_count >= 0 and (replication_count is null) = (replication_precision is null)");
                    table.CheckConstraint("ck_practices_scale_values", "scale in ('EXPERIMENTAL', 'LOCAL', 'REPLICATED', 'NATIONAL')");
                    table.CheckConstraint("ck_practices_schedule", "unpublish_at > publish_at");
                    table.CheckConstraint("ck_practices_started_on_precision_values", "started_on_precision in ('YEAR', 'MONTH', 'DAY')");
                    table.CheckConstraint("ck_practices_status_values", "status in ('DRAFT', 'IN_REVIEW', 'PUBLISHED', 'SUSPENDED', 'ARCHIVED')");
                    table.ForeignKey(
                        name: "fk_practices_source_id",
                        column: x => x.source_id,
                        principalTable: "sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_practices_territory_id",
                        column: x => x.territory_id,
                        principalTable: "territories",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_practices_theme_id",
                        column: x => x.theme_id,
                        principalTable: "themes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "presences",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    territory_id = table.Column<Guid>(type: "uuid", nullable: false),
                    country_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: true),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    outdated_translations = table.Column<JsonDocument>(type: "jsonb", nullable: true, defaultValueSql: "'{}'"),
                    version = table.Column<int>(type: "integer", nullable: false, defaultValue: 1),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()"),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()"),
                    source_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_presences", x => x.id);
                    table.CheckConstraint("ck_presences_kind_values", "kind in ('AGREEMENT', 'TWINNING', 'PROJECT', 'MISSION', 'OTHER')");
                    table.CheckConstraint("ck_presences_validity", "valid_to > valid_from");
                    table.ForeignKey(
                        name: "fk_presences_country_id",
                        column: x => x.country_id,
                        principalTable: "countries",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_presences_source_id",
                        column: x => x.source_id,
                        principalTable: "sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_presences_territory_id",
                        column: x => x.territory_id,
                        principalTable: "territories",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "project_countries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    country_id = table.Column<Guid>(type: "uuid", nullable: false),
                    share = table.Column<decimal>(type: "numeric(5,2)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_project_countries", x => x.id);
                    table.CheckConstraint("ck_project_countries_share", "share > 0 and share <= 100");
                    table.ForeignKey(
                        name: "fk_project_countries_country_id",
                        column: x => x.country_id,
                        principalTable: "countries",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_project_countries_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "article_links",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    article_id = table.Column<Guid>(type: "uuid", nullable: false),
                    target_type = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    target_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_article_links", x => x.id);
                    table.CheckConstraint("ck_article_links_position", "position > 0");
                    table.ForeignKey(
                        name: "fk_article_links_article_id",
                        column: x => x.article_id,
                        principalTable: "articles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "article_slugs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    article_id = table.Column<Guid>(type: "uuid", nullable: false),
                    language = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    slug = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_article_slugs", x => x.id);
                    table.CheckConstraint("ck_article_slugs_language", "language ~ '^[A-Z]{2,3}(_[A-Z]{2,4})?$'");
                    table.CheckConstraint("ck_article_slugs_slug", "slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'");
                    table.ForeignKey(
                        name: "fk_article_slugs_article_id",
                        column: x => x.article_id,
                        principalTable: "articles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "article_images",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    article_id = table.Column<Guid>(type: "uuid", nullable: false),
                    asset_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_article_images", x => x.id);
                    table.CheckConstraint("ck_article_images_position", "position > 0");
                    table.ForeignKey(
                        name: "fk_article_images_article_id",
                        column: x => x.article_id,
                        principalTable: "articles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_article_images_asset_id",
                        column: x => x.asset_id,
                        principalTable: "assets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "offer_practices",
                columns: table => new
                {
                    offer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    practice_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offer_practices", x => new { x.offer_id, x.practice_id });
                    table.ForeignKey(
                        name: "fk_offer_practices_offer_id",
                        column: x => x.offer_id,
                        principalTable: "expertise_offers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_offer_practices_practice_id",
                        column: x => x.practice_id,
                        principalTable: "practices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "practice_replications",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    practice_id = table.Column<Guid>(type: "uuid", nullable: false),
                    territory_id = table.Column<Guid>(type: "uuid", nullable: false),
                    source_id = table.Column<Guid>(type: "uuid", nullable: true),
                    since = table.Column<DateOnly>(type: "date", nullable: true),
                    since_precision = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_practice_replications", x => x.id);
                    table.CheckConstraint("ck_practice_replications_since_precision_values", "since_precision in ('YEAR', 'MONTH', 'DAY')");
                    table.ForeignKey(
                        name: "fk_practice_replications_practice_id",
                        column: x => x.practice_id,
                        principalTable: "practices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_practice_replications_source_id",
                        column: x => x.source_id,
                        principalTable: "sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_practice_replications_territory_id",
                        column: x => x.territory_id,
                        principalTable: "territories",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "project_practices",
                columns: table => new
                {
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    practice_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_project_practices", x => new { x.project_id, x.practice_id });
                    table.ForeignKey(
                        name: "fk_project_practices_practice_id",
                        column: x => x.practice_id,
                        principalTable: "practices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_project_practices_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ux_projects_iati_identifier",
                table: "projects",
                column: "iati_identifier",
                unique: true);

            migrationBuilder.AddCheckConstraint(
                name: "ck_projects_actual",
                table: "projects",
                sql: "actual_end >= actual_start");

            migrationBuilder.AddCheckConstraint(
                name: "ck_projects_iati_identifier",
                table: "projects",
                sql: "iati_identifier ~ '^[^\\s/&|?]+$'");

            migrationBuilder.AddCheckConstraint(
                name: "ck_projects_planned",
                table: "projects",
                sql: "planned_end >= planned_start");

            migrationBuilder.AddCheckConstraint(
                name: "ck_fundings_disbursed_amount",
                table: "fundings",
                sql: "disbursed_amount between 0 and awarded_amount");

            migrationBuilder.CreateIndex(
                name: "ix_funding_applications_scheme_id_funder_id",
                table: "funding_applications",
                columns: new[] { "scheme_id", "funder_id" });

            migrationBuilder.CreateIndex(
                name: "ix_article_images_asset_id_article_id",
                table: "article_images",
                columns: new[] { "asset_id", "article_id" });

            migrationBuilder.CreateIndex(
                name: "ux_article_images_article_id_asset_id",
                table: "article_images",
                columns: new[] { "article_id", "asset_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_article_images_article_id_position",
                table: "article_images",
                columns: new[] { "article_id", "position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_article_links_target_type_target_id",
                table: "article_links",
                columns: new[] { "target_type", "target_id" });

            migrationBuilder.CreateIndex(
                name: "ux_article_links_article_id_position",
                table: "article_links",
                columns: new[] { "article_id", "position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_article_links_article_id_target_type_target_id",
                table: "article_links",
                columns: new[] { "article_id", "target_type", "target_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_article_slugs_article_id_language",
                table: "article_slugs",
                columns: new[] { "article_id", "language" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_article_slugs_language_slug",
                table: "article_slugs",
                columns: new[] { "language", "slug" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_articles_published_at_id",
                table: "articles",
                columns: new[] { "published_at", "id" },
                descending: new bool[0],
                filter: "status = 'PUBLISHED'");

            migrationBuilder.CreateIndex(
                name: "ix_articles_source_id",
                table: "articles",
                column: "source_id");

            migrationBuilder.CreateIndex(
                name: "ix_assets_source_id",
                table: "assets",
                column: "source_id");

            migrationBuilder.CreateIndex(
                name: "ux_assets_sha256",
                table: "assets",
                column: "sha256",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_disbursements_funding_id_paid_on_id",
                table: "disbursements",
                columns: new[] { "funding_id", "paid_on", "id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "ix_disbursements_source_id",
                table: "disbursements",
                column: "source_id");

            migrationBuilder.CreateIndex(
                name: "ix_funding_schemes_source_id",
                table: "funding_schemes",
                column: "source_id");

            migrationBuilder.CreateIndex(
                name: "ux_funding_schemes_funder_id_code",
                table: "funding_schemes",
                columns: new[] { "funder_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_label_applications_applicant_id",
                table: "label_applications",
                column: "applicant_id");

            migrationBuilder.CreateIndex(
                name: "ix_label_applications_session_id",
                table: "label_applications",
                column: "session_id");

            migrationBuilder.CreateIndex(
                name: "ix_label_applications_source_id",
                table: "label_applications",
                column: "source_id");

            migrationBuilder.CreateIndex(
                name: "ix_label_applications_submitted_on_id",
                table: "label_applications",
                columns: new[] { "submitted_on", "id" },
                descending: new bool[0]);

            migrationBuilder.CreateIndex(
                name: "ix_label_applications_theme_id",
                table: "label_applications",
                column: "theme_id");

            migrationBuilder.CreateIndex(
                name: "ux_label_applications_label_id_applicant_id_theme_id",
                table: "label_applications",
                columns: new[] { "label_id", "applicant_id", "theme_id" },
                unique: true,
                filter: "status not in ('AWARDED', 'REJECTED', 'WITHDRAWN')");

            migrationBuilder.CreateIndex(
                name: "ix_offer_practices_practice_id",
                table: "offer_practices",
                column: "practice_id");

            migrationBuilder.CreateIndex(
                name: "ix_practice_replications_source_id",
                table: "practice_replications",
                column: "source_id");

            migrationBuilder.CreateIndex(
                name: "ix_practice_replications_territory_id",
                table: "practice_replications",
                column: "territory_id");

            migrationBuilder.CreateIndex(
                name: "ux_practice_replications_practice_id_territory_id",
                table: "practice_replications",
                columns: new[] { "practice_id", "territory_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_practices_published_at_id",
                table: "practices",
                columns: new[] { "published_at", "id" },
                descending: new bool[0],
                filter: "status = 'PUBLISHED'");

            migrationBuilder.CreateIndex(
                name: "ix_practices_source_id",
                table: "practices",
                column: "source_id");

            migrationBuilder.CreateIndex(
                name: "ix_practices_territory_id",
                table: "practices",
                column: "territory_id");

            migrationBuilder.CreateIndex(
                name: "ix_practices_theme_id",
                table: "practices",
                column: "theme_id");

            migrationBuilder.CreateIndex(
                name: "ux_practices_slug",
                table: "practices",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_presences_country_id",
                table: "presences",
                column: "country_id");

            migrationBuilder.CreateIndex(
                name: "ix_presences_source_id",
                table: "presences",
                column: "source_id");

            migrationBuilder.CreateIndex(
                name: "ix_presences_territory_id",
                table: "presences",
                column: "territory_id");

            migrationBuilder.CreateIndex(
                name: "ix_project_countries_country_id_project_id",
                table: "project_countries",
                columns: new[] { "country_id", "project_id" });

            migrationBuilder.CreateIndex(
                name: "ux_project_countries_project_id_country_id",
                table: "project_countries",
                columns: new[] { "project_id", "country_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_project_practices_practice_id",
                table: "project_practices",
                column: "practice_id");

            migrationBuilder.AddForeignKey(
                name: "fk_funding_applications_scheme_id_funder_id",
                table: "funding_applications",
                columns: new[] { "scheme_id", "funder_id" },
                principalTable: "funding_schemes",
                principalColumns: new[] { "id", "funder_id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.Sql(SqlScripts.Read("content-model"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(SqlScripts.Read("content-model-down"));

            migrationBuilder.DropForeignKey(
                name: "fk_funding_applications_scheme_id_funder_id",
                table: "funding_applications");

            migrationBuilder.DropTable(
                name: "article_images");

            migrationBuilder.DropTable(
                name: "article_links");

            migrationBuilder.DropTable(
                name: "article_slugs");

            migrationBuilder.DropTable(
                name: "disbursements");

            migrationBuilder.DropTable(
                name: "funding_schemes");

            migrationBuilder.DropTable(
                name: "label_applications");

            migrationBuilder.DropTable(
                name: "offer_practices");

            migrationBuilder.DropTable(
                name: "practice_replications");

            migrationBuilder.DropTable(
                name: "presences");

            migrationBuilder.DropTable(
                name: "project_countries");

            migrationBuilder.DropTable(
                name: "project_practices");

            migrationBuilder.DropTable(
                name: "assets");

            migrationBuilder.DropTable(
                name: "articles");

            migrationBuilder.DropTable(
                name: "practices");

            migrationBuilder.DropIndex(
                name: "ux_projects_iati_identifier",
                table: "projects");

            migrationBuilder.DropCheckConstraint(
                name: "ck_projects_actual",
                table: "projects");

            migrationBuilder.DropCheckConstraint(
                name: "ck_projects_iati_identifier",
                table: "projects");

            migrationBuilder.DropCheckConstraint(
                name: "ck_projects_planned",
                table: "projects");

            migrationBuilder.DropCheckConstraint(
                name: "ck_fundings_disbursed_amount",
                table: "fundings");

            migrationBuilder.DropIndex(
                name: "ix_funding_applications_scheme_id_funder_id",
                table: "funding_applications");

            migrationBuilder.DropColumn(
                name: "disbursed_amount_currency",
                table: "fundings");

            migrationBuilder.DropColumn(
                name: "remaining_amount",
                table: "fundings");

            migrationBuilder.DropColumn(
                name: "remaining_amount_currency",
                table: "fundings");

            migrationBuilder.DropColumn(
                name: "outdated_translations",
                table: "themes");

            migrationBuilder.DropColumn(
                name: "outdated_translations",
                table: "territories");

            migrationBuilder.DropColumn(
                name: "outdated_translations",
                table: "sources");

            migrationBuilder.DropColumn(
                name: "actual_end",
                table: "projects");

            migrationBuilder.DropColumn(
                name: "actual_start",
                table: "projects");

            migrationBuilder.DropColumn(
                name: "iati_identifier",
                table: "projects");

            migrationBuilder.DropColumn(
                name: "outdated_translations",
                table: "projects");

            migrationBuilder.DropColumn(
                name: "planned_end",
                table: "projects");

            migrationBuilder.DropColumn(
                name: "planned_start",
                table: "projects");

            migrationBuilder.DropColumn(
                name: "outdated_translations",
                table: "organizations");

            migrationBuilder.DropColumn(
                name: "outdated_translations",
                table: "labels");

            migrationBuilder.DropColumn(
                name: "outdated_translations",
                table: "label_awards");

            migrationBuilder.DropColumn(
                name: "disbursed_amount",
                table: "fundings");

            migrationBuilder.DropColumn(
                name: "outdated_translations",
                table: "fundings");

            migrationBuilder.DropColumn(
                name: "outdated_translations",
                table: "funding_applications");

            migrationBuilder.DropColumn(
                name: "scheme_id",
                table: "funding_applications");

            migrationBuilder.DropColumn(
                name: "outdated_translations",
                table: "expertise_offers");

            migrationBuilder.DropColumn(
                name: "outdated_translations",
                table: "countries");

            migrationBuilder.DropColumn(
                name: "outdated_translations",
                table: "committee_sessions");
        }
    }
}
