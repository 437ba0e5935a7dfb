using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Expect.Persistence.Migrations
{
    /// <summary>Texts are made ready for the search once, and offers that are not published are not looked at again.</summary>
    [DbContext(typeof(ContentDbContext))]
    [Migration("20261126185500_LessForEachRow")]
    public partial class LessForEachRow : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(SqlScripts.Read("less-for-each-row"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(SqlScripts.Read("less-for-each-row-down"));
        }
    }
}
