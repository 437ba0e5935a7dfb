using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Expect.Persistence.Migrations
{
    /// <summary>The rules against overlapping periods no longer offer the planner a slow way to find rows.</summary>
    [DbContext(typeof(ContentDbContext))]
    [Migration("20261126123100_ExclusionKeys")]
    public partial class ExclusionKeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(SqlScripts.Read("exclusion-keys"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(SqlScripts.Read("exclusion-keys-down"));
        }
    }
}
