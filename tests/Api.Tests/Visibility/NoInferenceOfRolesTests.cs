using System.Collections.Immutable;
using System.Text.Json;
using Expect.Api.Tests.Infrastructure;
using Expect.Api.Tests.Properties;
using Expect.Domain.Identity;
using Expect.Persistence;
using Expect.Persistence.Catalog;
using Expect.Persistence.Identity;
using Microsoft.AspNetCore.Builder;
using Npgsql;

namespace Expect.Api.Tests.Visibility;

/// <summary>
/// What a role may not see cannot be inferred by it: random operations and ones made to look for hidden rows and fields have the
/// same answers whether these exist or not. What is hidden from the role is deleted by the conditions of the table of rights.
/// </summary>
[Collection(ServiceCollectionDefinition.Name)]
public sealed class NoInferenceOfRolesTests(ServiceFixture fixture) : IAsyncLifetime
{
    private const int OperationsOfEachType = 3;

    private const string HiddenFields = """
        insert into offer_contacts (offer_id, name, email) select id, 'Personne inédite', 'inedite@example.org' from expertise_offers order by slug limit 40;
        update fundings set internal_notes = 'note inédite ' || id;
        update disbursements set internal_notes = 'note inédite ' || id;
        """;

    private static readonly ContentCatalog Catalog = PersistenceServices.BuildCatalog();

    private static readonly string[] Seekers =
    [
        "{ expertiseOffers(first: 100, order: [{contact: {name: DESC}}, {slug: ASC}]) { totalCount pageInfo { endCursor } nodes { slug contact { name } territory { expertiseOfferCount } } } }",
        "{ territories(where: {expertiseOffers: {some: {slug: {startsWith: \"brouillon-\"}}}}) { totalCount nodes { slug } } }",
        "{ territories(where: {practices: {none: {slug: {startsWith: \"pratique-\"}}}}, first: 30) { totalCount nodes { slug } } }",
        "{ territories(order: [{expertiseOfferCount: DESC}, {slug: ASC}], first: 20) { nodes { slug expertiseOfferCount } } }",
        "{ search(query: \"brouillon inédit\") { totalCount nodes { score item { id displayName } } } typing: search(query: \"broulion inedti\") { totalCount } }",
        "{ expertiseOffer(by: {slug: \"brouillon-seine-saint-denis\"}) { slug } project(by: {slug: \"projet-nord\"}) { slug } }",
        "{ labelApplications(first: 100) { totalCount nodes { status applicant { slug } } } labels { nodes { applications { totalCount } } } }",
        "{ fundingApplications(first: 100) { totalCount nodes { confidential requestedAmount { amount } project { slug } } aggregate { count sum { requestedAmount { amount } } } } }",
        "{ projects(where: {fundingApplications: {some: {requestedAmount: {amount: {eq: 99}}}}}) { totalCount } }",
        "{ fundings(where: {internalNotes: {icontains: \"inedite\"}}) { totalCount } rest: fundings(where: {internalNotes: {eq: null}}) { totalCount nodes { internalNotes } } }",
        "{ expertiseOffers(where: {contact: {name: {neq: null}}}) { totalCount } labelAwards(first: 100) { totalCount nodes { status version } } }",
        "{ changes(first: 1000, types: [EXPERTISE_OFFER, PRACTICE, PROJECT, LABEL_APPLICATION, FUNDING_APPLICATION, FUNDING, DISBURSEMENT, LABEL_AWARD, ARTICLE, ASSET, ORGANIZATION]) { totalCount nodes { id operation } } }",
        "{ matchOffers(criteria: {themes: [\"violence-against-women\"], languages: [FR]}, first: 20) { score offer { slug } } }",
        "{ vocabularies { name } viewer { roles } apiTokens { totalCount } accounts { totalCount } }",
    ];

