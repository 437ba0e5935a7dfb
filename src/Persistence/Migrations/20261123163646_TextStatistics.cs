using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Expect.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class TextStatistics : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(SqlScripts.Read("text-statistics"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop statistics st_territories_name_fr_exact, st_expertise_offers_title_fr_exact");
        }
    }
}
