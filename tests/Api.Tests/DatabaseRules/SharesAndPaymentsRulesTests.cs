using Npgsql;

namespace Expect.Api.Tests.DatabaseRules;

/// <summary>What PostgreSQL itself refuses about projects' countries and dates, schemes and payments, and what it accepts.</summary>
[Collection(RulesCollectionDefinition.Name)]
public sealed class SharesAndPaymentsRulesTests(RulesFixture rules)
{
    private const string Country = "insert into project_countries (id, project_id, country_id, share) values (id('new'), ";
    private const string Payment = "insert into disbursements (id, funding_id, amount, amount_currency, paid_on) values (id('new'), id('funding'), ";
    private const string Paid = "select disbursed_amount || ' ' || remaining_amount || ' ' || disbursed_amount_currency || ' ' || remaining_amount_currency from fundings";

    [Theory]
    [InlineData("update project_countries set share = 41 where id = id('shared VN')", "ck_project_countries_shares")]
    [InlineData("update project_countries set share = 39.99 where id = id('shared VN')", "ck_project_countries_shares")]
    [InlineData("update project_countries set share = null where id = id('shared VN')", "ck_project_countries_shares")]
    [InlineData("delete from project_countries where id = id('shared VN')", "ck_project_countries_shares")]
    [InlineData(Country + "id('shared'), id('KM'), null)", "ck_project_countries_shares")]
    [InlineData(Country + "id('shared'), id('KM'), 1)", "ck_project_countries_shares")]
    [InlineData(Country + "id('project'), id('VN'), 100)", "ck_project_countries_shares")]
    [InlineData("delete from project_countries where id = id('shared2 KM'); update project_countries set project_id = id('project2') where id = id('shared VN')", "ck_project_countries_shares")]
    [InlineData(Country + "id('shared'), id('KM'), 0)", "ck_project_countries_share")]
    [InlineData(Country + "id('shared'), id('KM'), 100.01)", "ck_project_countries_share")]
    [InlineData(Country + "id('shared'), id('KM'), -1)", "ck_project_countries_share")]
    public Task Shares_are_checked(string sql, string rule) => rules.RefusesAsync(sql, rule);

    [Theory]
    [InlineData("update project_countries set share = null where project_id = id('shared')")]
    [InlineData("update project_countries set share = 30 where id = id('shared TN');" + Country + "id('shared'), id('KM'), 30)")]
    [InlineData("delete from project_countries where project_id = id('shared')")]
    [InlineData(Country + "id('project'), id('VN'), null)")]
    [InlineData("update project_countries set share = 33.33 where project_id = id('shared');" + Country + "id('shared'), id('KM'), 33.34)")]
    [InlineData("delete from projects where id = id('shared')")]
    public Task Right_shares_are_accepted(string sql) => rules.AcceptsAsync(sql);

    [Fact]
    public Task A_country_of_a_project_is_named_once() => rules.RefusesAsync(
        Country + "id('project'), id('TN'), null)", "ux_project_countries_project_id_country_id", PostgresErrorCodes.UniqueViolation);

    [Theory]
    [InlineData("planned_start = '2021-01-02', planned_end = '2021-01-01'", "ck_projects_planned")]
    [InlineData("actual_start = '2021-01-02', actual_end = '2021-01-01'", "ck_projects_actual")]
    [InlineData("iati_identifier = 'FR 6 1'", "ck_projects_iati_identifier")]
    [InlineData("iati_identifier = ''", "ck_projects_iati_identifier")]
    [InlineData("iati_identifier = 'FR-6/1'", "ck_projects_iati_identifier")]
    public Task Dates_and_identifier_of_a_project_are_checked(string change, string rule) =>
        rules.RefusesAsync($"update projects set {change} where id = id('project')", rule);

    [Fact]
    public async Task An_IATI_identifier_is_of_one_project()
    {
        await rules.AcceptsAsync("update projects set iati_identifier = 'FR-SIREN-229300082-1', planned_start = '2021-01-01', planned_end = '2021-01-01' where id = id('project')");
        await rules.RefusesAsync("update projects set iati_identifier = 'FR-6-1'", "ux_projects_iati_identifier", PostgresErrorCodes.UniqueViolation);
    }

