using System.Text.Json;
using Expect.Api.Tests.Infrastructure;
using Expect.Domain.Identity;
using Expect.Persistence.Identity;

namespace Expect.Api.Tests.Writing;

/// <summary>The way of an application for a label: filed, scheduled, decided by a session.</summary>
[Collection(WritingCollectionDefinition.Name)]
public sealed class LabelCommandTests(ServiceFixture fixture) : IAsyncLifetime
{
    private const string Submit = "mutation ($input: SubmitLabelApplicationInput!) { submitLabelApplication(input: $input) { labelApplication { version status submittedOn } " + Problems.Selection + " } }";
    private const string Hold = "mutation ($input: HoldCommitteeSessionInput!) { holdCommitteeSession(input: $input) { committeeSession { version status applications(order: [{ submittedOn: ASC }]) { nodes { version status decidedOn reason } } awards { nodes { version territory { slug } theme { code } awardedOn validFrom validTo status } } } " + Problems.Selection + " } }";

    private WritingService _service = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync() => _service = await WritingService.StartAsync(fixture, $"labels_{Guid.NewGuid():n}");

    /// <inheritdoc/>
    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task An_application_is_filed_when_nothing_is_missing_by_whoever_speaks_for_the_applicant()
    {
        await using var tokens = new ApiTokenStore(_service.ConnectionString);
        using var paris = _service.With(await tokens.CreateAsync(new NewApiToken("Paris", [Role.CONTRIBUTOR], [Scope.READ, Scope.WRITE], ["paris"], TimeSpan.FromDays(1)), CancellationToken.None));
        using var lyon = _service.With(await tokens.CreateAsync(new NewApiToken("Lyon", [Role.CONTRIBUTOR], [Scope.READ, Scope.WRITE], ["lyon-69123"], TimeSpan.FromDays(1)), CancellationToken.None));
        var created = await ServiceFixture.AskAsync(
            paris, """mutation { createLabelApplication(input: { label: { code: "EXPE-CT" }, applicant: { slug: "paris" }, theme: { code: "adaptation" } }) { labelApplication { id } } }""");
        var id = created.GetProperty("data").GetProperty("createLabelApplication").GetProperty("labelApplication").GetProperty("id").GetString();

        Assert.Equal(["NotFoundError id"], Problems.Of(Problems.Payload(await ServiceFixture.AskAsync(lyon, Submit, new { input = new { id, version = 1 } }))));
        Assert.Equal(
            ["ValidationError competences.missing competences", "ValidationError recognitionEvidence.missing recognitionEvidence", "ValidationError mobilisationTerms.missing mobilisationTerms"],
            Problems.Of(Problems.Payload(await ServiceFixture.AskAsync(paris, Submit, new { input = new { id, version = 1 } }))));

        await _service.WriteAsync(
            "mutation ($id: ID!, $text: [LocalizedTextInput!]) { updateLabelApplication(input: { id: $id, version: 1, competences: $text, recognitionEvidence: $text, mobilisationTerms: $text }) { errors { __typename } } }",
            new { id, text = Offers.French("Un texte") });
        Assert.Equal(["VersionConflictError 1 2 version"], Problems.Of(Problems.Payload(await ServiceFixture.AskAsync(paris, Submit, new { input = new { id, version = 1 } }))));
        var filed = Problems.Payload(await ServiceFixture.AskAsync(paris, Submit, new { input = new { id, version = 2 } }));
        var today = await _service.ScalarAsync("select to_char(now() at time zone 'Europe/Paris', 'YYYY-MM-DD')");
        Assert.Equal($$"""{"version":3,"status":"SUBMITTED","submittedOn":"{{today}}"}""", filed.GetProperty("labelApplication").GetRawText());
        Assert.Equal("MOVED SUBMITTED", await _service.ScalarAsync("select action || ' ' || status from revisions where version = 3"));
    }

