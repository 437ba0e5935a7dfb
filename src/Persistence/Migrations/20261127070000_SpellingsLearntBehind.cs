using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Expect.Persistence.Migrations
{
    /// <summary>Spellings and words are learnt behind the write.</summary>
    [DbContext(typeof(ContentDbContext))]
    [Migration("20261127070000_SpellingsLearntBehind")]
    public partial class SpellingsLearntBehind : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(SqlScripts.Read("spellings-learnt-behind"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // What was to be learnt is made by the rebuild with which the former script ends.
            migrationBuilder.Sql("drop function search_learn(int), search_learning(text, text), search_spelling(text, text); drop table search_unlearnt, search_spellings; grant insert, delete on search_words to expect_writer;");
            migrationBuilder.Sql(SqlScripts.Read("spellings-of-documents"));
        }
    }
}
