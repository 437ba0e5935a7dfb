using Expect.Api.Tests.Infrastructure;
using Expect.Persistence.Reading.Execute;
using Microsoft.AspNetCore.Builder;
using Npgsql;

namespace Expect.Api.Tests.Reading;

/// <summary>Statements with conditions under plans for their values, on trial, and kept: the answers are the same.</summary>
[Collection(ServiceCollectionDefinition.Name)]
public sealed class KeptPlanTests(ServiceFixture service) : IAsyncLifetime
{
    private const string Query = """
        query ($theme: String!, $kinds: [TerritoryKind!]!) {
          expertiseOffers(where: { themes: { some: { within: $theme } }, territory: { kind: { in: $kinds } } }, order: [{ territory: { name: ASC } }, { title: ASC }], first: 5) {
            totalCount nodes { slug modalities { form } } } }
        """;

    private WebApplication _application = null!;
    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        // One connection, so that it comes to have prepared the statements.
        var connection = new NpgsqlConnectionStringBuilder(service.ConnectionString) { MaxPoolSize = 1, ApplicationName = "kept" };
        _application = await ServiceFixture.StartServiceAsync(connection.ConnectionString);
        _client = ServiceFixture.ClientOf(_application);
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _application.DisposeAsync();
    }

    [Fact]
    public async Task Answers_are_the_same_however_the_statements_are_planned()
    {
        object frequent = new { theme = "culture", kinds = new[] { "COMMUNE", "EPCI" } }, rare = new { theme = "water-sanitation", kinds = new[] { "REGION" } };
        var (first, other) = (await AskAsync(frequent), await AskAsync(rare));
        Assert.NotEqual(first, other);
        for (var i = 0; i < PlanTrial.Usual + PlanTrial.Tried + 20; i++)
        {
            Assert.Equal(first, await AskAsync(frequent));
        }

        Assert.Equal(other, await AskAsync(rare));
    }

    private async Task<string> AskAsync(object variables) => (await ServiceFixture.AskAsync(_client, Query, variables)).GetRawText();
}
