using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Expect.Persistence.Migrations
{
    /// <summary>Contacts as parts of offers; notes that not everybody reads.</summary>
    public partial class ContactsAndNotes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "internal_notes",
                table: "fundings",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "internal_notes",
                table: "disbursements",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.Sql(SqlScripts.Read("contacts-and-notes"));

            migrationBuilder.AddCheckConstraint(
                name: "ck_fundings_internal_notes",
                table: "fundings",
                sql: "internal_notes ~ '\\S'");

            migrationBuilder.AddCheckConstraint(
                name: "ck_disbursements_internal_notes",
                table: "disbursements",
                sql: "internal_notes ~ '\\S'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(SqlScripts.Read("contacts-and-notes-down"));

            migrationBuilder.DropCheckConstraint(
                name: "ck_fundings_internal_notes",
                table: "fundings");

            migrationBuilder.DropCheckConstraint(
                name: "ck_disbursements_internal_notes",
                table: "disbursements");

            migrationBuilder.DropColumn(
                name: "internal_notes",
                table: "fundings");

            migrationBuilder.DropColumn(
                name: "internal_notes",
                table: "disbursements");
        }
    }
}
