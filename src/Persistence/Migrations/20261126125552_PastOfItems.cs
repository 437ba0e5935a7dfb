using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Expect.Persistence.Migrations
{
    /// <summary>Revisions can be read, and the statuses that items entered.</summary>
    public partial class PastOfItems : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(SqlScripts.Read("past-of-items"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(SqlScripts.Read("past-of-items-down"));
        }
    }
}
