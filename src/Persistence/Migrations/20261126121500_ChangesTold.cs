using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Expect.Persistence.Migrations
{
    /// <summary>Changes are told to those audiences only that can see what changed. Going back begins the feed anew.</summary>
    [DbContext(typeof(ContentDbContext))]
    [Migration("20261126121500_ChangesTold")]
    public partial class ChangesTold : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(SqlScripts.Read("changes-told"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop function change_told");
            migrationBuilder.Sql(SqlScripts.Read("changes-down"));
            migrationBuilder.Sql(SqlScripts.Read("changes"));
        }
    }
}
