using System.Collections.Immutable;
using System.Text.Json;
using Expect.Api.Tests.Infrastructure;
using Expect.Api.Tests.Writing;
using Expect.Domain.Identity;
using Expect.Persistence.Identity;

namespace Expect.Api.Tests.Visibility;

/// <summary>Fields that not everybody sees who sees the item: contacts, internal notes, versions, schedules. To the others they are null, whatever the way to them.</summary>
[Collection(ServiceCollectionDefinition.Name)]
public sealed class RestrictedFieldsTests(ServiceFixture fixture) : IAsyncLifetime
{
    private const string Hidden = """
        insert into offer_contacts (offer_id, name, email) select id, 'Personne cachée', 'cachee@example.org' from expertise_offers where slug <> 'offre-avec-contact' order by slug limit 9;
        update fundings set internal_notes = 'note cachée ' || signed_on where signed_on is not null;
        update disbursements set internal_notes = 'note cachée ' || paid_on;
        update expertise_offers set publish_at = '2020-01-02Z', unpublish_at = '2999-01-02Z' where status = 'PUBLISHED' and slug < 'f';
        """;

    private const string Shown = """
        delete from offer_contacts where name = 'Personne cachée';
        update fundings set internal_notes = null;
        update disbursements set internal_notes = null;
        update expertise_offers set publish_at = null, unpublish_at = null where publish_at = '2020-01-02Z';
        """;

    // All ways to the fields, with the values that are there.
    private static readonly string[] Seekers =
    [
        "{ expertiseOffers(first: 100) { nodes { slug version publishAt unpublishAt contact { name email phone } } } }",
        "{ expertiseOffers(where: { contact: { name: { contains: \"cach\" } } }) { totalCount nodes { slug } } }",
        "{ expertiseOffers(where: { contact: { email: { neq: null } } }) { totalCount } none: expertiseOffers(where: { not: { contact: { name: { eq: null } } } }) { totalCount } }",
        "{ expertiseOffers(where: { publishAt: { gt: \"2019-01-01T00:00:00Z\" } }) { totalCount } rest: expertiseOffers(where: { publishAt: { ngt: \"2019-01-01T00:00:00Z\" } }) { totalCount } }",
        "{ expertiseOffers(first: 30, order: [{ contact: { name: DESC } }, { slug: ASC }]) { pageInfo { endCursor } nodes { slug } } }",
        "{ expertiseOffers(first: 30, order: [{ publishAt: ASC }, { unpublishAt: DESC }, { slug: ASC }]) { pageInfo { endCursor } nodes { slug } } }",
        "{ expertiseOffers { groupBy(by: [PUBLISH_AT_YEAR, UNPUBLISH_AT_MONTH]) { keys { publishAtYear unpublishAtMonth } count where } aggregate { countDistinct(of: PUBLISH_AT_MONTH) max { publishAt } min { unpublishAt } } } }",
        "{ territories(where: { expertiseOffers: { some: { contact: { name: { neq: null } } } } }) { totalCount } all: territories(where: { expertiseOffers: { all: { contact: { name: { eq: null } } } } }) { totalCount } }",
        "{ fundings(first: 100, order: [{ internalNotes: DESC }, { signedOn: ASC }]) { pageInfo { endCursor } nodes { internalNotes disbursements { nodes { internalNotes } } } } }",
        "{ fundings(where: { internalNotes: { icontains: \"CACHEE\" } }) { totalCount } rest: fundings(where: { internalNotes: { nstartsWith: \"note\" } }) { totalCount } }",
        "{ projects(where: { fundings: { some: { internalNotes: { neq: null } } } }) { totalCount } disbursements(where: { internalNotes: { neq: null } }) { totalCount } }",
        "{ fundingApplications { totalCount groupBy(by: [CONFIDENTIAL]) { keys { confidential } count where } } hidden: fundingApplications(where: { confidential: { eq: false } }) { totalCount } }",
        "{ search(query: \"cachée\", first: 50) { totalCount } expertiseOffers(search: \"cachée\") { totalCount } }",
        "{ changes(first: 1000, types: [EXPERTISE_OFFER]) { nodes { id item { ... on ExpertiseOffer { contact { name } } } } } }",
    ];

