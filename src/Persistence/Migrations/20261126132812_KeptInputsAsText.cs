using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Expect.Persistence.Migrations
{
    /// <summary>Inputs that releases keep are text: they are shown as they were given, and json knows no equality.</summary>
    public partial class KeptInputsAsText : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""alter table release_changes alter column input type text collate "C" """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("alter table release_changes alter column input type json using input::json");
        }
    }
}
