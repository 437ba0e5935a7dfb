using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Expect.Persistence.Migrations
{
    /// <summary>Items that conditions name by their key: what the planner may know of them.</summary>
    [DbContext(typeof(ContentDbContext))]
    [Migration("20261126134500_NamedItems")]
    public partial class NamedItems : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(SqlScripts.Read("named-items"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                drop index ix_territories_region_kind_name_fr;
                alter function territory_id_of(text) stable;
                alter function country_id_of(text) stable;
                alter function theme_id_of(text) stable;
                """);
        }
    }
}