    [Fact]
    public async Task An_application_is_put_on_the_agenda_and_its_reason_is_kept()
    {
        var (session, _) = await SessionAsync();
        var id = await ApplicationAsync("mobility", "UNDER_REVIEW", null);
        Assert.Equal(["ValidationError session.missing session"], Problems.Of(await TransitionAsync(id, 1, "SCHEDULED")));
        await _service.WriteAsync("mutation ($id: ID!, $session: ID!) { updateLabelApplication(input: { id: $id, version: 1, session: { id: $session } }) { errors { __typename } } }", new { id, session });
        Assert.Empty(Problems.Of(await TransitionAsync(id, 2, "SCHEDULED")));
        Assert.Equal(["ValidationError text.blank reason"], Problems.Of(await TransitionAsync(id, 3, "WITHDRAWN", " ")));
        Assert.Empty(Problems.Of(await TransitionAsync(id, 3, "WITHDRAWN", "À la demande du candidat")));
        Assert.Equal(
            "À la demande du candidat / À la demande du candidat",
            await _service.ScalarAsync("select r.reason || ' / ' || (a.reason ->> 'fr') from revisions r join label_applications a on a.id = r.item_id where r.version = 4"));
    }

    [Fact]
    public async Task A_session_decides_everything_on_its_agenda_at_once()
    {
        var (session, version) = await SessionAsync();
        var (first, second, third) = (await ApplicationAsync("mobility", "SCHEDULED", session), await ApplicationAsync("housing", "SCHEDULED", session), await ApplicationAsync("coast", "SCHEDULED", session));
        await using var tokens = new ApiTokenStore(_service.ConnectionString);
        using var committee = _service.With(await tokens.CreateAsync(new NewApiToken("Comité", [Role.COMMITTEE], [Scope.READ, Scope.WRITE], [], TimeSpan.FromDays(1)), CancellationToken.None));

        var held = Problems.Payload(await ServiceFixture.AskAsync(committee, Hold, new
        {
            input = new
            {
                id = session, version, decisions = new object[]
                {
                    new { applicationId = first, version = 1, decision = "AWARDED", validTo = "2033-12-31" }, new { applicationId = second, version = 1, decision = "REJECTED", reason = "Trop récent" },
                    new { applicationId = third, version = 1, decision = "DEFERRED" },
                },
            },
        }));

        Assert.Empty(Problems.Of(held));
        Assert.Equal(
            """{"version":2,"status":"HELD","applications":{"nodes":[{"version":2,"status":"AWARDED","decidedOn":"2031-01-20","reason":null},{"version":2,"status":"REJECTED","decidedOn":"2031-01-20","reason":"Trop récent"},{"version":2,"status":"DEFERRED","decidedOn":"2031-01-20","reason":null}]},"awards":{"nodes":[{"version":1,"territory":{"slug":"paris"},"theme":{"code":"mobility"},"awardedOn":"2031-01-20","validFrom":"2031-01-20","validTo":"2033-12-31","status":"ACTIVE"}]}}""",
            held.GetProperty("committeeSession").GetRawText());
        Assert.Equal(
            "CommitteeSession MOVED HELD, LabelApplication MOVED AWARDED, LabelApplication MOVED DEFERRED, LabelApplication MOVED REJECTED Trop récent, LabelAward CREATED ACTIVE",
            await _service.ScalarAsync("select string_agg(concat_ws(' ', content_type, action, status, reason), ', ' order by content_type, status) from revisions"));
        Assert.Equal(5L, await _service.ScalarAsync("select count(distinct item_id) from changes where item_id in (select item_id from revisions)"));
    }

