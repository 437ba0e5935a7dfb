using System.Text.Json;
using Expect.Api.Tests.Infrastructure;
using Microsoft.AspNetCore.Builder;

namespace Expect.Api.Tests.Http;

/// <summary>
/// What a service knows it does not compile again: documents and plans are kept when they are seen a second time, so the third
/// request and all after it neither parse, nor validate, nor plan, nor render, whatever the values of their variables.
/// </summary>
[Collection(ServiceCollectionDefinition.Name)]
public sealed class WarmRequestTests(ServiceFixture service) : IAsyncLifetime
{
    private WebApplication _application = null!;
    private HttpClient _client = null!;

    /// <summary>Operations, each with values and other values of the same shape.</summary>
    public static TheoryData<string, string, string> Operations => new()
    {
        { "{ expertiseOffer(by: { slug: \"lutte-contre-les-violences-faites-aux-femmes\" }) { title territory { name } } }", "{}", "{}" },
        { "query ($slug: String!) { expertiseOffer(by: { slug: $slug }) { title themes { code } } }", """{"slug": "demo-1"}""", """{"slug": "demo-2"}""" },
        {
            """
            query ($where: ExpertiseOfferFilterInput!, $theme: String!) {
              expertiseOffers(first: 3, where: { and: [$where, { themes: { some: { within: $theme } } }] }, order: [{ territory: { name: ASC } }, { title: ASC }]) {
                totalCount pageInfo { endCursor hasNextPage } nodes { slug modalities { form } } } }
            """,
            """{"where": {"territory": {"kind": {"eq": "COMMUNE"}, "population": {"gt": 1000}}}, "theme": "culture"}""",
            """{"where": {"territory": {"kind": {"eq": "EPCI"}, "population": {"gt": 2000}}}, "theme": "energy"}"""
        },
        {
            """
            query ($words: String!, $form: ModalityForm!) {
              expertiseOffers(search: $words, where: { modalities: { some: { form: { eq: $form } } } }, first: 2) {
                totalCount nodes { slug }
                groupBy(by: [THEME], excludeOwnFilter: true) { keys { theme { code } } count }
                forms: groupBy(by: [MODALITY_FORM], excludeOwnFilter: true) { keys { modalityForm } count } } }
            """,
            """{"words": "violences femmes", "form": "PEER_TRAINING"}""",
            """{"words": "eau potable", "form": "STUDY_VISIT"}"""
        },
        { "query ($words: String!) { search(query: $words, first: 3) { nodes { score item { displayName } } } }", """{"words": "eau"}""", """{"words": "culture"}""" },
        { "query ($first: Int!) { countries(first: $first) { nodes { iso2 territories(first: 2) { nodes { name } } } } }", """{"first": 3}""", """{"first": 3}""" },
    };

    public async Task InitializeAsync()
    {
        _application = await ServiceFixture.StartServiceAsync(service.ConnectionString);
        _client = ServiceFixture.ClientOf(_application);
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _application.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task The_third_request_compiles_nothing(string query, string values, string others)
    {
        using (var cold = new CompilationCount(_application))
        {
            await AskAsync(query, values);
            await AskAsync(query, values);
            Assert.Equal(
                [("expect.documents.parsed", 2), ("expect.documents.validated", 2), ("expect.plans.planned", 2), ("expect.plans.rendered", 2)],
                cold.All);
        }

        using var warm = new CompilationCount(_application);
        await AskAsync(query, values);
        await AskAsync(query, others);
        Assert.Equal(
            [("expect.documents.parsed", 0), ("expect.documents.validated", 0), ("expect.plans.planned", 0), ("expect.plans.rendered", 0)],
            warm.All);
    }

    [Fact]
    public async Task Searches_share_a_plan_but_no_cursors()
    {
        const string Query = "query ($words: String!, $after: String) { expertiseOffers(search: $words, first: 2, after: $after) { nodes { slug } pageInfo { endCursor } } }";
        string Cursor(JsonElement answer) => answer.GetProperty("data").GetProperty("expertiseOffers").GetProperty("pageInfo").GetProperty("endCursor").GetString()!;
        var water = Cursor(await ServiceFixture.AskAsync(_client, Query, new { words = "eau potable", after = (string?)null }));
        var women = Cursor(await ServiceFixture.AskAsync(_client, Query, new { words = "violences femmes", after = (string?)null }));
        for (var time = 0; time < 3; time++)
        {
            Assert.NotEqual(water, Cursor(await ServiceFixture.AskAsync(_client, Query, new { words = "eau potable", after = water })));
            var refused = await ServiceFixture.AskAsync(_client, Query, new { words = "eau potable", after = women });
            Assert.Equal("BAD_USER_INPUT", refused.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        }
    }

    private async Task AskAsync(string query, string variables)
    {
        var answer = await ServiceFixture.AskAsync(_client, query, JsonSerializer.Deserialize<JsonElement>(variables));
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ToString());
    }
}
