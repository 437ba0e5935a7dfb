using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Expect.Api.Tests.Infrastructure;
using Expect.Domain.Identity;
using Expect.Persistence.Identity;

namespace Expect.Api.Tests.Writing;

/// <summary>What administrators do through the API: tokens made, listed and revoked; personal data erased.</summary>
[Collection(WritingCollectionDefinition.Name)]
public sealed class AdministrationTests(ServiceFixture fixture) : IAsyncLifetime
{
    private const string Errors = "errors { __typename ... on Error { message } ... on ValidationError { code path } ... on NotFoundError { path } }";

    private const string Create =
        $"mutation ($input: CreateApiTokenInput!) {{ createApiToken(input: $input) {{ text apiToken {{ id name roles scopes territories {{ slug }} createdAt expiresAt lastUsedAt revokedAt account {{ id name }} }} {Errors} }} }}";

    private const string Revoke = $"mutation ($input: RevokeApiTokenInput!) {{ revokeApiToken(input: $input) {{ apiToken {{ revokedAt }} {Errors} }} }}";

    private const string Erase =
        $"mutation ($input: ErasePersonalDataInput!) {{ erasePersonalData(input: $input) {{ account {{ name issuer disabledAt erasedAt tokens {{ nodes {{ name revokedAt }} }} }} expertiseOffer {{ slug contact {{ name }} }} {Errors} }} }}";

