using System;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Expect.Persistence.Migrations
{
    /// <summary>Releases, the changes that they keep, and the items that those are about.</summary>
    public partial class Releases : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "releases",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    description = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    status = table.Column<string>(type: "text", nullable: false),
                    scheduled_for = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_by = table.Column<Guid>(type: "uuid", nullable: true),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    failure = table.Column<string>(type: "jsonb", nullable: true),
                    outdated_translations = table.Column<JsonDocument>(type: "jsonb", nullable: true, defaultValueSql: "'{}'"),
                    version = table.Column<int>(type: "integer", nullable: false, defaultValue: 1),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()"),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()"),
                    source_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_releases", x => x.id);
                    table.CheckConstraint("ck_releases_failure", "(status = 'FAILED') = (failure is not null)");
                    table.CheckConstraint("ck_releases_failure_texts", "is_localized_text(failure)");
                    table.CheckConstraint("ck_releases_name", "name ~ '\\S'");
                    table.CheckConstraint("ck_releases_published_at", "(status = 'PUBLISHED') = (published_at is not null)");
                    table.CheckConstraint("ck_releases_scheduled_for", "(status <> 'SCHEDULED' or scheduled_for is not null) and (scheduled_for is null or status in ('SCHEDULED', 'FAILED'))");
                    table.CheckConstraint("ck_releases_status_values", "status in ('OPEN', 'SCHEDULED', 'FAILED', 'PUBLISHED', 'DISCARDED')");
                    table.ForeignKey(
                        name: "fk_releases_source_id",
                        column: x => x.source_id,
                        principalTable: "sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "release_changes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    release_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    mutation = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    input = table.Column<string>(type: "json", nullable: false),
                    saved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    saved_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_release_changes", x => x.id);
                    table.CheckConstraint("ck_release_changes_number", "number > 0");
                    table.ForeignKey(
                        name: "fk_release_changes_release_id",
                        column: x => x.release_id,
                        principalTable: "releases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "release_items",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    change_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    content_type = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: true),
                    is_new = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_release_items", x => x.id);
                    table.CheckConstraint("ck_release_items_position", "position > 0");
                    table.ForeignKey(
                        name: "fk_release_items_change_id",
                        column: x => x.change_id,
                        principalTable: "release_changes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ux_release_changes_release_id_number",
                table: "release_changes",
                columns: new[] { "release_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_release_items_item_id",
                table: "release_items",
                column: "item_id");

            migrationBuilder.CreateIndex(
                name: "ux_release_items_change_id_position",
                table: "release_items",
                columns: new[] { "change_id", "position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_releases_scheduled_for",
                table: "releases",
                column: "scheduled_for",
                filter: "status = 'SCHEDULED'");

            migrationBuilder.CreateIndex(
                name: "ix_releases_source_id",
                table: "releases",
                column: "source_id");
            migrationBuilder.Sql(SqlScripts.Read("releases"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "release_items");

            migrationBuilder.DropTable(
                name: "release_changes");

            migrationBuilder.DropTable(
                name: "releases");
        }
    }
}