    [Theory]
    [InlineData("min_amount = 1001", "ck_funding_schemes_amounts")]
    [InlineData("min_amount_currency = 'USD'", "ck_funding_schemes_amounts")]
    [InlineData("min_amount = -1", "ck_funding_schemes_min_amount")]
    [InlineData("min_amount = 0.5, min_amount_currency = 'XOF', max_amount_currency = 'XOF'", "ck_funding_schemes_min_amount")]
    [InlineData("min_amount = null, min_amount_currency = null, max_amount = 0", "ck_funding_schemes_max_amount")]
    [InlineData("min_amount = null", "ck_funding_schemes_currencies")]
    [InlineData("max_amount_currency = null", "ck_funding_schemes_currencies")]
    [InlineData("max_rate = 0", "ck_funding_schemes_max_rate")]
    [InlineData("max_rate = 100.01", "ck_funding_schemes_max_rate")]
    [InlineData("valid_to = valid_from", "ck_funding_schemes_validity")]
    [InlineData("name = '{\"en\": \"Scheme\"}'", "ck_funding_schemes_name")]
    [InlineData("code = ' '", "ck_funding_schemes_code")]
    public Task A_scheme_is_checked(string change, string rule) => rules.RefusesAsync($"update funding_schemes set {change}", rule);

    [Theory]
    [InlineData("min_amount = 1000, max_rate = 100, valid_to = '2014-01-02'")]
    [InlineData("min_amount = null, min_amount_currency = null")]
    [InlineData("max_amount = null, max_amount_currency = null, max_rate = null")]
    public Task A_right_scheme_is_accepted(string change) => rules.AcceptsAsync($"update funding_schemes set {change}");

    [Fact]
    public async Task A_code_is_of_one_scheme_of_its_funder_and_an_application_is_under_its_funders_scheme()
    {
        const string scheme = "insert into funding_schemes (id, funder_id, code, name) values (id('new'), id('{0}'), 'FICOL', fr('FICOL'))";
        await rules.RefusesAsync(string.Format(null, scheme, "afd"), "ux_funding_schemes_funder_id_code", PostgresErrorCodes.UniqueViolation);
        await rules.AcceptsAsync(string.Format(null, scheme, "meae"));
        await rules.AcceptsAsync("update funding_applications set scheme_id = id('scheme') where id = id('submitted')");
        await rules.RefusesAsync(
            "update funding_applications set scheme_id = id('scheme'), funder_id = id('meae') where id = id('submitted')",
            "fk_funding_applications_scheme_id_funder_id", PostgresErrorCodes.ForeignKeyViolation);
    }

    [Theory]
    [InlineData(Payment + "500.01, 'EUR', '2022-02-01')", "ck_fundings_disbursed_amount")]
    [InlineData("update disbursements set amount = 800.01", "ck_fundings_disbursed_amount")]
    [InlineData("update fundings set awarded_amount = 299.99", "ck_fundings_disbursed_amount")]
    [InlineData(Payment + "10, 'USD', '2022-02-01')", "ck_disbursements_currency")]
    [InlineData("update disbursements set amount_currency = 'USD'", "ck_disbursements_currency")]
    [InlineData("update fundings set awarded_amount_currency = 'USD'", "ck_fundings_disbursed_currency")]
    [InlineData("update fundings set disbursed_amount = 0", "ck_fundings_disbursed_sum")]
    [InlineData("update fundings set disbursed_amount = 301", "ck_fundings_disbursed_sum")]
    [InlineData(Payment + "0, 'EUR', '2022-02-01')", "ck_disbursements_amount")]
    [InlineData(Payment + "-1, 'EUR', '2022-02-01')", "ck_disbursements_amount")]
    [InlineData("insert into fundings (id, project_id, funder_id, status, awarded_amount, awarded_amount_currency, disbursed_amount) values (id('new'), id('project'), id('afd'), 'COMMITTED', 10, 'EUR', 1)", "ck_fundings_disbursed_sum")]
    public Task A_payment_is_checked(string sql, string rule) => rules.RefusesAsync(sql, rule);

    [Theory]
    [InlineData(Payment + "500, 'EUR', '2022-02-01')", "800.00 0.00 EUR EUR")]
    [InlineData("update disbursements set amount = 800", "800.00 0.00 EUR EUR")]
    [InlineData("delete from disbursements", "0.00 800.00 EUR EUR")]
    [InlineData("delete from disbursements; update fundings set awarded_amount_currency = 'USD'", "0.00 800.00 USD USD")]
    [InlineData("update fundings set awarded_amount = 300", "300.00 0.00 EUR EUR")]
    public async Task What_was_paid_and_what_remains_follow(string sql, string expected)
    {
        await rules.AcceptsAsync(sql);
        Assert.Equal(expected, await rules.ValueAfterAsync(sql, Paid.Replace("disbursed_amount ||", "round(disbursed_amount, 2) ||").Replace("remaining_amount ||", "round(remaining_amount, 2) ||")));
    }

    [Fact]
    public Task A_funding_of_which_something_was_paid_stays() => rules.RefusesAsync(
        "delete from fundings", "fk_disbursements_funding_id", PostgresErrorCodes.ForeignKeyViolation);
}
