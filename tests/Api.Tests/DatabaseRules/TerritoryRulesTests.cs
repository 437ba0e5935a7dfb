using Npgsql;

namespace Expect.Api.Tests.DatabaseRules;

/// <summary>What PostgreSQL itself refuses about territories, memberships and themes, and the nearest thing that it accepts.</summary>
[Collection(RulesCollectionDefinition.Name)]
public sealed class TerritoryRulesTests(RulesFixture rules)
{
    private static string Territory(string kind, string country, string columns = "", string values = "") =>
        $"insert into territories (id, kind, name, aliases, slug, country_id, valid_from{columns}) values (id('new'), '{kind}', fr('Nom'), '{{}}', 'nom', {country}, '2020-01-01'{values})";

    [Theory]
    [InlineData("DEPARTMENT", "id('TN')", "ck_territories_french_country")]
    [InlineData("DEPARTMENT", "null", "ck_territories_french_country")]
    [InlineData("FOREIGN_AUTHORITY", "id('FR')", "ck_territories_foreign_country")]
    [InlineData("FOREIGN_AUTHORITY", "null", "ck_territories_foreign_country")]
    [InlineData("VILLAGE", "id('FR')", "ck_territories_kind_values")]
    [InlineData("EPCI", "id('FR')", "ck_territories_epci_nature")]
    public Task A_kind_decides_country_and_nature(string kind, string country, string rule) => rules.RefusesAsync(Territory(kind, country), rule);

    [Theory]
    [InlineData("DEPARTMENT", "id('FR')")]
    [InlineData("FOREIGN_AUTHORITY", "id('TN')")]
    [InlineData("NETWORK", "null")]
    public Task A_kind_in_its_country_is_accepted(string kind, string country) => rules.AcceptsAsync(Territory(kind, country));

    [Theory]
    [InlineData("229300083", "ck_territories_siren")]
    [InlineData("22930008", "ck_territories_siren")]
    [InlineData("2293000820", "ck_territories_siren")]
    [InlineData("22930008a", "ck_territories_siren")]
    public Task A_siren_has_nine_digits_and_a_check_digit(string siren, string rule) =>
        rules.RefusesAsync(Territory("REGION", "id('FR')", ", siren", $", '{siren}'"), rule);

    [Theory]
    [InlineData("200094332")]
    [InlineData("200076958")]
    [InlineData("732829320")]
    public Task A_right_siren_is_accepted(string siren) => rules.AcceptsAsync(Territory("REGION", "id('FR')", ", siren", $", '{siren}'"));

    [Fact]
    public Task A_foreign_authority_has_no_siren() =>
        rules.RefusesAsync(Territory("FOREIGN_AUTHORITY", "id('TN')", ", siren", ", '200094332'"), "ck_territories_foreign");

    [Fact]
    public async Task A_siren_is_unique_among_current_authorities()
    {
        var second = Territory("REGION", "id('FR')", ", siren", ", '229300082'");
        await rules.RefusesAsync(second, "ux_territories_siren", PostgresErrorCodes.UniqueViolation);
        await rules.AcceptsAsync("update territories set valid_to = '2019-12-31' where id = id('ssd');" + second);
    }

    [Theory]
    [InlineData("2004")]
    [InlineData("20004")]
    [InlineData("2C004")]
    public Task A_commune_has_an_INSEE_code(string code) =>
        rules.RefusesAsync(Territory("COMMUNE", "id('FR')", ", insee_code", $", '{code}'"), "ck_territories_insee_code");

    [Fact]
    public async Task A_commune_is_not_without_INSEE_code()
    {
        await rules.RefusesAsync(Territory("COMMUNE", "id('FR')"), "ck_territories_commune_insee_code");
        await rules.RefusesAsync("update territories set insee_code = null where id = id('epinay')", "ck_territories_commune_insee_code");
        await rules.AcceptsAsync("update territories set insee_code = null where id = id('ssd')");
    }

