using System.Collections.Immutable;
using System.Text.Json;
using Expect.Api.Tests.Infrastructure;
using Expect.Api.Tests.Writing;
using Expect.Domain.Identity;
using Expect.Persistence.Identity;
using Expect.Persistence.Reading;

namespace Expect.Api.Tests.Revisions;

/// <summary>The past of items as it is read: revisions, differences, statuses entered; by whom.</summary>
[Collection(WritingCollectionDefinition.Name)]
public sealed class RevisionReadingTests(ServiceFixture fixture) : IAsyncLifetime
{
    private const string Preview = "@inContext(preview: true)";

    private WritingService _service = null!;
    private ApiTokenStore _tokens = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        _service = await WritingService.StartAsync(fixture, $"past_{Guid.NewGuid():n}");
        _tokens = new ApiTokenStore(_service.ConnectionString);
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await _tokens.DisposeAsync();
        await _service.DisposeAsync();
    }

    [Fact]
    public async Task The_past_of_an_item_is_paged_filtered_grouped_and_compared()
    {
        await WritePastAsync();
        using var admin = await ClientAsync(Role.ADMIN);
        var item = await AskAsync(admin, """
            revisions(first: 2) { totalCount pageInfo { hasNextPage endCursor } nodes { version action status reason changedFields } edges { node { version } } }
            updates: revisions(where: { action: { eq: UPDATED } }, order: [{ version: ASC }]) { nodes { version } aggregate { count } groupBy(by: [ACTION]) { keys { action } count } }
            texts: revisions(where: { changedFields: { some: { eq: "title" } } }) { totalCount }
            since: revisions(first: 1) { nodes { diff(since: 1) { path after } } }
            second: revisions(where: { version: { eq: 2 } }) { nodes { diff { path before after } whole: diff(since: 99) { path } snapshot } }
            first: revisions(last: 1) { nodes { version diff { path } } }
            history { status reason }
            """);
        Assert.Equal("""{"totalCount":5,"pageInfo":{"hasNextPage":true,"endCursor":CURSOR},"nodes":[{"version":5,"action":"MOVED","status":"SUSPENDED","reason":"Erreur","changedFields":[]},{"version":4,"action":"MOVED","status":"PUBLISHED","reason":null,"changedFields":[]}],"edges":[{"node":{"version":5}},{"node":{"version":4}}]}""".Replace("CURSOR", item.GetProperty("revisions").GetProperty("pageInfo").GetProperty("endCursor").GetRawText(), StringComparison.Ordinal), item.GetProperty("revisions").GetRawText());
        Assert.Equal("""{"nodes":[{"version":2}],"aggregate":{"count":1},"groupBy":[{"keys":{"action":"UPDATED"},"count":1}]}""", item.GetProperty("updates").GetRawText());
        Assert.Equal(2, item.GetProperty("texts").GetProperty("totalCount").GetInt32());

        var second = item.GetProperty("second").GetProperty("nodes")[0];
        Assert.Equal(
            """[{"path":["title","EN"],"before":null,"after":"Trial"},{"path":["modalities"],"before":[{"form": "PEER_TRAINING", "oneOff": true, "maxDays": null, "minDays": 2, "constraint": null, "involvement": null}],"after":null},{"path":["yearlyCapacity"],"before":null,"after":3}]""",
            second.GetProperty("diff").GetRawText());
        Assert.Equal("essai", second.GetProperty("snapshot").GetProperty("slug").GetString());
        Assert.Equal("""[["title","EN"],["modalities"],["yearlyCapacity"]]""", Paths(item.GetProperty("since").GetProperty("nodes")[0].GetProperty("diff")));

        // What was not there says nothing: everything differs from it. The second revision has a text and a number more, and no modality.
        var first = item.GetProperty("first").GetProperty("nodes")[0];
        Assert.Equal("""[["slug"],["title","FR"],["themes"],["summary","FR"],["languages"],["territory"],["modalities"]]""", Paths(first.GetProperty("diff")));
        Assert.Equal("""[["slug"],["title","EN"],["title","FR"],["themes"],["summary","FR"],["languages"],["territory"],["yearlyCapacity"]]""", Paths(second.GetProperty("whole")));
        Assert.Equal("""[{"status":"DRAFT","reason":null},{"status":"IN_REVIEW","reason":null},{"status":"PUBLISHED","reason":null},{"status":"SUSPENDED","reason":"Erreur"}]""", item.GetProperty("history").GetRawText());
    }

    [Fact]
    public async Task Pages_of_the_past_of_all_items_go_on_and_know_what_is_erased()
    {
        var id = await _service.CreateOfferAsync("essai");
        await _service.WriteAsync(Offers.Delete, new { input = new { id, version = 1 } });
        using var admin = await ClientAsync(Role.ADMIN);
        var data = await DataAsync(admin, "query ($id: ID!) { revisions(where: { itemId: { eq: $id } }) { nodes { contentType itemId version action } } all: revisions { totalCount nodes { version } pageInfo { endCursor } } }", new { id });
        Assert.Equal(
            $$"""[{"contentType":"ExpertiseOffer","itemId":"{{id}}","version":2,"action":"DELETED"},{"contentType":"ExpertiseOffer","itemId":"{{id}}","version":1,"action":"CREATED"}]""",
            data.GetProperty("revisions").GetProperty("nodes").GetRawText());
        var cursor = data.GetProperty("all").GetProperty("pageInfo").GetProperty("endCursor").GetString();
        Assert.Equal(0, (await DataAsync(admin, "query ($after: String) { revisions(after: $after) { nodes { version } } }", new { after = cursor })).GetProperty("revisions").GetProperty("nodes").GetArrayLength());
    }

    [Theory]
    [InlineData(Role.ADMIN, "5", "4", "Test", true)]
    [InlineData(Role.EDITOR, "5", "4", null, true)]
    [InlineData(Role.CONTRIBUTOR, "0", "4", null, true)]
    [InlineData(Role.COMMITTEE, "0", "0", null, false)]
    [InlineData(Role.FUNDING_OFFICER, "0", "0", null, false)]
    [InlineData(Role.PARTNER, "0", "0", null, false)]
    [InlineData(Role.FOREIGN_AUTHORITY, "0", "0", null, false)]
    public async Task Who_sees_what_of_the_past(Role role, string revisions, string entries, string? actor, bool moves)
    {
        await WritePastAsync();
        await _service.ScalarAsync("update expertise_offers set status = 'PUBLISHED' where slug = 'essai'");
        using var client = await ClientAsync(role);
        var item = await AskAsync(client, "revisions { totalCount nodes { actor { name } traceId } } history { status } allowedTransitions { to }", isPreview: role is Role.ADMIN or Role.EDITOR or Role.CONTRIBUTOR);
        Assert.Equal(revisions, item.GetProperty("revisions").GetProperty("totalCount").GetRawText());
        Assert.Equal(entries, $"{item.GetProperty("history").GetArrayLength()}");
        Assert.Equal(moves, item.GetProperty("allowedTransitions").ValueKind == JsonValueKind.Array);
        var nodes = item.GetProperty("revisions").GetProperty("nodes").EnumerateArray().ToList();
        Assert.All(nodes, node => Assert.Equal(role == Role.ADMIN, node.GetProperty("traceId").ValueKind == JsonValueKind.String));
        Assert.All(nodes, node => Assert.Equal(actor, node.GetProperty("actor") is { ValueKind: JsonValueKind.Object } known ? known.GetProperty("name").GetString() : null));

        // Nothing of it can be found out by asking otherwise.
        const string Seekers = """
            {
              named: expertiseOffers(where: { revisions: { some: { actor: { name: { eq: "Test" } } } } }) { totalCount }
              traced: expertiseOffers(where: { revisions: { some: { traceId: { neq: null } } } }) { totalCount }
              any: expertiseOffers(where: { slug: { eq: "essai" }, revisions: { any: true } }) { totalCount }
              entered: expertiseOffers(where: { slug: { eq: "essai" }, history: { some: { reason: { eq: "Erreur" } } } }) { totalCount }
              revisions { totalCount aggregate { count } groupBy(by: [ACTION]) { count } }
            }
            """;
        var found = await DataAsync(client, Seekers);
        int Count(string field) => found.GetProperty(field).GetProperty("totalCount").GetInt32();
        Assert.Equal((role == Role.ADMIN ? 1 : 0, role == Role.ADMIN ? 1 : 0), (Count("named"), Count("traced")));
        Assert.Equal((revisions == "0" ? 0 : 1, entries == "0" ? 0 : 1), (Count("any"), Count("entered")));
        Assert.Equal(revisions == "0", Count("revisions") == 0 && found.GetProperty("revisions").GetProperty("aggregate").GetProperty("count").GetInt32() == 0 && found.GetProperty("revisions").GetProperty("groupBy").GetArrayLength() == 0);
    }

    [Fact]
    public async Task What_an_editor_does_not_see_has_no_past_for_it()
    {
        using var officer = await ClientAsync(Role.FUNDING_OFFICER);
        using var admin = await ClientAsync(Role.ADMIN);
        var id = new GlobalId("FundingApplication", (Guid)(await _service.ScalarAsync("select id from funding_applications where not confidential and status = 'SUBMITTED' limit 1"))!).ToString();
        var hidden = await DataAsync(officer, "mutation ($id: ID!) { updateFundingApplication(input: { id: $id, version: 1, confidential: true }) { fundingApplication { version history { status } } errors { ... on Error { message } } } }", new { id });
        Assert.Contains("\"version\":2", hidden.GetRawText(), StringComparison.Ordinal);
        const string Past = "query ($id: ID!) { revisions(where: { itemId: { eq: $id } }) { totalCount nodes { snapshot } } all: revisions { totalCount } }";
        Assert.Equal("""{"revisions":{"totalCount":0,"nodes":[]},"all":{"totalCount":0}}""", (await DataAsync(_service.Editor, Past, new { id })).GetRawText());
        Assert.Equal(1, (await DataAsync(admin, Past, new { id })).GetProperty("revisions").GetProperty("totalCount").GetInt32());
    }

    private static string Paths(JsonElement diff) => $"[{string.Join(',', diff.EnumerateArray().Select(change => change.GetProperty("path").GetRawText()))}]";

    // An offer of Paris: created, changed, reviewed, published, suspended; by somebody with an account.
    private async Task WritePastAsync()
    {
        using var writer = await ClientAsync(Role.EDITOR);
        async Task<JsonElement> WriteAsync(string mutation, object input) => (await DataAsync(writer, mutation, new { input })).EnumerateObject().Single().Value;
        var id = (await WriteAsync(Offers.Create, Offers.Complete("essai"))).GetProperty("expertiseOffer").GetProperty("id").GetString();
        await WriteAsync(Offers.Update, new { id, version = 1, title = new[] { new { language = "EN", value = "Trial" } }, yearlyCapacity = 3, modalities = Array.Empty<object>() });
        await _service.ScalarAsync("insert into modalities (id, offer_id, form, one_off) select gen_random_uuid(), id, 'STUDY_VISIT', false from expertise_offers where slug = 'essai'");
        await WriteAsync(Offers.Transition, new { id, version = 2, to = "IN_REVIEW" });
        await WriteAsync(Offers.Publish, new { id, version = 3 });
        var suspended = await WriteAsync(Offers.Transition, new { id, version = 4, to = "SUSPENDED", reason = "Erreur" });
        Assert.Equal(JsonValueKind.Null, suspended.GetProperty("errors").ValueKind);
    }

    private async Task<HttpClient> ClientAsync(Role role)
    {
        ImmutableArray<string> territories = role == Role.CONTRIBUTOR ? ["paris"] : [];
        return _service.With(await _tokens.CreateAsync(new NewApiToken("Test", [role], [Scope.READ, Scope.WRITE], territories, TimeSpan.FromDays(1)), CancellationToken.None));
    }

    private static async Task<JsonElement> AskAsync(HttpClient client, string fields, bool isPreview = true) =>
        (await DataAsync(client, $"query {(isPreview ? Preview : "")} {{ expertiseOffer(by: {{ slug: \"essai\" }}) {{ {fields} }} }}")).GetProperty("expertiseOffer");

    private static async Task<JsonElement> DataAsync(HttpClient client, string query, object? variables = null)
    {
        var answer = await ServiceFixture.AskAsync(client, query, variables);
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ValueKind == JsonValueKind.Undefined ? "" : errors.ToString());
        return answer.GetProperty("data");
    }
}