    [Fact]
    public async Task Every_problem_comes_back_at_once_with_its_place_and_nothing_is_written()
    {
        var (session, version) = await SessionAsync();
        var (first, second) = (await ApplicationAsync("mobility", "SCHEDULED", session), await ApplicationAsync("housing", "SCHEDULED", session));
        Task<JsonElement> HoldAsync(params object[] decisions) => _service.WriteAsync(Hold, new { input = new { id = session, version, decisions } });

        Assert.Equal(
            ["ValidationError decision.missing decisions", "ValidationError reason.missing decisions.0.reason"],
            Problems.Of(await HoldAsync(new { applicationId = first, version = 1, decision = "REJECTED" })));
        Assert.Equal(
            ["VersionConflictError 7 1 decisions.0.version", "VersionConflictError 8 1 decisions.1.version"],
            Problems.Of(await HoldAsync(new { applicationId = first, version = 7, decision = "DEFERRED" }, new { applicationId = second, version = 8, decision = "DEFERRED" })));
        Assert.Equal(
            ["ValidationError text.blank decisions.1.reason", "NotFoundError decisions.0.applicationId"],
            Problems.Of(await HoldAsync(new { applicationId = session, version = 1, decision = "DEFERRED" }, new { applicationId = first, version = 1, decision = "REJECTED", reason = " " })));
        Assert.Equal(0L, await _service.ScalarAsync("select count(*) from revisions"));
        Assert.Equal("PLANNED SCHEDULED SCHEDULED", await _service.ScalarAsync(
            "select string_agg(status, ' ') from (select s.status from committee_sessions s where s.held_on = '2031-01-20' union all select a.status from label_applications a join committee_sessions s on s.id = a.session_id where s.held_on = '2031-01-20') x"));
    }

    [Fact]
    public async Task A_rule_of_the_database_names_the_decision_that_breaks_it()
    {
        var (session, version) = await SessionAsync();
        var application = await ApplicationAsync("violence-against-women", "SCHEDULED", session, "vosges", "ESSAI");
        await _service.ScalarAsync("update label_awards set valid_to = null where territory_id = (select id from territories where slug = 'vosges')");
        var payload = await _service.WriteAsync(Hold, new { input = new { id = session, version, decisions = new[] { new { applicationId = application, version = 1, decision = "AWARDED" } } } });
        Assert.Equal(["ValidationError rule.ex_label_awards_validity decisions.0.validFrom"], Problems.Of(payload));
        Assert.Equal(0L, await _service.ScalarAsync("select count(*) from revisions"));
    }

    [Fact]
    public async Task Who_does_not_decide_holds_no_session()
    {
        var (session, version) = await SessionAsync();
        await using var tokens = new ApiTokenStore(_service.ConnectionString);
        using var contributor = _service.With(await tokens.CreateAsync(new NewApiToken("Paris", [Role.CONTRIBUTOR], [Scope.READ, Scope.WRITE], ["paris"], TimeSpan.FromDays(1)), CancellationToken.None));
        Assert.Equal(["ForbiddenError id"], Problems.Of(Problems.Payload(await ServiceFixture.AskAsync(contributor, Hold, new { input = new { id = session, version, decisions = Array.Empty<object>() } }))));
    }

    private Task<JsonElement> TransitionAsync(string id, int version, string to, string? reason = null) => _service.WriteAsync(
        "mutation ($input: TransitionLabelApplicationInput!) { transitionLabelApplication(input: $input) { labelApplication { id } " + Problems.Selection + " } }", new { input = new { id, version, to, reason } });

    private async Task<(string Id, int Version)> SessionAsync()
    {
        var payload = await _service.WriteAsync("""mutation { createCommitteeSession(input: { label: { code: "ESSAI" }, heldOn: "2031-01-20" }) { committeeSession { id version } } }""");
        await _service.ScalarAsync("truncate revisions");
        var session = payload.GetProperty("committeeSession");
        return (session.GetProperty("id").GetString()!, session.GetProperty("version").GetInt32());
    }

    private async Task<string> ApplicationAsync(string theme, string status, string? session, string applicant = "paris", string label = "ESSAI")
    {
        var id = (Guid)(await _service.ScalarAsync($$"""
            insert into label_applications (id, label_id, applicant_id, theme_id, competences, recognition_evidence, mobilisation_terms, submitted_on, session_id, status)
            select gen_random_uuid(), l.id, t.id, th.id, '{"fr": "C"}', '{"fr": "R"}', '{"fr": "M"}', date '2030-01-01' + (select count(*)::int from label_applications),
                {{(session is null ? "null" : "(select id from committee_sessions where held_on = '2031-01-20' and label_id = l.id)")}}, '{{status}}'
            from labels l, territories t, themes th where l.code = '{{label}}' and t.slug = '{{applicant}}' and th.code = '{{theme}}'
            returning id
            """))!;
        return new Expect.Persistence.Reading.GlobalId("LabelApplication", id).ToString();
    }
}
