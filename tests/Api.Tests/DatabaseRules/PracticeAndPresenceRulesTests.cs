using Npgsql;

namespace Expect.Api.Tests.DatabaseRules;

/// <summary>What PostgreSQL itself refuses about practices and presences, and the nearest thing that it accepts.</summary>
[Collection(RulesCollectionDefinition.Name)]
public sealed class PracticeAndPresenceRulesTests(RulesFixture rules)
{
    private const string Replication = "insert into practice_replications (id, practice_id, territory_id) values (id('{0}'), id('practice'), id('{0}'));";
    private const string Presence = "insert into presences (id, territory_id, country_id, kind, valid_from, valid_to) values (id('new'), ";

    private static string Replications(params string[] territories) =>
        string.Concat(territories.Select(territory => string.Format(null, Replication, territory)));

    [Theory]
    [InlineData("update practices set title = '{\"en\": \"Observatory\"}' where id = id('practice')", "ck_practices_published_has_french")]
    [InlineData("update practices set published_at = null where id = id('practice')", "ck_practices_published_at")]
    [InlineData("update practices set publish_at = now(), unpublish_at = now() where id = id('practice')", "ck_practices_schedule")]
    [InlineData("update practices set status = 'DRAFT' where id = id('practice')", "ck_practices_transition")]
    [InlineData("update practices set status = 'PUBLISHED', published_at = now() where id = id('practice2')", "ck_practices_transition")]
    [InlineData("update practices set started_on = '2002-01-01'", "ck_practices_started_on")]
    [InlineData("update practices set started_on_precision = 'YEAR'", "ck_practices_started_on")]
    [InlineData("update practices set replication_count = 3 where id = id('practice2')", "ck_practices_replications")]
    [InlineData("update practices set replication_precision = null where id = id('practice')", "ck_practices_replications")]
    [InlineData("update practices set replication_count = -1 where id = id('practice')", "ck_practices_replications")]
    [InlineData("update practices set kind = 'IDEA'", "ck_practices_kind_values")]
    [InlineData("update practices set scale = 'WORLD'", "ck_practices_scale_values")]
    [InlineData("update practices set replication_precision = 'ABOUT' where id = id('practice')", "ck_practices_replication_precision_values")]
    public Task A_practice_is_checked(string sql, string rule) => rules.RefusesAsync(sql, rule);

    [Theory]
    [InlineData("update practices set status = 'IN_REVIEW' where id = id('practice2')")]
    [InlineData("update practices set status = 'SUSPENDED' where id = id('practice')")]
    [InlineData("update practices set started_on = '2002-01-01', started_on_precision = 'YEAR'")]
    [InlineData("update practices set replication_count = null, replication_precision = null where id = id('practice')")]
    [InlineData("update practices set replication_count = 0, replication_precision = 'EXACT' where id = id('practice2')")]
    [InlineData("update practices set title = '{\"en\": \"Method\"}' where id = id('practice2')")]
    [InlineData("delete from practices where id = id('practice')")]
    public Task A_right_practice_is_accepted(string sql) => rules.AcceptsAsync(sql);

    [Fact]
    public async Task A_count_of_replications_is_never_below_those_listed()
    {
        await rules.AcceptsAsync(Replications("occitanie"));
        await rules.RefusesAsync(Replications("occitanie", "epci"), "ck_practices_replication_count");
        await rules.RefusesAsync("update practices set replication_count = 0 where id = id('practice')", "ck_practices_replication_count");
        await rules.RefusesAsync(
            "update practices set replication_count = 0, replication_precision = 'EXACT' where id = id('practice2');"
                + "update practice_replications set practice_id = id('practice2')",
            "ck_practices_replication_count");
        await rules.AcceptsAsync(Replications("occitanie", "epci") + "update practices set replication_count = 3 where id = id('practice')");
    }

    [Fact]
    public async Task A_count_of_replications_is_not_overwritten_by_counting() => Assert.Equal(2, await rules.ValueAfterAsync(
        "delete from practice_replications; set constraints all immediate; set constraints all deferred;" + Replications("occitanie"),
        "select replication_count from practices where id = id('practice')"));

    [Theory]
    [InlineData("insert into practice_replications (id, practice_id, territory_id) values (id('new'), id('practice'), id('ssd'))", "ck_practice_replications_territory")]
    [InlineData("update practice_replications set territory_id = id('ssd')", "ck_practice_replications_territory")]
    [InlineData("update practice_replications set since = '2010-01-01'", "ck_practice_replications_since")]
    [InlineData("update practice_replications set since_precision = 'DAY'", "ck_practice_replications_since")]
    [InlineData("update practices set territory_id = id('idf') where id = id('practice')", "ck_practice_replications_territory")]
    public Task A_replication_is_checked(string sql, string rule) => rules.RefusesAsync(sql, rule);

    [Fact]
    public async Task A_territory_takes_a_practice_up_once()
    {
        await rules.RefusesAsync(
            "insert into practice_replications (id, practice_id, territory_id) values (id('new'), id('practice'), id('idf'))",
            "ux_practice_replications_practice_id_territory_id", PostgresErrorCodes.UniqueViolation);
        await rules.AcceptsAsync(Replications("jendouba") + "update practice_replications set since = '2010-01-01', since_precision = 'YEAR'");
    }

    [Theory]
    [InlineData(Presence + "id('jendouba'), id('TN'), 'TWINNING', null, null)", "ck_presences_territory")]
    [InlineData(Presence + "id('network'), id('TN'), 'TWINNING', null, null)", "ck_presences_territory")]
    [InlineData(Presence + "id('ssd'), id('FR'), 'TWINNING', null, null)", "ck_presences_country")]
    [InlineData(Presence + "id('ssd'), id('RE'), 'TWINNING', null, null)", "ck_presences_country")]
    [InlineData(Presence + "id('ssd'), id('TN'), 'TWINNING', '2020-01-01', '2020-01-01')", "ck_presences_validity")]
    [InlineData(Presence + "id('ssd'), id('TN'), 'VISIT', null, null)", "ck_presences_kind_values")]
    [InlineData("update presences set territory_id = id('jendouba')", "ck_presences_territory")]
    [InlineData("update presences set country_id = id('RE')", "ck_presences_country")]
    [InlineData("update countries set is_french = true where id = id('TN')", "ck_presences_country")]
    public Task A_presence_is_checked(string sql, string rule) => rules.RefusesAsync(sql, rule);

    [Theory]
    [InlineData("'2019-12-31', null")]
    [InlineData("null, '2016-01-02'")]
    [InlineData("null, null")]
    public Task Presences_of_one_kind_do_not_overlap(string validity) => rules.RefusesAsync(
        Presence + $"id('ssd'), id('TN'), 'AGREEMENT', {validity})", "ex_presences_validity", PostgresErrorCodes.ExclusionViolation);

    [Theory]
    [InlineData("id('ssd'), id('TN'), 'AGREEMENT', '2020-01-01', null")]
    [InlineData("id('ssd'), id('TN'), 'AGREEMENT', null, '2016-01-01'")]
    [InlineData("id('ssd'), id('TN'), 'TWINNING', null, null")]
    [InlineData("id('ssd'), id('VN'), 'AGREEMENT', null, null")]
    [InlineData("id('idf'), id('TN'), 'AGREEMENT', null, null")]
    public Task A_right_presence_is_accepted(string values) => rules.AcceptsAsync(Presence + values + ")");
}
