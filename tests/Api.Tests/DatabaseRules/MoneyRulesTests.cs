namespace Expect.Api.Tests.DatabaseRules;

/// <summary>An amount has no more decimals than its currency has minor units; it is refused, never rounded.</summary>
[Collection(RulesCollectionDefinition.Name)]
public sealed class MoneyRulesTests(RulesFixture rules)
{
    private const string Requested = "update funding_applications set requested_amount = {0}, requested_amount_currency = '{1}' where id = id('submitted')";

    [Theory]
    [InlineData("10.005", "EUR")]
    [InlineData("10.001", "EUR")]
    [InlineData("10.0000001", "EUR")]
    [InlineData("10.1", "VND")]
    [InlineData("10.01", "KMF")]
    [InlineData("10.0005", "TND")]
    [InlineData("10.0005", "KWD")]
    [InlineData("10.0005", "BHD")]
    [InlineData("10.00005", "CLF")]
    public Task A_decimal_too_many_is_refused(string amount, string currency) =>
        rules.RefusesAsync(string.Format(null, Requested, amount, currency), "ck_funding_applications_minor_units");

    [Theory]
    [InlineData("10.005", "TND")]
    [InlineData("10.005", "KWD")]
    [InlineData("10.005", "BHD")]
    [InlineData("10.005", "IQD")]
    [InlineData("10.005", "JOD")]
    [InlineData("10.005", "LYD")]
    [InlineData("10.005", "OMR")]
    [InlineData("10.0005", "CLF")]
    [InlineData("10.05", "EUR")]
    [InlineData("10.500", "EUR")]
    [InlineData("10.00", "XOF")]
    [InlineData("9999999999999.99", "EUR")]
    public async Task Every_decimal_of_the_currency_is_kept(string amount, string currency) => Assert.Equal(
        true,
        await rules.ValueAfterAsync(
            string.Format(null, Requested, amount, currency), $"select requested_amount = {amount} from funding_applications where id = id('submitted')"));

    [Theory]
    [InlineData("fundings", "awarded_amount = 800.005", "ck_fundings_minor_units")]
    [InlineData("fundings", "total_budget = 900.005, total_budget_currency = 'EUR'", "ck_fundings_total_budget_minor_units")]
    [InlineData("disbursements", "amount = 10.005", "ck_disbursements_minor_units")]
    [InlineData("funding_schemes", "min_amount = 100.005", "ck_funding_schemes_min_amount")]
    [InlineData("funding_schemes", "max_amount = 900.005", "ck_funding_schemes_max_amount")]
    [InlineData("funding_schemes", "max_rate = 70.005", "ck_funding_schemes_max_rate_decimals")]
    [InlineData("project_countries", "share = 33.333", "ck_project_countries_share_decimals")]
    public Task No_amount_and_no_share_is_rounded(string table, string change, string rule) => rules.RefusesAsync($"update {table} set {change}", rule);

    [Theory]
    [InlineData("fundings", "awarded_amount", "ck_fundings_awarded_amount_size")]
    [InlineData("fundings", "total_budget_currency = 'EUR', total_budget", "ck_fundings_total_budget_size")]
    [InlineData("funding_applications", "requested_amount", "ck_funding_applications_requested_amount_size")]
    [InlineData("disbursements", "amount", "ck_disbursements_amount_size")]
    [InlineData("funding_schemes", "max_amount", "ck_funding_schemes_max_amount_size")]
    public async Task An_amount_is_a_number_of_a_sensible_size(string table, string column, string rule)
    {
        await rules.RefusesAsync($"update {table} set {column} = 10000000000000", rule);
        await rules.RefusesAsync($"update {table} set {column} = 'NaN'", rule);
    }

    [Fact]
    public async Task A_funding_in_dinars_is_paid_to_the_millime()
    {
        const string fund = "insert into fundings (id, project_id, funder_id, status, awarded_amount, awarded_amount_currency) values (id('dinars'), id('project'), id('afd'), 'COMMITTED', 100.125, 'TND');";
        const string pay = "insert into disbursements (id, funding_id, amount, amount_currency, paid_on) values (id('new'), id('dinars'), {0}, 'TND', '2022-01-01')";
        Assert.Equal("0.001", await rules.ValueAfterAsync(fund + string.Format(null, pay, "100.124"), "select remaining_amount::text from fundings where id = id('dinars')"));
        await rules.RefusesAsync(fund + string.Format(null, pay, "100.126"), "ck_fundings_disbursed_amount");
    }

    [Fact]
    public async Task Several_payments_are_made_at_once() => Assert.Equal("800.00", await rules.ValueAfterAsync(
        """
        insert into disbursements (id, funding_id, amount, amount_currency, paid_on) values
            (id('new'), id('funding'), 200, 'EUR', '2022-01-01'), (id('again'), id('funding'), 100, 'EUR', '2022-01-01');
        insert into disbursements (id, funding_id, amount, amount_currency, paid_on) values (id('third'), id('funding'), 200, 'EUR', '2022-01-02');
        set constraints all immediate
        """,
        "select round(disbursed_amount, 2)::text from fundings where id = id('funding')"));
}
