using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Expect.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class KeyedFilters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(SqlScripts.Read("keyed-filters"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                drop index ix_territories_kind_name_fr;
                drop index ix_territories_siren_all;
                drop index ix_territories_insee;
                drop index ix_territories_name_fr_equal;
                drop function territory_id_of(text);
                drop function country_id_of(text);
                drop function theme_id_of(text);
                """);
        }
    }
}