    [Theory]
    [InlineData("idf", "insert into expertise_offers (id, territory_id, title, summary, slug, languages, status) values (id('new'), id('idf'), fr('O'), fr('R'), 'neuve', '{FR}', 'DRAFT')", "ck_expertise_offers_territory")]
    [InlineData("epci2", "insert into presences (id, territory_id, country_id, kind) values (id('new'), id('epci2'), id('TN'), 'TWINNING')", "ck_presences_territory")]
    [InlineData("epci", "select 1", "ck_label_applications_territory")]
    [InlineData("occitanie", "update project_partners set territory_id = id('occitanie') where id = id('lead')", "ck_projects_one_lead")]
    public async Task An_authority_on_whose_kind_something_rests_stays_French(string territory, string use, string rule)
    {
        await rules.RefusesAsync(use + $";update territories set kind = 'FOREIGN_AUTHORITY', country_id = id('TN'), insee_code = null, epci_nature = null where id = id('{territory}')", rule);
        await rules.RefusesAsync(use + $";update territories set kind = 'NETWORK', epci_nature = null where id = id('{territory}')", rule);
        await rules.AcceptsAsync(use + $";update territories set kind = 'ASSOCIATION', epci_nature = null where id = id('{territory}')");
    }

    [Fact]
    public Task An_authority_on_whose_kind_nothing_rests_may_turn_out_to_be_foreign() => rules.AcceptsAsync(
        "update territories set kind = 'FOREIGN_AUTHORITY', country_id = id('TN'), insee_code = null where id = id('occitanie')");

    [Fact]
    public async Task Codes_are_unique_per_kind()
    {
        await rules.RefusesAsync(
            Territory("COMMUNE", "id('FR')", ", insee_code", ", '93031'"), "ux_territories_kind_insee_code", PostgresErrorCodes.UniqueViolation);
        await rules.AcceptsAsync(Territory("COMMUNE", "id('FR')", ", insee_code", ", '2A004'"));
        await rules.AcceptsAsync(Territory("SPECIAL_STATUS", "id('FR')", ", insee_code", ", '93'"));
    }

    [Theory]
    [InlineData("name = '{\"fr\": \" \"}'", "ck_territories_name")]
    [InlineData("name = '{\"en\": \"Name\"}'", "ck_territories_name")]
    [InlineData("slug = 'Épinay'", "ck_territories_slug")]
    [InlineData("population = 10", "ck_territories_population")]
    [InlineData("valid_to = valid_from", "ck_territories_validity")]
    [InlineData("parent_id = id", "ck_territories_acyclic")]
    public Task A_change_of_a_territory_is_checked(string change, string rule) =>
        rules.RefusesAsync($"update territories set {change} where id = id('ssd')", rule);

    [Fact]
    public Task A_territory_is_not_part_of_its_parts() =>
        rules.RefusesAsync("update territories set parent_id = id('epinay') where id = id('idf')", "ck_territories_acyclic");

    [Fact]
    public async Task A_region_follows_a_move_of_any_ancestor()
    {
        const string region = "select (select slug from territories r where r.id = t.region_id) from territories t where id = id('epinay')";
        Assert.Equal("ile-de-france", await rules.ValueAfterAsync("select 1", region));
        Assert.Equal("occitanie", await rules.ValueAfterAsync("update territories set parent_id = id('occitanie') where id = id('ssd')", region));
        Assert.Equal(DBNull.Value, await rules.ValueAfterAsync("update territories set parent_id = null where id = id('ssd')", region));
    }

    [Fact]
    public async Task A_membership_does_not_overlap_itself()
    {
        const string insert = "insert into memberships (id, group_id, member_id, valid_from) values (id('new'), {0}, id('epinay'), {1})";
        await rules.RefusesAsync(
            string.Format(null, insert, "id('network')", "'2015-01-01'") + ";" + string.Format(null, insert.Replace("'new'", "'again'"), "id('network')", "'2016-01-01'"),
            "ex_memberships_pair", PostgresErrorCodes.ExclusionViolation);
        await rules.RefusesAsync(
            string.Format(null, insert, "id('epci2')", "'2019-12-31'"), "ex_memberships_fiscal_epci", PostgresErrorCodes.ExclusionViolation);
        await rules.AcceptsAsync(string.Format(null, insert, "id('epci2')", "'2020-01-01'"));
        await rules.AcceptsAsync(string.Format(null, insert, "id('network')", "'2019-12-31'"));
    }

    [Fact]
    public async Task A_theme_is_not_part_of_its_parts_and_its_path_follows()
    {
        await rules.RefusesAsync("update themes set parent_id = id('shelter') where id = id('equality')", "ck_themes_acyclic");
        const string path = "select array_to_string(path, '/') from themes where id = id('shelter')";
        Assert.Equal("equality/violence/shelter", await rules.ValueAfterAsync("select 1", path));
        Assert.Equal("violence/shelter", await rules.ValueAfterAsync("update themes set parent_id = null where id = id('violence')", path));
        Assert.Equal("rights/violence/shelter", await rules.ValueAfterAsync("update themes set code = 'rights' where id = id('equality')", path));
    }
}
