using System.Collections.Immutable;
using System.Net.Http.Json;
using System.Text.Json;
using Expect.Api.Tests.Infrastructure;
using Expect.Api.Tests.Writing;
using Expect.Domain.Identity;
using Expect.Persistence.Identity;
using Expect.Persistence.Reading;
using Npgsql;

namespace Expect.Api.Tests.Revisions;

/// <summary>What every kind of write leaves: who, when, what changed, in which request; one revision for each item that it touches, and its record in the change feed.</summary>
[Collection(WritingCollectionDefinition.Name)]
public sealed class TrailTests(ServiceFixture fixture) : IAsyncLifetime
{
    private WritingService _service = null!;
    private HttpClient _writer = null!;
    private object? _account;
    private int _request;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        _service = await WritingService.StartAsync(fixture, $"trail_{Guid.NewGuid():n}");
        await using var tokens = new ApiTokenStore(_service.ConnectionString);
        ImmutableArray<Role> roles = [Role.EDITOR, Role.FUNDING_OFFICER];
        _writer = _service.With(await tokens.CreateAsync(new NewApiToken("Trail", roles, [Scope.READ, Scope.WRITE], [], TimeSpan.FromDays(1)), CancellationToken.None));
        _account = await _service.ScalarAsync("select id from accounts where display_name = 'Trail'");
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        _writer.Dispose();
        await _service.DisposeAsync();
    }

    [Fact]
    public async Task Writes_of_an_item_its_parts_and_its_texts_leave_their_trail()
    {
        var created = await WriteAsync("createExpertiseOffer", Offers.Complete("essai"), "expertiseOffer { id }");
        var id = created.GetProperty("expertiseOffer").GetProperty("id").GetString();
        await AssertTrailAsync("ExpertiseOffer 1 CREATED DRAFT - {territory,slug,title,summary,themes,modalities,languages}");
        await WriteAsync("updateExpertiseOffer", new { id, version = 1, modalities = new object[] { new { form = "PEER_TRAINING", oneOff = true, minDays = 3 } } });
        await AssertTrailAsync("ExpertiseOffer 2 UPDATED DRAFT - {modalities}");
        await WriteAsync("updateExpertiseOffer", new { id, version = 2, title = new[] { new { language = "ES", value = "Prueba" } } });
        await AssertTrailAsync("ExpertiseOffer 3 UPDATED DRAFT - {title}");
        await WriteAsync("updateExpertiseOffer", new { id, version = 3 });
        await AssertTrailAsync("ExpertiseOffer 4 UPDATED DRAFT - {}");
        await WriteAsync("transitionExpertiseOffer", new { id, version = 4, to = "IN_REVIEW", reason = "Prête" });
        await AssertTrailAsync("ExpertiseOffer 5 MOVED IN_REVIEW Prête {}");
        await WriteAsync("transitionExpertiseOffer", new { id, version = 5, to = "DRAFT" });
        await WriteAsync("deleteExpertiseOffer", new { id, version = 6 });
        await AssertTrailAsync("ExpertiseOffer 7 DELETED DRAFT - {}");
        await WriteAsync("restoreExpertiseOfferRevision", new { id, version = (int?)null, revision = 1 });
        await AssertTrailAsync("ExpertiseOffer 8 RESTORED DRAFT - {modalities,title}");
        await WriteAsync("transitionExpertiseOffer", new { id, version = 8, to = "IN_REVIEW" });
        await WriteAsync("publishExpertiseOffer", new { id, version = 9 });
        await AssertTrailAsync("ExpertiseOffer 10 MOVED PUBLISHED - {}");
    }

    [Fact]
    public async Task A_command_leaves_a_trail_of_every_item_that_it_touches()
    {
        var application = (await WriteAsync(
            "createLabelApplication",
            new
            {
                label = new { code = "EXPE-CT" }, applicant = new { slug = "paris" }, theme = new { code = "tourism" }, competences = Offers.French("C"), recognitionEvidence = Offers.French("R"),
                mobilisationTerms = Offers.French("M"),
            },
            "labelApplication { id }")).GetProperty("labelApplication").GetProperty("id").GetString();
        await WriteAsync("submitLabelApplication", new { id = application, version = 1 });
        await AssertTrailAsync("LabelApplication 2 MOVED SUBMITTED - {}");
        await WriteAsync("transitionLabelApplication", new { id = application, version = 2, to = "UNDER_REVIEW" });
        var session = (await WriteAsync("createCommitteeSession", new { label = new { code = "EXPE-CT" }, heldOn = "2024-01-20" }, "committeeSession { id }")).GetProperty("committeeSession").GetProperty("id").GetString();
        await WriteAsync("updateLabelApplication", new { id = application, version = 3, session = new { id = session } });
        await WriteAsync("transitionLabelApplication", new { id = application, version = 4, to = "SCHEDULED" });
        await WriteAsync("holdCommitteeSession", new { id = session, version = 1, decisions = new[] { new { applicationId = application, version = 5, decision = "AWARDED", reason = "Exemplaire" } } });
        await AssertTrailAsync(
            "CommitteeSession 2 MOVED HELD - {}", "LabelApplication 6 MOVED AWARDED Exemplaire {reason}", "LabelAward 1 CREATED ACTIVE Exemplaire {label,territory,theme,session,awardedOn,validFrom}");

        var request = new GlobalId("FundingApplication", (Guid)(await _service.ScalarAsync("update funding_applications set status = 'UNDER_APPRAISAL' where id = (select id from funding_applications where status = 'PRESELECTED' limit 1) returning id"))!).ToString();
        await WriteAsync("recordFunding", new { applicationId = request, version = 1, awardedAmount = new { amount = 100, currency = "EUR" } });
        await AssertTrailAsync("Funding 1 CREATED COMMITTED - {application,project,funder,awardedAmount}", "FundingApplication 2 MOVED AWARDED - {}");
        var funding = new GlobalId("Funding", (Guid)(await _service.ScalarAsync("select id from fundings where awarded_amount = 100 and version = 1 order by created_at desc limit 1"))!).ToString();
        await WriteAsync("recordDisbursement", new { fundingId = funding, amount = new { amount = 40, currency = "EUR" }, paidOn = "2025-01-02" });
        await AssertTrailAsync("Disbursement 1 CREATED - - {funding,amount,paidOn}", "Funding 2 MOVED PARTIALLY_PAID - {}");
    }

    [Fact]
    public async Task What_is_refused_leaves_nothing()
    {
        var before = await _service.ScalarAsync("select count(*) from revisions");
        await SendAsync("createExpertiseOffer", new { territory = new { slug = "atlantis" }, slug = "essai", title = Offers.French("Essai"), summary = Offers.French("Un essai.") }, "errors { __typename }");
        await SendAsync("createTheme", new { code = "tourism", name = Offers.French("Essai") }, "errors { __typename }");
        Assert.Equal(before, await _service.ScalarAsync("select count(*) from revisions"));
    }

    private async Task<JsonElement> WriteAsync(string mutation, object input, string selection = "")
    {
        var payload = await SendAsync(mutation, input, $"{selection} errors {{ __typename ... on Error {{ message }} ... on ValidationError {{ code path }} }}");
        Assert.True(payload.GetProperty("errors").ValueKind == JsonValueKind.Null, $"{mutation}: {payload}");
        return payload;
    }

    private async Task<JsonElement> SendAsync(string mutation, object input, string selection)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = JsonContent.Create(new { query = $"mutation ($input: {char.ToUpperInvariant(mutation[0])}{mutation[1..]}Input!) {{ {mutation}(input: $input) {{ {selection} }} }}", variables = new { input } }),
        };
        request.Headers.Add("traceparent", $"00-{Trace(++_request)}-00f067aa0ba902b7-01");
        using var response = await _writer.SendAsync(request);
        var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ValueKind == JsonValueKind.Undefined ? "" : $"{mutation}: {errors}");
        return answer.GetProperty("data").GetProperty(mutation);
    }

    private static string Trace(int request) => $"4bf92f3577b34da6a3ce929d{request:x8}";

    // The revisions of the last request: all by the same account, just now, each with a record in the change feed.
    private async Task AssertTrailAsync(params string[] expected)
    {
        await using var source = NpgsqlDataSource.Create(_service.ConnectionString);
        await using var command = source.CreateCommand($"""
            select concat_ws(' ', content_type, version, action, coalesce(status, '-'), coalesce(reason, '-'), changed_fields::text),
                actor_id = '{_account}' and at between now() - interval '1 minute' and now() + interval '1 second',
                exists (select 1 from changes c where c.item_id = r.item_id and c.changed_at >= r.at)
            from revisions r where trace_id = '{Trace(_request)}' order by content_type, version
            """);
        await using var rows = await command.ExecuteReaderAsync();
        var found = new List<string>();
        while (await rows.ReadAsync())
        {
            Assert.Equal((true, true), (rows.GetBoolean(1), rows.GetBoolean(2)));
            found.Add(rows.GetString(0));
        }

        Assert.Equal(expected.Select(Sorted), found.Select(Sorted));
    }

    // The fields that changed, in any order.
    private static string Sorted(string line) => line[..line.LastIndexOf('{')] + string.Join(',', line[(line.LastIndexOf('{') + 1)..^1].Split(',').Order(StringComparer.Ordinal));
}