    private string _database = "";
    private WebApplication _application = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        _database = await fixture.CreateDatabaseAsync($"inference_{Guid.NewGuid():n}");
        await ExecuteAsync(RightsTests.Hidden);
        await ExecuteAsync(HiddenFields);
        _application = await ServiceFixture.StartServiceAsync(_database);
    }

    /// <inheritdoc/>
    public async Task DisposeAsync() => await _application.DisposeAsync();

    [Theory]
    [InlineData(Role.PARTNER, false)]
    [InlineData(Role.FOREIGN_AUTHORITY, false)]
    [InlineData(Role.COMMITTEE, false)]
    [InlineData(Role.FUNDING_OFFICER, false)]
    [InlineData(Role.CONTRIBUTOR, true)]
    [InlineData(Role.EDITOR, false)]
    [InlineData(Role.EDITOR, true)]
    [InlineData(Role.ADMIN, false)]
    public async Task Answers_are_the_same_whether_hidden_rows_and_fields_exist(Role role, bool preview)
    {
        using var client = await ClientAsync(role);
        var operations = Operations(await Sampler.ReadAsync(Catalog, _database), preview);
        var with = await AskAllAsync(client, operations);
        await ExecuteAsync(Deletion(role, preview));
        var without = await AskAllAsync(client, operations);
        Assert.All(with, (answer, i) => Assert.Equal(answer, without[i]));
    }

    // Which rows those are is found out before the first is deleted.
    private static string Deletion(Role role, bool preview) => string.Concat(
    [
        "set session_replication_role = replica;",
        .. ReadRight.All.Select(right => $"create temporary table hidden_{right.Table} as select id from {right.Table} where ({right.Of(role, preview)}) is not true;"),
        // Contributors see the applications of projects that they lead, and so that there are such projects.
        role == Role.CONTRIBUTOR ? "delete from hidden_projects where id in (select p.id from projects p join territories t on t.id = p.lead_id where t.slug = 'nord');" : "",
        role is Role.PARTNER or Role.EDITOR or Role.ADMIN ? ""
            : $"delete from offer_contacts {(role == Role.CONTRIBUTOR ? "where offer_id not in (select o.id from expertise_offers o join territories t on t.id = o.territory_id where t.slug = 'nord')" : "")};",
        role is Role.FUNDING_OFFICER or Role.EDITOR or Role.ADMIN ? "" : "update fundings set internal_notes = null; update disbursements set internal_notes = null;",
        .. ReadRight.All.Select(right => $"delete from {right.Table} where id in (select id from hidden_{right.Table});"),
        "set session_replication_role = origin; select search_rebuild();",
    ]);

    private static List<(string Query, object? Variables)> Operations(Sampler sampler, bool preview)
    {
        var context = preview ? " @inContext(preview: true)" : "";
        var operations = Seekers.Select(query => ($"query{context} {query}", (object?)null)).ToList();
        foreach (var type in Catalog.Types.Where(type => type is { IsContent: true, PluralField: not null }))
        {
            var random = new Random(type.Name.Length * 104729);
            var keys = GroupKeys.Of(Catalog, type);
            for (var i = 0; i < OperationsOfEachType; i++)
            {
                operations.Add(($$"""
                    query ($f: {{type.Name}}FilterInput, $o: [{{type.Name}}SortInput!]){{context}} {
                      c: {{type.PluralField}}(where: $f, order: $o, first: 8) {
                        totalCount pageInfo { endCursor } nodes { id displayName } groupBy(by: [{{keys[random.Next(keys.Length)].Name}}], first: 20) { count where } } }
                    """,
                    new { f = new FilterGenerator(Catalog, sampler, random).Filter(type, 3), o = new OrderGenerator(Catalog, random).Order(type) }));
            }
        }

        return operations;
    }

    private static async Task<List<string>> AskAllAsync(HttpClient client, List<(string Query, object? Variables)> operations)
    {
        var answers = new List<string>();
        foreach (var (query, variables) in operations)
        {
            var answer = await ServiceFixture.AskAsync(client, query, variables);
            Assert.False(answer.TryGetProperty("errors", out var errors), $"{query}: {errors}");
            answers.Add($"{query} {JsonSerializer.Serialize(variables)}: {answer}");
        }

        return answers;
    }

    private async Task<HttpClient> ClientAsync(Role role)
    {
        await using var tokens = new ApiTokenStore(_database);
        ImmutableArray<string> territories = role == Role.CONTRIBUTOR ? ["nord"] : [];
        var client = ServiceFixture.ClientOf(_application);
        client.DefaultRequestHeaders.Authorization = new("Bearer", await tokens.CreateAsync(new NewApiToken($"{role}", [role], [Scope.READ, Scope.WRITE], territories, null), CancellationToken.None));
        return client;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(_database);
        await using var command = source.CreateCommand(sql);
        command.CommandTimeout = 120;
        await command.ExecuteNonQueryAsync();
    }
}
