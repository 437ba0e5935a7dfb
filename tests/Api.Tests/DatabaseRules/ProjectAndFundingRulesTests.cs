using Npgsql;

namespace Expect.Api.Tests.DatabaseRules;

/// <summary>What PostgreSQL itself refuses about projects and their money, and the nearest thing that it accepts.</summary>
[Collection(RulesCollectionDefinition.Name)]
public sealed class ProjectAndFundingRulesTests(RulesFixture rules)
{
    private const string Partner = "insert into project_partners (id, project_id, territory_id, organization_id, role) values (id('new'), id('project'), ";
    private const string NewFunding =
        "insert into fundings (id, application_id, project_id, funder_id, status, awarded_amount, awarded_amount_currency) values (id('new'), ";

    [Theory]
    [InlineData("delete from project_partners where id = id('lead')", "ck_projects_one_lead")]
    [InlineData("update project_partners set role = 'NETWORK' where id = id('lead')", "ck_projects_one_lead")]
    [InlineData("update project_partners set role = 'LEAD' where id = id('partner')", "ck_projects_one_lead")]
    [InlineData(Partner + "id('idf'), null, 'LEAD')", "ck_projects_one_lead")]
    [InlineData("delete from project_partners where id = id('lead');" + Partner + "id('network'), null, 'LEAD')", "ck_projects_one_lead")]
    [InlineData("delete from project_partners where id = id('lead');" + Partner + "null, id('afd'), 'LEAD')", "ck_projects_one_lead")]
    [InlineData("delete from project_partners where id = id('lead'); update project_partners set project_id = id('project') where id = id('lead2')", "ck_projects_one_lead")]
    [InlineData("insert into projects (id, kind, title, slug, status) values (id('new'), 'PROJECT', fr('Sans chef'), 'sans-chef', 'DRAFT')", "ck_projects_one_lead")]
    [InlineData(Partner + "null, null, 'NETWORK')", "ck_project_partners_one")]
    [InlineData(Partner + "id('idf'), id('afd'), 'FUNDER')", "ck_project_partners_one")]
    [InlineData("update projects set title = '{\"fr\": \"\"}' where id = id('project')", "ck_projects_published_has_french")]
    [InlineData("update projects set status = 'ARCHIVED', published_at = now() where id = id('project2')", "ck_projects_transition")]
    public Task A_project_is_checked(string sql, string rule) => rules.RefusesAsync(sql, rule);

    [Theory]
    [InlineData("delete from project_partners where id = id('lead');" + Partner + "id('idf'), null, 'LEAD')")]
    [InlineData(Partner + "null, id('afd'), 'FUNDER')")]
    [InlineData("delete from projects where id = id('project2')")]
    [InlineData("update projects set status = 'IN_REVIEW' where id = id('project2')")]
    public Task A_right_project_is_accepted(string sql) => rules.AcceptsAsync(sql);

    [Fact]
    public async Task A_partner_has_one_role()
    {
        await rules.RefusesAsync(Partner + "id('jendouba'), null, 'NETWORK')", "ux_project_partners_project_id_territory_id", PostgresErrorCodes.UniqueViolation);
        await rules.RefusesAsync(
            Partner + "null, id('afd'), 'FUNDER');" + Partner.Replace("'new'", "'again'") + "null, id('afd'), 'IMPLEMENTER')",
            "ux_project_partners_project_id_organization_id", PostgresErrorCodes.UniqueViolation);
    }

    [Fact]
    public async Task A_project_knows_its_lead()
    {
        const string lead = "select t.slug from projects p join territories t on t.id = p.lead_id where p.id = id('project')";
        Assert.Equal("seine-saint-denis", await rules.ValueAfterAsync("select 1", lead));
        Assert.Equal("ile-de-france", await rules.ValueAfterAsync("update project_partners set territory_id = id('idf') where id = id('lead')", lead));
    }

