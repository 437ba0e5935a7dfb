using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Expect.Api.Tests.Infrastructure;
using Expect.Api.Tests.Writing;
using Microsoft.AspNetCore.Builder;
using Npgsql;

namespace Expect.Api.Tests.Http;

/// <summary>Bearer tokens of an identity provider: whom they let in, and why they do not.</summary>
[Collection(ServiceCollectionDefinition.Name)]
public sealed class OidcTests(ServiceFixture fixture) : IAsyncLifetime
{
    private const string Who = "{ viewer { name roles scopes territories { slug } } }";

    private string _database = "";
    private LocalIssuer _issuer = null!;
    private WebApplication _application = null!;
    private HttpClient _client = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        _database = await fixture.CreateDatabaseAsync($"oidc_{Guid.NewGuid():n}");
        _issuer = await LocalIssuer.StartAsync();
        await StartAsync();
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _application.DisposeAsync();
        await _issuer.DisposeAsync();
    }

    [Fact]
    public async Task A_token_gives_the_roles_and_territories_that_it_names()
    {
        Assert.Equal(
            """{"data":{"viewer":{"name":"Jeanne Doe","roles":["CONTRIBUTOR"],"scopes":["READ","WRITE"],"territories":[{"slug":"paris"}]}}}""",
            await AskAsync(_issuer.Token(roles: ["contributor", "unknown"], territories: ["paris", "nowhere"])));
        Assert.Equal(
            """{"data":{"viewer":{"name":"Jeanne Doe","roles":[],"scopes":["READ","WRITE"],"territories":[]}}}""", await AskAsync(_issuer.Token()));
    }

    [Fact]
    public async Task Whoever_writes_has_an_account_by_which_revisions_name_them()
    {
        var token = _issuer.Token(roles: ["EDITOR"]);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => AskAsync(token)));
        await AskAsync(token, Offers.Create, new { input = Offers.Complete("of-jeanne") });
        await AskAsync(_issuer.Token("jean", roles: ["EDITOR"]), Offers.Create, new { input = Offers.Complete("of-jean") });

        Assert.Equal(2L, await ScalarAsync("select count(*) from accounts"));
        Assert.Equal(
            $"{_issuer.Authority} jeanne, {_issuer.Authority} jean",
            await ScalarAsync("select string_agg(a.issuer || ' ' || a.subject, ', ' order by r.at) from revisions r join accounts a on a.id = r.actor_id"));
    }

    [Fact]
    public async Task A_token_that_is_not_good_is_refused_with_a_remedy_and_no_internals()
    {
        var unsigned = $"{Part(new { alg = "none", kid = "first" })}.{Part(new { iss = _issuer.Authority, aud = LocalIssuer.Audience, sub = "jeanne", exp = DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeSeconds(), roles = new[] { "ADMIN" } })}.";
        var good = _issuer.Token();
        foreach (var (token, reason) in new[]
        {
            (_issuer.Token(audience: "another service"), "another service"),
            (_issuer.Token(issuer: "https://elsewhere.example"), "not one of the identity provider"),
            (_issuer.Token(signing: LocalIssuer.NewKey("first")), "not one of the identity provider"),
            (_issuer.Token(signing: LocalIssuer.NewKey("unknown")), "not one of the identity provider"),
            (_issuer.Token(signing: _issuer.PublicAsSecret()), "not one of the identity provider"),
            (_issuer.Token(begins: TimeSpan.FromHours(-2), ends: TimeSpan.FromHours(-1)), "expired"),
            (_issuer.Token(begins: TimeSpan.FromHours(1), ends: TimeSpan.FromHours(2)), "not good yet"),
            (_issuer.Token(subject: " "), "whom it stands for"),
            (good[..good.LastIndexOf('.')] + ".", "not one of the identity provider"),
            (unsigned, "not one of the identity provider"),
            ("a.b.c", "not one of the identity provider"),
        })
        {
            var answer = await AskAsync(token, expected: HttpStatusCode.Unauthorized);
            Assert.Contains("\"UNAUTHENTICATED\"", answer, StringComparison.Ordinal);
            Assert.Contains(reason, answer, StringComparison.Ordinal);
            Assert.Contains("Sign in again", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("IDX", answer, StringComparison.Ordinal);
        }

        Assert.Equal(0L, await ScalarAsync("select count(*) from accounts"));
    }

    [Fact]
    public async Task A_new_key_is_fetched_and_the_old_one_forgotten()
    {
        var before = _issuer.Token();
        await AskAsync(before);
        _issuer.Rotate();
        await AskAsync(_issuer.Token());
        await AskAsync(_issuer.Token(signing: LocalIssuer.NewKey("guess")), expected: HttpStatusCode.Unauthorized);
        await AskAsync(_issuer.Token(signing: LocalIssuer.NewKey("another guess")), expected: HttpStatusCode.Unauthorized);
        Assert.Equal(2, _issuer.Questions);
    }

    [Fact]
    public async Task A_provider_that_is_down_stops_only_whoever_brings_an_unknown_key()
    {
        await AskAsync(_issuer.Token());
        await _issuer.StopAsync();
        await AskAsync(_issuer.Token("somebody else"));
        await AskAsync(_issuer.Token(signing: LocalIssuer.NewKey("unknown")), expected: HttpStatusCode.Unauthorized);
        await AskAsync(_issuer.Token("yet another"));

        _client.Dispose();
        await _application.DisposeAsync();
        await StartAsync();
        var answer = await AskAsync(_issuer.Token(), expected: HttpStatusCode.ServiceUnavailable);
        Assert.Contains("\"UNAVAILABLE\"", answer, StringComparison.Ordinal);
        Assert.Contains("identity provider cannot be reached", answer, StringComparison.Ordinal);
        await AskAsync(null);
    }

    [Fact]
    public async Task A_closed_account_is_shut_out()
    {
        await AskAsync(_issuer.Token());
        await ScalarAsync("update accounts set disabled_at = now()");
        Assert.Contains("account is closed", await AskAsync(_issuer.Token(ends: TimeSpan.FromMinutes(9)), expected: HttpStatusCode.Unauthorized), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Roles_can_have_names_of_the_provider_and_stand_inside_another_claim()
    {
        _client.Dispose();
        await _application.DisposeAsync();
        await StartAsync(
            new("EXPECT_OIDC_ROLES_CLAIM", "realm_access.roles"), new("EXPECT_OIDC_TERRITORIES_CLAIM", "https://example.org/places"), new("EXPECT_OIDC_ROLE_NAMES", "redaction=EDITOR, groupe-7=COMMITTEE"));
        var token = _issuer.Token(roles: ["ADMIN"], claims: new() { ["realm_access"] = new Dictionary<string, object> { ["roles"] = new[] { "redaction", "groupe-7", "ADMIN" } }, ["https://example.org/places"] = "nord paris" });
        Assert.Contains("""["COMMITTEE","EDITOR"]""", await AskAsync(token), StringComparison.Ordinal);
        Assert.Contains("\"nord\"", await AskAsync(token), StringComparison.Ordinal);
    }

    private async Task StartAsync(params KeyValuePair<string, string?>[] settings)
    {
        _application = await ServiceFixture.StartServiceAsync(_database, [.. _issuer.Settings, .. settings]);
        _client = ServiceFixture.ClientOf(_application);
    }

    private async Task<string> AskAsync(string? token, string query = Who, object? variables = null, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query, variables }) };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var response = await _client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == expected, $"{token}: {response.StatusCode} {text}");
        return text;
    }

    private async Task<object?> ScalarAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(_database);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    private static string Part(object json) => Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(json))).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
