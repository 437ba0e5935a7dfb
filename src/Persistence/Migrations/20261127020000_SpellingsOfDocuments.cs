using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Expect.Persistence.Migrations
{
    /// <summary>A misspelt word finds what has the nearer spelling itself.</summary>
    [DbContext(typeof(ContentDbContext))]
    [Migration("20261127020000_SpellingsOfDocuments")]
    public partial class SpellingsOfDocuments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(SqlScripts.Read("spellings-of-documents"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop function search_writing(text, text), search_signs(); drop table search_spellings;");
            migrationBuilder.Sql(SqlScripts.Read("search-spellings"));
            migrationBuilder.Sql(SqlScripts.Read("less-for-each-row"));
        }
    }
}
