using System.Net.Http.Json;
using System.Text.Json;
using Expect.Api.GraphQL.Cost;
using Expect.Api.Tests.Infrastructure;
using Microsoft.AspNetCore.Builder;
using Npgsql;

namespace Expect.Api.Tests.Http;

/// <summary>What an editor sees of the inside, and the limits that settings change, over PostgreSQL.</summary>
[Collection(ServiceCollectionDefinition.Name)]
public sealed class ReportTests(ServiceFixture service) : IAsyncLifetime
{
    private const string Token = "the-editors-token";
    private const string Question = "query ($iso: String!) { countries(where: { iso2: { eq: $iso } }) { totalCount nodes { iso2 presences { nodes { kind } } } } }";

    private WebApplication _application = null!;
    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        _application = await ServiceFixture.StartServiceAsync(
            service.ConnectionString,
            KeyValuePair.Create<string, string?>(ApiServices.EditorTokenSetting, Token),
            KeyValuePair.Create<string, string?>(CostLimits.AnonymousSetting, "30"));
        _client = ServiceFixture.ClientOf(_application);
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _application.DisposeAsync();
    }

    [Fact]
    public async Task An_explanation_has_each_statement_with_its_values_and_plan()
    {
        var (answer, timing) = await AskAsync(Question, new { iso = "TV" }, editor: true, ("GraphQL-Explain", "1"));
        Assert.Equal("TV", answer.GetProperty("data").GetProperty("countries").GetProperty("nodes")[0].GetProperty("iso2").GetString());
        var statements = answer.GetProperty("extensions").GetProperty("explain").EnumerateArray().ToList();
        Assert.InRange(statements.Count, 2, 4); // the page, its count, the presences
        Assert.All(statements, statement =>
        {
            Assert.Contains("select", statement.GetProperty("sql").GetString(), StringComparison.OrdinalIgnoreCase);
            Assert.Contains("TV", statement.GetProperty("parameters").EnumerateArray().Select(value => value.ToString()));
            var plan = statement.GetProperty("plan")[0];
            Assert.True(plan.GetProperty("Execution Time").GetDouble() >= 0);
            Assert.True(plan.GetProperty("Plan").TryGetProperty("Shared Hit Blocks", out _));
        });
        Assert.Contains("execute;dur=", timing, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_explained_answer_is_the_same_answer()
    {
        var (plain, _) = await AskAsync(Question, new { iso = "TV" }, editor: true);
        var (explained, _) = await AskAsync(Question, new { iso = "TV" }, editor: true, ("GraphQL-Explain", "1"));
        Assert.Equal(plain.GetProperty("data").GetRawText(), explained.GetProperty("data").GetRawText());
        Assert.False(plain.TryGetProperty("extensions", out _));
    }

    [Theory]
    [InlineData("{ nodes(ids: []) { id } }")]
    [InlineData("{ __typename }")]
    [InlineData("{ search(query: \"eau\", first: 3) { totalCount nodes { score item { displayName } } } }")]
    [InlineData("{ fundings(first: 2) { aggregate { sum { awardedAmount { amount currency } } } groupBy(by: [STATUS]) { count } } }")]
    [InlineData("query @inContext(preview: true, language: AR) { articles { nodes { title links { __typename displayName } } } }")]
    public async Task Any_operation_can_be_explained(string query)
    {
        var (answer, _) = await AskAsync(query, null, editor: true, ("GraphQL-Explain", "1"), ("GraphQL-Cost", "report"));
        Assert.True(answer.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object, answer.ToString());
        Assert.Equal(JsonValueKind.Array, answer.GetProperty("extensions").GetProperty("explain").ValueKind);
        Assert.True(answer.GetProperty("extensions").GetProperty("cost").GetProperty("limit").GetInt64() > 30);
    }

    [Fact]
    public async Task Others_learn_nothing_of_the_inside()
    {
        var (answer, timing) = await AskAsync(Question, new { iso = "TV" }, editor: false, ("GraphQL-Explain", "1"));
        Assert.Equal("FORBIDDEN", CodeOf(answer));
        Assert.False(answer.TryGetProperty("data", out _));
        Assert.Null(timing);
    }

    [Fact]
    public async Task A_known_operation_says_that_it_was_known()
    {
        const string Query = "{ countries(first: 2) { nodes { iso2 } } }";
        for (var i = 0; i < 3; i++)
        {
            await AskAsync(Query, null, editor: true); // documents, then plans, are kept from the second sight on
        }

        var (_, timing) = await AskAsync(Query, null, editor: true);
        Assert.Matches("^parse;desc=\"cached\", validate;desc=\"cached\", cost;dur=[0-9.]+, plan;desc=\"cached\";dur=[0-9.]+, render;desc=\"cached\", execute;dur=[0-9.]+, total;dur=[0-9.]+$", timing);
    }

    [Fact]
    public async Task The_limit_of_each_role_is_a_setting()
    {
        const string Query = "{ countries(first: 40) { nodes { iso2 } } }";
        var (refused, _) = await AskAsync(Query, null, editor: false);
        Assert.Equal("COST_LIMIT_EXCEEDED", CodeOf(refused));
        Assert.Contains(": 42, and the limit is 30.", refused.GetProperty("errors")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.True((await AskAsync(Query, null, editor: true)).Answer.TryGetProperty("data", out _));
    }

    [Fact]
    public async Task A_statement_that_waits_too_long_ends_with_a_code()
    {
        await using var owner = NpgsqlDataSource.Create(await service.CreateDatabaseAsync("locked"));
        await using var other = await ServiceFixture.StartServiceAsync(
            owner.ConnectionString, KeyValuePair.Create<string, string?>(WebHost.StatementTimeoutSetting, "1s"));
        using var client = ServiceFixture.ClientOf(other);
        await using var connection = await owner.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var command = new NpgsqlCommand("lock table labels in access exclusive mode", connection, transaction))
        {
            await command.ExecuteNonQueryAsync();
        }

        Assert.Equal("TIMEOUT", CodeOf(await ServiceFixture.AskAsync(client, "{ labels { nodes { code } } }")));
        await transaction.RollbackAsync();
        Assert.True((await ServiceFixture.AskAsync(client, "{ labels { nodes { code } } }")).TryGetProperty("data", out _));
    }

    private static string? CodeOf(JsonElement answer) => answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString();

    private async Task<(JsonElement Answer, string? Timing)> AskAsync(string query, object? variables, bool editor, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query, variables }) };
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        if (editor)
        {
            request.Headers.Authorization = new("Bearer", Token);
        }

        using var response = await _client.SendAsync(request);
        var timing = response.Headers.TryGetValues("Server-Timing", out var values) ? string.Join(", ", values) : null;
        return (JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement, timing);
    }
}
