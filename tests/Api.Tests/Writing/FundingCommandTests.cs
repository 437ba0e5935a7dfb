using System.Text.Json;
using Expect.Api.Tests.Infrastructure;
using Expect.Domain.Identity;
using Expect.Persistence.Identity;

namespace Expect.Api.Tests.Writing;

/// <summary>Money granted on an application, and paid.</summary>
[Collection(WritingCollectionDefinition.Name)]
public sealed class FundingCommandTests(ServiceFixture fixture) : IAsyncLifetime
{
    private const string Grant = "mutation ($input: RecordFundingInput!) { recordFunding(input: $input) { funding { id version status awardedAmount { amount currency } totalBudget { amount } signedOn disbursedAmount { amount } application { id version status } } " + Problems.Selection + " } }";
    private const string Pay = "mutation ($input: RecordDisbursementInput!) { recordDisbursement(input: $input) { disbursement { amount { amount } paidOn funding { version status remainingAmount { amount } } } " + Problems.Selection + " } }";

    private WritingService _service = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync() => _service = await WritingService.StartAsync(fixture, $"fundings_{Guid.NewGuid():n}");

    /// <inheritdoc/>
    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task A_funding_officer_grants_money_and_pays_it_until_nothing_remains()
    {
        await using var tokens = new ApiTokenStore(_service.ConnectionString);
        using var officer = _service.With(await tokens.CreateAsync(new NewApiToken("AFD", [Role.FUNDING_OFFICER], [Scope.READ, Scope.WRITE], [], TimeSpan.FromDays(1)), CancellationToken.None));
        var application = await ApplicationAsync();
        var granted = Problems.Payload(await ServiceFixture.AskAsync(officer, Grant, new { input = new { applicationId = application, version = 1, awardedAmount = Euros(100.5m), totalBudget = Euros(300), signedOn = "2031-02-03" } }));
        Assert.Empty(Problems.Of(granted));
        var funding = granted.GetProperty("funding");
        Assert.Equal(
            $$"""1 COMMITTED {"amount":100.5,"currency":"EUR"} {"amount":300} 2031-02-03 {"amount":0} {"id":"{{application}}","version":2,"status":"AWARDED"}""",
            string.Join(' ', funding.EnumerateObject().Skip(1).Select(member => member.Value.ToString())));

        var id = funding.GetProperty("id").GetString();
        Assert.Equal("""{"amount":{"amount":60},"paidOn":"2031-03-01","funding":{"version":2,"status":"PARTIALLY_PAID","remainingAmount":{"amount":40.5}}}""", await PaidAsync(officer, id, 60));
        Assert.Equal("""{"amount":{"amount":20.5},"paidOn":"2031-03-01","funding":{"version":2,"status":"PARTIALLY_PAID","remainingAmount":{"amount":20}}}""", await PaidAsync(officer, id, 20.5m));
        Assert.Equal(["ValidationError amount.exceeds amount"], Problems.Of(await PayAsync(officer, id, 20.01m)));
        Assert.Equal("""{"amount":{"amount":20},"paidOn":"2031-03-01","funding":{"version":3,"status":"PAID","remainingAmount":{"amount":0}}}""", await PaidAsync(officer, id, 20));
        Assert.Equal(
            "Disbursement CREATED 1, Disbursement CREATED 1, Disbursement CREATED 1, Funding CREATED 1, Funding MOVED 2, Funding MOVED 3, FundingApplication MOVED 2",
            await _service.ScalarAsync("select string_agg(concat_ws(' ', content_type, action, version), ', ' order by content_type, version) from revisions"));
    }

    [Fact]
    public async Task Nothing_is_granted_twice_or_by_others()
    {
        var application = await ApplicationAsync();
        var input = new { applicationId = application, version = 1, awardedAmount = Euros(100) };
        await using var tokens = new ApiTokenStore(_service.ConnectionString);
        using var committee = _service.With(await tokens.CreateAsync(new NewApiToken("Comité", [Role.COMMITTEE], [Scope.READ, Scope.WRITE], [], TimeSpan.FromDays(1)), CancellationToken.None));
        Assert.Equal(["ForbiddenError applicationId"], Problems.Of(Problems.Payload(await ServiceFixture.AskAsync(committee, Grant, new { input }))));

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => _service.WriteAsync(Grant, new { input })));
        Assert.Single(answers, answer => !Problems.Of(answer).Any());
        Assert.All(answers.Where(answer => Problems.Of(answer).Any()), answer => Assert.Equal(["VersionConflictError 1 2 version"], Problems.Of(answer)));
        Assert.Equal(1L, await _service.ScalarAsync("select count(*) from fundings f join revisions r on r.item_id = f.id"));
    }

    [Fact]
    public async Task Payments_made_at_once_add_up_and_never_exceed()
    {
        var granted = await _service.WriteAsync(Grant, new { input = new { applicationId = await ApplicationAsync(), version = 1, awardedAmount = Euros(100) } });
        var id = granted.GetProperty("funding").GetProperty("id").GetString();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => PayAsync(_service.Editor, id, 30)));

        Assert.Equal(3, answers.Count(answer => !Problems.Of(answer).Any()));
        Assert.All(answers.Where(answer => Problems.Of(answer).Any()), answer => Assert.Equal(["ValidationError amount.exceeds amount"], Problems.Of(answer)));
        Assert.Equal("90 3 PARTIALLY_PAID", await _service.ScalarAsync(
            "select disbursed_amount::int || ' ' || (select count(*) from disbursements where funding_id = f.id) || ' ' || status from fundings f where id in (select item_id from revisions where content_type = 'Funding')"));
    }

    private static async Task<string> PaidAsync(HttpClient client, string? id, decimal amount) => (await PayAsync(client, id, amount)).GetProperty("disbursement").GetRawText();

    private static async Task<JsonElement> PayAsync(HttpClient client, string? id, decimal amount) =>
        Problems.Payload(await ServiceFixture.AskAsync(client, Pay, new { input = new { fundingId = id, amount = Euros(amount), paidOn = "2031-03-01" } }));

    private async Task<string> ApplicationAsync()
    {
        var id = (Guid)(await _service.ScalarAsync("""
            insert into funding_applications (id, project_id, funder_id, requested_amount, requested_amount_currency, status, confidential)
            select gen_random_uuid(), p.id, o.id, 1000, 'EUR', 'UNDER_APPRAISAL', false
            from (select id from projects where status = 'PUBLISHED' order by slug limit 1) p, organizations o where o.slug = 'agence-francaise-de-developpement'
            returning id
            """))!;
        return new Expect.Persistence.Reading.GlobalId("FundingApplication", id).ToString();
    }

    private static object Euros(decimal amount) => new { amount, currency = "EUR" };
}