    private WritingService _service = null!;
    private ApiTokenStore _tokens = null!;
    private HttpClient _admin = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        _service = await WritingService.StartAsync(fixture, $"administration_{Guid.NewGuid():n}");
        _tokens = new ApiTokenStore(_service.ConnectionString);
        _admin = _service.With(await _tokens.CreateAsync(new NewApiToken("Admin", [Role.ADMIN], [Scope.READ, Scope.WRITE], [], null), CancellationToken.None));
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        _admin.Dispose();
        await _tokens.DisposeAsync();
        await _service.DisposeAsync();
    }

    [Fact]
    public async Task A_token_is_made_with_its_text_once_and_listed_without()
    {
        var made = await AskAsync(_admin, Create, new { input = new { name = "Site partenaire", roles = new[] { "PARTNER", "CONTRIBUTOR" }, scopes = new[] { "WRITE", "READ" }, territories = new[] { new { slug = "paris" } }, expiresAt = "2999-01-01T00:00:00Z" } });
        var text = made.GetProperty("text").GetString()!;
        var token = made.GetProperty("apiToken");
        Assert.Equal("""["PARTNER","CONTRIBUTOR"]""", token.GetProperty("roles").GetRawText());
        Assert.Equal("""[{"slug":"paris"}]""", token.GetProperty("territories").GetRawText());
        Assert.Equal("2999-01-01T00:00:00Z", token.GetProperty("expiresAt").GetString());
        using var holder = _service.With(text);
        Assert.Equal("""{"name":"Site partenaire","roles":["PARTNER","CONTRIBUTOR"],"scopes":["READ","WRITE"]}""", (await AskAsync(holder, "{ viewer { name roles scopes } }")).GetRawText());

        var list = (await AskAsync(_admin, "{ apiTokens(first: 1) { totalCount nodes { id name account { tokens { totalCount } } } } }")).GetRawText();
        Assert.Equal($$$$"""{"totalCount":2,"nodes":[{"id":"{{{{token.GetProperty("id").GetString()}}}}","name":"Site partenaire","account":{"tokens":{"totalCount":1}}}]}""", list);
        Assert.Equal(0L, await _service.ScalarAsync($"select count(*) from api_tokens t where t::text like '%{text[^64..]}%'"));
        Assert.Equal(1L, await _service.ScalarAsync("select count(*) from api_tokens where created_by is not null"));
    }

    [Fact]
    public async Task A_token_without_scopes_reads()
    {
        var made = await AskAsync(_admin, Create, new { input = new { name = "Lecteur", roles = new[] { "PARTNER" } } });
        Assert.Equal("""["READ"]""", made.GetProperty("apiToken").GetProperty("scopes").GetRawText());
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_token_comes_back_at_once()
    {
        var refused = await AskAsync(_admin, Create, new
        {
            input = new { name = " ", roles = new[] { "CONTRIBUTOR" }, scopes = Array.Empty<string>(), territories = new[] { new { slug = "nowhere" } }, expiresAt = "2001-01-01T00:00:00Z" },
        });
        Assert.Equal(
            "ValidationError name.length name, ValidationError scope.missing scopes, ValidationError expiry.past expiresAt, NotFoundError territories.0",
            string.Join(", ", refused.GetProperty("errors").EnumerateArray().Select(Summary)));
        Assert.Equal("ValidationError role.missing roles", Summary((await AskAsync(_admin, Create, new { input = new { name = "Nom", roles = Array.Empty<string>() } })).GetProperty("errors")[0]));
        Assert.Equal("ValidationError territory.missing territories", Summary((await AskAsync(_admin, Create, new { input = new { name = "Nom", roles = new[] { "CONTRIBUTOR" } } })).GetProperty("errors")[0]));
        Assert.Equal(1L, await _service.ScalarAsync("select count(*) from accounts"));
    }

    [Fact]
    public async Task The_text_of_a_token_is_kept_for_nobody_who_asks_again()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = Create, variables = new { input = new { name = "Nom", roles = new[] { "PARTNER" } } } }) };
        request.Headers.Add("Idempotency-Key", "key");
        using var response = await _admin.SendAsync(request);
        Assert.Contains("takes no Idempotency-Key", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(1L, await _service.ScalarAsync("select count(*) from api_tokens"));
    }

    [Fact]
    public async Task A_revoked_token_is_refused_by_every_node_within_a_second()
    {
        await using var other = await ServiceFixture.StartServiceAsync(_service.ConnectionString);
        var made = await AskAsync(_admin, Create, new { input = new { name = "Nom", roles = new[] { "COMMITTEE" } } });
        using var here = _service.With(made.GetProperty("text").GetString()!);
        using var there = ServiceFixture.ClientOf(other);
        there.DefaultRequestHeaders.Authorization = here.DefaultRequestHeaders.Authorization;
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await StatusAsync(here), await StatusAsync(there)));

        var id = made.GetProperty("apiToken").GetProperty("id").GetString();
        var revoked = (await AskAsync(_admin, Revoke, new { input = new { id } })).GetProperty("apiToken").GetProperty("revokedAt").GetString();
        Assert.Equal(revoked, (await AskAsync(_admin, Revoke, new { input = new { id } })).GetProperty("apiToken").GetProperty("revokedAt").GetString());
        foreach (var client in new[] { here, there })
        {
            // What was asked of the database less than a second ago is believed: the node is asked until that is over.
            var asked = 0;
            while (await StatusAsync(client) == HttpStatusCode.OK && ++asked < 100_000)
            {
            }

            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(client));
        }
    }

    [Theory]
    [InlineData(Role.EDITOR, "ForbiddenError")]
    [InlineData(Role.COMMITTEE, "ForbiddenError")]
    [InlineData(Role.FUNDING_OFFICER, "ForbiddenError")]
    [InlineData(Role.CONTRIBUTOR, "ForbiddenError")]
    [InlineData(Role.PARTNER, "FORBIDDEN")]
    [InlineData(Role.FOREIGN_AUTHORITY, "FORBIDDEN")]
    public async Task Nobody_else_manages_accounts_and_tokens_or_learns_of_them(Role role, string outcome)
    {
        using var client = _service.With(await _tokens.CreateAsync(new NewApiToken("Test", [role], [Scope.READ, Scope.WRITE], ["paris"], null), CancellationToken.None));
        var known = (await AskAsync(_admin, "{ apiTokens { nodes { id account { id } } } }")).GetProperty("nodes")[0];
        var (token, account) = (known.GetProperty("id").GetString(), known.GetProperty("account").GetProperty("id").GetString());
        foreach (var (mutation, input) in new (string, object)[]
        {
            (Create, new { name = "Nom", roles = new[] { "ADMIN" } }), (Revoke, new { id = token }), (Revoke, new { id = "nothing" }),
            (Erase, new { account }), (Erase, new { expertiseOffer = "nothing" }),
        })
        {
            var answer = (await ServiceFixture.AskAsync(client, mutation, new { input })).GetRawText();
            Assert.Contains($"\"{outcome}\"", answer, StringComparison.Ordinal);
        }

        foreach (var anybody in new[] { client, _service.Anonymous })
        {
            Assert.Equal(
                """{"apiTokens":{"totalCount":0,"nodes":[]},"accounts":{"totalCount":0},"some":{"totalCount":0},"apiToken":null,"account":null,"node":null}""",
                (await ServiceFixture.AskAsync(anybody, $$"""
                    { apiTokens { totalCount nodes { name } } accounts { totalCount } some: accounts(where: { tokens: { some: { name: { contains: "A" } } } }) { totalCount }
                      apiToken(by: { id: "{{token}}" }) { name } account(by: { id: "{{account}}" }) { name } node(id: "{{account}}") { id } }
                    """)).GetProperty("data").GetRawText());
        }
    }

    [Fact]
    public async Task Who_an_account_stands_for_is_erased_and_what_it_wrote_stays()
    {
        var made = await AskAsync(_admin, Create, new { input = new { name = "Jeanne Doe", roles = new[] { "EDITOR" }, scopes = new[] { "READ", "WRITE" } } });
        var account = made.GetProperty("apiToken").GetProperty("account").GetProperty("id").GetString();
        using var jeanne = _service.With(made.GetProperty("text").GetString()!);
        await WithKeyAsync(jeanne, Offers.Create, new { input = Offers.Complete("of-jeanne") });
        var history = await HistoryAsync();

        var erased = await AskAsync(_admin, Erase, new { input = new { account } });
        Assert.Equal(JsonValueKind.Null, erased.GetProperty("account").GetProperty("name").ValueKind);
        Assert.NotEqual(JsonValueKind.Null, erased.GetProperty("account").GetProperty("erasedAt").ValueKind);
        Assert.Equal("erased", erased.GetProperty("account").GetProperty("tokens").GetProperty("nodes")[0].GetProperty("name").GetString());
        Assert.NotEqual(JsonValueKind.Null, erased.GetProperty("account").GetProperty("tokens").GetProperty("nodes")[0].GetProperty("revokedAt").ValueKind);
        Assert.Equal(history, await HistoryAsync());
        Assert.Equal(await _service.ScalarAsync("select id from accounts where erased_at is not null"), await _service.ScalarAsync("select actor_id from revisions"));
        Assert.Equal(0L, await _service.ScalarAsync("select count(*) from accounts a, api_tokens t where a::text || t::text like '%Jeanne%'"));
        Assert.Equal(0L, await _service.ScalarAsync("select count(*) from write_results"));
        await AskAsync(_admin, Erase, new { input = new { account } });
    }

    [Fact]
    public async Task The_link_to_an_identity_provider_is_erased_with_the_account()
    {
        var account = await _tokens.SignInAsync("https://login.example.org", "jeanne", "Jeanne Doe", [], CancellationToken.None);
        await AskAsync(_admin, Erase, new { input = new { account = new Persistence.Reading.GlobalId("Account", account.Id).ToString() } });
        Assert.Equal(0L, await _service.ScalarAsync("select count(*) from accounts a where a::text ~ 'eanne|login'"));
        Assert.NotEqual(account.Id, (await _tokens.SignInAsync("https://login.example.org", "jeanne", "Jeanne Doe", [], CancellationToken.None)).Id);
    }

    [Fact]
    public async Task The_contact_of_an_offer_is_erased_and_its_revisions_stay()
    {
        var input = JsonSerializer.SerializeToNode(Offers.Complete("with-contact"))!;
        input["contact"] = JsonSerializer.SerializeToNode(new { name = "Jeanne Doe", email = "jeanne@example.org" });
        const string Written = "mutation ($input: CreateExpertiseOfferInput!) { createExpertiseOffer(input: $input) { expertiseOffer { id contact { name } } } }";
        var offer = (await WithKeyAsync(_admin, Written, new { input })).GetProperty("expertiseOffer").GetProperty("id").GetString();
        var history = await HistoryAsync();
        Assert.Equal(1L, await _service.ScalarAsync("select count(*) from write_results where convert_from(answer, 'UTF8') like '%Jeanne%'"));

        var erased = await AskAsync(_admin, Erase, new { input = new { expertiseOffer = offer } });
        Assert.Equal("""{"slug":"with-contact","contact":null}""", erased.GetProperty("expertiseOffer").GetRawText());
        Assert.Equal(history, await HistoryAsync());
        Assert.Equal(0L, await _service.ScalarAsync("select (select count(*) from offer_contacts) + (select count(*) from write_results)"));
    }

    [Fact]
    public async Task The_command_line_erases_as_the_api_does()
    {
        var account = await _tokens.SignInAsync("https://login.example.org", "jeanne", "Jeanne Doe", [], CancellationToken.None);
        var id = await _service.CreateOfferAsync("with-contact");
        await _service.WriteAsync(Offers.Update, new { input = new { id, version = 1, contact = new { name = "Jeanne Doe" } } });
        Assert.True(await _tokens.EraseAccountAsync(account.Id, CancellationToken.None));
        Assert.True(await _tokens.EraseContactAsync("with-contact", CancellationToken.None));
        Assert.False(await _tokens.EraseAccountAsync(Guid.NewGuid(), CancellationToken.None));
        Assert.False(await _tokens.EraseContactAsync("nothing", CancellationToken.None));
        Assert.Equal(0L, await _service.ScalarAsync("select (select count(*) from offer_contacts) + (select count(*) from accounts where display_name like 'Jeanne%')"));
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        Assert.Equal("NotFoundError id", Summary((await AskAsync(_admin, Revoke, new { input = new { id = "nothing" } })).GetProperty("errors")[0]));
        Assert.Equal("NotFoundError account", Summary((await AskAsync(_admin, Erase, new { input = new { account = "nothing" } })).GetProperty("errors")[0]));
    }

    // Every revision as it is stored.
    private async Task<string?> HistoryAsync() => (string?)await _service.ScalarAsync("select md5(string_agg(r::text, '|' order by r.id)) || count(*) from revisions r");

    private async Task<JsonElement> WithKeyAsync(HttpClient client, string query, object variables)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query, variables }) };
        request.Headers.Add("Idempotency-Key", "key");
        using var response = await client.SendAsync(request);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("data").EnumerateObject().Single().Value;
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client)
    {
        using var response = await client.PostAsJsonAsync("/graphql", new { query = "{ viewer { name } }" });
        return response.StatusCode;
    }

    private static async Task<JsonElement> AskAsync(HttpClient client, string query, object? variables = null)
    {
        var answer = await ServiceFixture.AskAsync(client, query, variables);
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ValueKind == JsonValueKind.Undefined ? "" : errors.ToString());
        return answer.GetProperty("data").EnumerateObject().Single().Value;
    }

    private static string Summary(JsonElement error) => string.Join(' ', new[]
    {
        error.GetProperty("__typename").GetString(), error.TryGetProperty("code", out var code) ? code.GetString() : null,
        string.Join('.', error.GetProperty("path").EnumerateArray().Select(step => step.GetString())),
    }.Where(part => part is not null));
}
