using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Expect.Persistence.Migrations
{
    /// <summary>The files behind assets: what the store keeps, what it is to forget, what was announced.</summary>
    public partial class AssetFiles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "has_location",
                table: "assets",
                type: "boolean",
                nullable: false,
                defaultValue: false);
            migrationBuilder.Sql(SqlScripts.Read("asset-files"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(SqlScripts.Read("asset-files-down"));
            migrationBuilder.DropColumn(
                name: "has_location",
                table: "assets");
        }
    }
}
