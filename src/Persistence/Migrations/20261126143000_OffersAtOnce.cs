using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Expect.Persistence.Migrations
{
    /// <summary>A rule that is looked at once for all new offers of a statement.</summary>
    [DbContext(typeof(ContentDbContext))]
    [Migration("20261126143000_OffersAtOnce")]
    public partial class OffersAtOnce : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(SqlScripts.Read("offers-at-once"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(SqlScripts.Read("offers-at-once-down"));
        }
    }
}
