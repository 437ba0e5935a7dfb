using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Expect.Persistence.Migrations
{
    /// <summary>The offers of a territory are found in the order of their titles.</summary>
    [DbContext(typeof(ContentDbContext))]
    [Migration("20261126220000_TitlesOfTerritories")]
    public partial class TitlesOfTerritories : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(SqlScripts.Read("titles-of-territories"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop index ix_expertise_offers_territory_title_fr;");
        }
    }
}
