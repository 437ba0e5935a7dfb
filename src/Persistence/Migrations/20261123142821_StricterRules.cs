using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Expect.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class StricterRules : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(SqlScripts.Read("stricter-rules"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                alter table funding_applications drop constraint ck_funding_applications_submitted_on;
                alter table labels drop constraint ck_labels_launched_on;
                alter table fundings drop constraint fk_fundings_application_funder_project;
                alter table funding_applications drop constraint ak_funding_applications_funder_project;
                alter table fundings drop constraint ck_fundings_total_budget_minor_units;
                alter table fundings drop constraint ck_fundings_total_budget_currency;
                """);
        }
    }
}