    [Theory]
    [InlineData(NewFunding + "id('submitted'), id('project'), id('afd'), 'COMMITTED', 1, 'EUR')", "ck_fundings_application")]
    [InlineData(NewFunding + "id('awarded'), id('project'), id('meae'), 'COMMITTED', 1, 'EUR')", "ck_fundings_application")]
    [InlineData(NewFunding + "id('awarded'), id('project2'), id('afd'), 'COMMITTED', 1, 'EUR')", "ck_fundings_application")]
    [InlineData(NewFunding + "null, id('project'), id('afd'), 'COMMITTED', 0, 'EUR')", "ck_fundings_amount")]
    [InlineData(NewFunding + "null, id('project'), id('afd'), 'COMMITTED', 10.5, 'XOF')", "ck_fundings_minor_units")]
    [InlineData("update fundings set total_budget = 799, total_budget_currency = 'EUR'", "ck_fundings_total_budget")]
    [InlineData("update fundings set total_budget = 900, total_budget_currency = 'USD'", "ck_fundings_total_budget")]
    [InlineData("update fundings set total_budget = 900", "ck_fundings_total_budget_currency")]
    [InlineData("update fundings set awarded_amount_currency = 'XOF', total_budget = 900.5, total_budget_currency = 'XOF'", "ck_fundings_total_budget_minor_units")]
    [InlineData("update funding_applications set submitted_on = '2021-01-20'", "ck_funding_applications_submitted_on")]
    [InlineData("update labels set launched_on_precision = 'YEAR'", "ck_labels_launched_on")]
    [InlineData("update fundings set status = 'CLOSED'", "ck_fundings_transition")]
    [InlineData("update funding_applications set requested_amount = 0", "ck_funding_applications_amount")]
    [InlineData("update funding_applications set requested_amount = 0.5, requested_amount_currency = 'JPY'", "ck_funding_applications_minor_units")]
    [InlineData("update funding_applications set requested_amount_currency = 'euro'", "ck_funding_applications_minor_units")]
    [InlineData("update funding_applications set status = 'AWARDED' where id = id('submitted')", "ck_funding_applications_transition")]
    public Task Money_is_checked(string sql, string rule) => rules.RefusesAsync(sql, rule);

    [Theory]
    [InlineData(NewFunding + "null, id('project'), id('afd'), 'COMMITTED', 0.01, 'EUR')")]
    [InlineData(NewFunding + "null, id('project2'), id('meae'), 'COMMITTED', 10, 'XOF')")]
    [InlineData("update fundings set total_budget = 800, total_budget_currency = 'EUR'")]
    [InlineData("update fundings set status = 'PARTIALLY_PAID'")]
    [InlineData("update funding_applications set submitted_on = '2021-01-01', submitted_on_precision = 'YEAR'")]
    [InlineData("update funding_applications set status = 'PRESELECTED' where id = id('submitted')")]
    public Task Right_money_is_accepted(string sql) => rules.AcceptsAsync(sql);

    [Theory]
    [InlineData("funder_id = id('meae')")]
    [InlineData("project_id = id('project2')")]
    public async Task An_application_that_was_granted_funding_keeps_its_funder_and_project(string change)
    {
        await rules.RefusesAsync(
            $"update funding_applications set {change} where id = id('awarded')",
            "fk_fundings_application_funder_project", PostgresErrorCodes.ForeignKeyViolation);
        await rules.AcceptsAsync($"update funding_applications set {change} where id = id('submitted')");
    }

    [Theory]
    [InlineData("' ', null", "ck_offer_contacts_name")]
    [InlineData("'Nom', 'nom'", "ck_offer_contacts_email")]
    public async Task A_contact_has_a_name_and_a_right_address(string values, string rule)
    {
        const string insert = "insert into offer_contacts (offer_id, name, email) values (id('offer'), {0})";
        await rules.RefusesAsync(string.Format(null, insert, values), rule);
        await rules.AcceptsAsync(string.Format(null, insert, "'Nom', 'nom@example.org'"));
    }

    [Theory]
    [InlineData("expect_reader", "select hash from api_tokens")]
    [InlineData("expect_reader", "delete from territories")]
    [InlineData("expect_writer", "delete from lifecycle_transitions")]
    public async Task A_role_may_no_more_than_it_needs(string role, string sql)
    {
        var error = await Assert.ThrowsAsync<PostgresException>(() => rules.AcceptsAsync($"set local role {role};{sql}"));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, error.SqlState);
    }

    [Theory]
    [InlineData("expect_reader", "select * from territories")]
    [InlineData("expect_writer", "select * from offer_contacts")]
    public Task A_role_may_what_it_needs(string role, string sql) => rules.AcceptsAsync($"set local role {role};{sql}");
}
