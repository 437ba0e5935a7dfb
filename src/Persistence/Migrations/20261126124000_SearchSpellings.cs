using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Expect.Persistence.Migrations
{
    /// <summary>Misspelt words are corrected by spelling instead of by stem; highlights keep typographic apostrophes.</summary>
    [DbContext(typeof(ContentDbContext))]
    [Migration("20261126124000_SearchSpellings")]
    public partial class SearchSpellings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(SqlScripts.Read("search-spellings"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop function search_writing(text, text)");
            migrationBuilder.Sql(SqlScripts.Read("search-down"));
            migrationBuilder.Sql(SqlScripts.Read("search"));
        }
    }
}