    private WritingService _service = null!;
    private ApiTokenStore _tokens = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        _service = await WritingService.StartAsync(fixture, $"fields_{Guid.NewGuid():n}");
        _tokens = new ApiTokenStore(_service.ConnectionString);
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await _tokens.DisposeAsync();
        await _service.DisposeAsync();
    }

    [Fact]
    public async Task Internal_notes_are_for_those_who_handle_funding()
    {
        await _service.ScalarAsync(Hidden);
        const string Query = "{ fundings(where: { internalNotes: { startsWith: \"note\" } }) { totalCount nodes { internalNotes } } }";
        foreach (var role in Enum.GetValues<Role>())
        {
            using var client = await ClientAsync(role, role == Role.CONTRIBUTOR ? "paris" : "");
            var found = (await ServiceFixture.AskAsync(client, Query)).GetProperty("data").GetProperty("fundings").GetProperty("totalCount").GetInt32();
            Assert.True(role is Role.FUNDING_OFFICER or Role.EDITOR or Role.ADMIN == found > 0, $"{role} finds {found}");
        }
    }

    [Fact]
    public async Task Internal_notes_are_written_with_the_funding()
    {
        using var officer = await ClientAsync(Role.FUNDING_OFFICER, "");
        var (project, funder) = (await AnyAsync("projects"), await AnyAsync("organizations"));
        const string Create = """
            mutation ($input: CreateFundingInput!) { createFunding(input: $input) {
              funding { id version internalNotes disbursedAmount { amount } remainingAmount { amount currency } } errors { __typename ... on ValidationError { code path } } } }
            """;
        const string Update = "mutation ($input: UpdateFundingInput!) { updateFunding(input: $input) { funding { internalNotes } errors { ... on ValidationError { code path } } } }";
        object Input(string notes) => new { project = new { id = project }, funder = new { id = funder }, awardedAmount = new { amount = 12, currency = "EUR" }, internalNotes = notes };
        var created = (await ServiceFixture.AskAsync(officer, Create, new { input = Input("à rappeler") })).GetProperty("data").GetProperty("createFunding");
        var funding = created.GetProperty("funding");
        Assert.Equal("""{"amount":0}{"amount":12,"currency":"EUR"}""", funding.GetProperty("disbursedAmount").GetRawText() + funding.GetProperty("remainingAmount").GetRawText());
        Assert.Equal("à rappeler", funding.GetProperty("internalNotes").GetString());
        var updated = await ServiceFixture.AskAsync(officer, Update, new { input = new { id = funding.GetProperty("id").GetString(), version = 1, internalNotes = (string?)null } });
        Assert.Equal("""{"updateFunding":{"funding":{"internalNotes":null},"errors":null}}""", updated.GetProperty("data").GetRawText());
        var refused = await ServiceFixture.AskAsync(officer, Update, new { input = new { id = funding.GetProperty("id").GetString(), version = 2, internalNotes = " " } });
        Assert.Equal("""{"updateFunding":{"funding":null,"errors":[{"code":"text.blank","path":["internalNotes"]}]}}""", refused.GetProperty("data").GetRawText());
    }

    [Fact]
    public async Task Whoever_may_not_see_a_field_gets_the_same_answers_whatever_is_in_it()
    {
        await OfferWithContact.PublishAsync(_service);
        using var abroad = await ClientAsync(Role.FOREIGN_AUTHORITY, "");
        using var committee = await ClientAsync(Role.COMMITTEE, "");
        using var contributor = await ClientAsync(Role.CONTRIBUTOR, "lyon-69123");
        foreach (var client in new[] { _service.Anonymous, abroad, committee, contributor })
        {
            await _service.ScalarAsync(Hidden);
            var with = await AskAllAsync(client);
            await _service.ScalarAsync(Shown);
            Assert.Equal(with, await AskAllAsync(client));
        }
    }

    [Fact]
    public async Task A_write_of_what_not_everybody_sees_leaves_no_trace_for_the_others()
    {
        await OfferWithContact.PublishAsync(_service);
        var before = (await ServiceFixture.AskAsync(_service.Anonymous, "{ expertiseOffer(by: { slug: \"offre-avec-contact\" }) { id updatedAt } viewer { changesCursor } }")).GetProperty("data");
        var id = before.GetProperty("expertiseOffer").GetProperty("id").GetString()!;
        await OfferWithContact.UpdateAsync(_service, id, 3, new { name = "Jean Doe" });
        await _service.WriteAsync(Offers.Update, new { input = new { id, version = 4, unpublishAt = "2999-01-01T00:00:00Z" } });
        var after = (await ServiceFixture.AskAsync(_service.Anonymous, "{ expertiseOffer(by: { slug: \"offre-avec-contact\" }) { updatedAt } }")).GetProperty("data");
        Assert.Equal(before.GetProperty("expertiseOffer").GetProperty("updatedAt").GetString(), after.GetProperty("expertiseOffer").GetProperty("updatedAt").GetString());
        Assert.Equal(0L, await _service.ScalarAsync($"select count(*) from changes where item_id = (select id from expertise_offers where slug = '{OfferWithContact.Slug}') and told & 1 = 1 and transaction_id > (select max(transaction_id) from changes where was_visible & 1 < is_visible & 1)"));

        await _service.WriteAsync(Offers.Update, new { input = new { id, version = 5, yearlyCapacity = 3 } });
        Assert.NotEqual(before.GetProperty("expertiseOffer").GetProperty("updatedAt").GetString(), await UpdatedAtAsync(id));
    }

    [Fact]
    public async Task A_version_is_for_those_who_may_write_the_item()
    {
        await OfferWithContact.PublishAsync(_service);
        const string Query = """
            { own: expertiseOffer(by: { slug: "offre-avec-contact" }) { version } other: expertiseOffer(by: { slug: "lutte-contre-les-violences-faites-aux-femmes" }) { version }
              sessions: committeeSessions(first: 1) { nodes { version } } schemes: fundingSchemes(first: 1) { nodes { version } } countries(first: 1) { nodes { version } } }
            """;
        var expected = new Dictionary<Role, string>
        {
            [Role.EDITOR] = "own other sessions schemes countries", [Role.ADMIN] = "own other sessions schemes countries", [Role.CONTRIBUTOR] = "own",
            [Role.COMMITTEE] = "sessions", [Role.FUNDING_OFFICER] = "schemes", [Role.PARTNER] = "", [Role.FOREIGN_AUTHORITY] = "",
        };
        foreach (var (role, shown) in expected)
        {
            using var writer = await ClientAsync(role, role == Role.CONTRIBUTOR ? "paris" : "");
            Assert.Equal((role, shown), (role, await VersionsAsync(writer, Query)));
            using var reader = await ClientAsync(role, role == Role.CONTRIBUTOR ? "paris" : "", Scope.READ);
            Assert.Equal((role, ""), (role, await VersionsAsync(reader, Query)));
        }
    }

    private static async Task<string> VersionsAsync(HttpClient client, string query)
    {
        var answer = await ServiceFixture.AskAsync(client, query);
        return string.Join(' ', answer.GetProperty("data").EnumerateObject().Where(item => item.Value.ToString().Contains("\"version\":1", StringComparison.Ordinal)
            || item.Value.ToString().Contains("\"version\":3", StringComparison.Ordinal)).Select(item => item.Name));
    }

    private async Task<string> AnyAsync(string root)
    {
        var answer = await ServiceFixture.AskAsync(_service.Anonymous, $"{{ {root}(first: 1) {{ nodes {{ id }} }} }}");
        return answer.GetProperty("data").GetProperty(root).GetProperty("nodes")[0].GetProperty("id").GetString()!;
    }

    private async Task<string?> UpdatedAtAsync(string id)
    {
        var answer = await ServiceFixture.AskAsync(_service.Anonymous, "query ($id: ID!) { node(id: $id) { ... on Content { updatedAt } } }", new { id });
        return answer.GetProperty("data").GetProperty("node").GetProperty("updatedAt").GetString();
    }

    private async Task<HttpClient> ClientAsync(Role role, string territory, params ImmutableArray<Scope> scopes) => _service.With(await _tokens.CreateAsync(
        new NewApiToken("Test", [role], scopes.IsEmpty ? [Scope.READ, Scope.WRITE] : scopes, territory.Length == 0 ? [] : [territory], TimeSpan.FromDays(1)), CancellationToken.None));

    private static async Task<List<string>> AskAllAsync(HttpClient client)
    {
        var answers = new List<string>();
        foreach (var query in Seekers)
        {
            var answer = await ServiceFixture.AskAsync(client, query);
            Assert.False(answer.TryGetProperty("errors", out var errors), $"{query}: {errors}");
            answers.Add($"{query}: {answer}");
        }

        return answers;
    }
}
