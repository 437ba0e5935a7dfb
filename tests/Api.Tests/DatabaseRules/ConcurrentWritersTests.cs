using Npgsql;

namespace Expect.Api.Tests.DatabaseRules;

/// <summary>Two writers at the same time, each fine alone, never break a rule together: the second waits and is refused.</summary>
[Collection(RulesCollectionDefinition.Name)]
public sealed class ConcurrentWritersTests(RulesFixture rules)
{
    private const string Payment = "insert into disbursements (id, funding_id, amount, amount_currency, paid_on) values (id('{0}'), id('funding'), 300, 'EUR', '2022-02-01')";
    private const string Country = "insert into project_countries (id, project_id, country_id, share) values (id('{0}'), id('empty'), id('{0}'), 100); set constraints all immediate";
    private const string Replication = "insert into practice_replications (id, practice_id, territory_id) values (id('c {0}'), id('practice'), id('{0}')); set constraints all immediate";
    private const string Candidate = "insert into label_applications (id, label_id, applicant_id, theme_id, status) values (id('{0}'), id('label'), id('idf'), id('shelter'), 'DRAFT')";
    private const string Offer = "insert into expertise_offers (id, territory_id, title, summary, slug, languages, status) values (id('c offer'), id('occitanie'), fr('O'), fr('R'), 'c-offer', '{}', 'DRAFT')";
    private const string Foreign = "update territories set kind = 'FOREIGN_AUTHORITY', country_id = id('TN'), insee_code = null where id = id('occitanie')";

    [Fact]
    public Task Payments_together_do_not_exceed_the_amount_granted() =>
        SecondIsRefusedAsync(string.Format(null, Payment, "c1"), string.Format(null, Payment, "c2"), "ck_fundings_disbursed_amount");

    [Fact]
    public Task An_amount_granted_does_not_fall_below_a_payment_made_meanwhile() => SecondIsRefusedAsync(
        string.Format(null, Payment, "c1"), "update fundings set awarded_amount = 500 where id = id('funding')", "ck_fundings_disbursed_amount");

    [Fact]
    public Task Shares_of_one_project_together_make_100() =>
        SecondIsRefusedAsync(string.Format(null, Country, "TN"), string.Format(null, Country, "VN"), "ck_project_countries_shares");

    [Fact]
    public Task Replications_together_do_not_exceed_their_count() =>
        SecondIsRefusedAsync(string.Format(null, Replication, "occitanie"), string.Format(null, Replication, "epci"), "ck_practices_replication_count");

    [Fact]
    public Task A_count_does_not_fall_below_a_replication_listed_meanwhile() => SecondIsRefusedAsync(
        string.Format(null, Replication, "occitanie"),
        "update practices set replication_count = 1 where id = id('practice'); set constraints all immediate",
        "ck_practices_replication_count");

    [Fact]
    public Task A_practice_does_not_move_to_where_it_is_taken_up_meanwhile() => SecondIsRefusedAsync(
        string.Format(null, Replication, "occitanie"),
        "update practices set territory_id = id('occitanie') where id = id('practice')",
        "ck_practice_replications_territory");

    [Fact]
    public Task One_application_is_open_even_when_two_are_begun_at_once() =>
        SecondIsRefusedAsync(string.Format(null, Candidate, "c1"), string.Format(null, Candidate, "c2"), "ux_label_applications_label_id_applicant_id_theme_id");

    [Theory]
    [InlineData(Offer, Foreign)]
    [InlineData(Foreign, Offer)]
    public Task An_authority_does_not_turn_foreign_while_it_makes_an_offer(string first, string second) =>
        SecondIsRefusedAsync(first, second, "ck_expertise_offers_territory");

    [Fact]
    public Task One_readable_key_is_given_once() => SecondIsRefusedAsync(
        "update practices set slug = 'le-meme' where id = id('practice')",
        "update practices set slug = 'le-meme' where id = id('practice2')",
        "ux_practices_slug");

    private async Task SecondIsRefusedAsync(string first, string second, string rule)
    {
        await using var database = await CopyAsync();
        await using var one = await database.OpenConnectionAsync();
        await using var other = await database.OpenConnectionAsync();
        await using var oneWrites = await one.BeginTransactionAsync();
        await using var otherWrites = await other.BeginTransactionAsync();
        await ExecuteAsync(one, first);
        var waiting = ExecuteAsync(other, second);
        await RulesFixture.WaitsAsync(database, other.ProcessID, waiting);
        await oneWrites.CommitAsync();
        var error = await Assert.ThrowsAsync<PostgresException>(() => waiting);
        Assert.Equal(rule, error.ConstraintName);
    }

    // Writers of this class commit: each test has a copy of the database.
    private async Task<NpgsqlDataSource> CopyAsync()
    {
        var copy = await rules.CopyAsync();
        await using var content = copy.CreateCommand("""
            begin;
            insert into projects (id, kind, title, slug, status) values (id('empty'), 'PROJECT', fr('Vide'), 'vide', 'DRAFT');
            insert into project_partners (id, project_id, territory_id, role) values (id('empty lead'), id('empty'), id('ssd'), 'LEAD');
            commit
            """);
        await content.ExecuteNonQueryAsync();
        return copy;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
