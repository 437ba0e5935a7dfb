using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Expect.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class OneFundingPerApplication : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_fundings_application_id",
                table: "fundings");

            migrationBuilder.CreateIndex(
                name: "ux_fundings_application_id",
                table: "fundings",
                column: "application_id",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ux_fundings_application_id",
                table: "fundings");

            migrationBuilder.CreateIndex(
                name: "ix_fundings_application_id",
                table: "fundings",
                column: "application_id");
        }
    }
}
