using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Expect.Api.Security;
using Expect.Api.Tests.Infrastructure;
using Expect.Domain.Identity;
using Expect.Persistence.Identity;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Npgsql;

namespace Expect.Api.Tests.Http;

/// <summary>API tokens: whom they let in, and what of them the database gives away.</summary>
[Collection(ServiceCollectionDefinition.Name)]
public sealed class TokenTests(ServiceFixture service)
{
    [Fact]
    public async Task A_token_gives_the_rights_of_its_roles_until_it_is_revoked()
    {
        var database = await service.CreateDatabaseAsync("api_tokens_of_roles");
        await using var store = new ApiTokenStore(database);
        var committee = await store.CreateAsync(Request(Role.COMMITTEE), CancellationToken.None);
        var revoked = await store.CreateAsync(Request(Role.EDITOR), CancellationToken.None);
        Assert.True(await store.RevokeAsync((await store.FindAsync(ApiTokenText.Hash(revoked), CancellationToken.None))!.Id, CancellationToken.None));
        await using var application = await ServiceFixture.StartServiceAsync(database);
        using var client = ServiceFixture.ClientOf(application);

        Assert.DoesNotContain("\"totalCount\":0", await AskAsync(client, committee, HttpStatusCode.OK), StringComparison.Ordinal);
        Assert.Contains("revoked", await AskAsync(client, revoked, HttpStatusCode.Unauthorized), StringComparison.Ordinal);
        Assert.Contains("unknown", await AskAsync(client, ApiTokenText.Generate(Guid.NewGuid()), HttpStatusCode.Unauthorized), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readers_of_content_may_not_read_tokens()
    {
        await using var source = NpgsqlDataSource.Create(service.ConnectionString);
        await using var command = source.CreateCommand(
            "select bool_or(has_table_privilege('expect_reader', t, 'select')) from unnest(array['accounts', 'api_tokens', 'api_token_territories']) t");
        Assert.Equal(false, await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task A_viewer_reads_who_it_is_and_where_the_feed_ends()
    {
        var database = await service.CreateDatabaseAsync("api_tokens_viewer");
        await using var store = new ApiTokenStore(database);
        var token = await store.CreateAsync(
            new NewApiToken("Nord \"Europe\"", [Role.CONTRIBUTOR], [Scope.READ], ["nord", "seine-saint-denis"], null), CancellationToken.None);
        await using var application = await ServiceFixture.StartServiceAsync(database);
        using var client = ServiceFixture.ClientOf(application);
        const string Who = "{ viewer { __typename name roles scopes territories { slug } } }";

        Assert.Equal(
            """{"data":{"viewer":{"__typename":"Viewer","name":null,"roles":[],"scopes":["READ"],"territories":[]}}}""", await AskAsync(client, null, HttpStatusCode.OK, Who));
        var own = await AskAsync(client, token, HttpStatusCode.OK, Who);
        Assert.Contains("""{"__typename":"Viewer","name":"Nord \"Europe\"","roles":["CONTRIBUTOR"],"scopes":["READ"],"territories":[{"slug":""", own, StringComparison.Ordinal);
        Assert.Contains("\"nord\"", own, StringComparison.Ordinal);
        using var cursor = JsonDocument.Parse(await AskAsync(client, token, HttpStatusCode.OK, "{ viewer { changesCursor } }"));
        var after = cursor.RootElement.GetProperty("data").GetProperty("viewer").GetProperty("changesCursor").GetString();
        Assert.Equal(
            """{"data":{"changes":{"nodes":[]}}}""", await AskAsync(client, token, HttpStatusCode.OK, $"{{ changes(after: \"{after}\") {{ nodes {{ id }} }} }}"));
    }

    [Fact]
    public async Task A_token_without_the_scope_reads_nothing()
    {
        var database = await service.CreateDatabaseAsync("api_tokens_scopes");
        await using var store = new ApiTokenStore(database);
        var writer = await store.CreateAsync(Request(Role.EDITOR) with { Scopes = [Scope.WRITE] }, CancellationToken.None);
        await using var application = await ServiceFixture.StartServiceAsync(database);
        using var client = ServiceFixture.ClientOf(application);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = "{ themes { totalCount } }" }) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", writer);
        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.Contains("\"FORBIDDEN\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("totalCount", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Production_does_not_start_where_tokens_of_development_are_good()
    {
        var database = await service.CreateDatabaseAsync("api_tokens_development");
        await using var store = new ApiTokenStore(database);
        var development = new HostingEnvironment { EnvironmentName = Environments.Development };
        var production = new HostingEnvironment { EnvironmentName = Environments.Production };
        await using var printed = new StringWriter();

        await DevelopmentTokens.PrepareAsync(store, production, printed, CancellationToken.None);
        Assert.Empty(printed.ToString());
        await DevelopmentTokens.PrepareAsync(store, development, printed, CancellationToken.None);
        Assert.All(Enum.GetNames<Role>(), role => Assert.Contains($"{role}", printed.ToString(), StringComparison.Ordinal));
        await Assert.ThrowsAsync<InvalidOperationException>(() => DevelopmentTokens.PrepareAsync(store, production, printed, CancellationToken.None));
        await store.DeleteDevelopmentAsync(CancellationToken.None);
        await DevelopmentTokens.PrepareAsync(store, production, printed, CancellationToken.None);
    }

    private static NewApiToken Request(Role role) => new("Test", [role], [Scope.READ], ImmutableArray<string>.Empty, TimeSpan.FromDays(1));

    private static async Task<string> AskAsync(
        HttpClient client, string? token, HttpStatusCode expected, string query = "{ labelApplications { totalCount } }")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query }) };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var response = await client.SendAsync(request);
        Assert.Equal(expected, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }
}
