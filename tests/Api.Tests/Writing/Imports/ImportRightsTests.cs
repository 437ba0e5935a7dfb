using System.Text.Json;
using System.Text.Json.Nodes;
using Expect.Api.Tests.Infrastructure;
using Expect.Domain.Identity;
using Expect.Persistence.Identity;

namespace Expect.Api.Tests.Writing.Imports;

/// <summary>Who may import what: row by row, as who may write it.</summary>
[Collection(WritingCollectionDefinition.Name)]
public sealed class ImportRightsTests(ServiceFixture fixture) : IAsyncLifetime
{
    private WritingService _service = null!;
    private ApiTokenStore _tokens = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        _service = await WritingService.StartAsync(fixture, $"import_rights_{Guid.NewGuid():n}");
        _tokens = new ApiTokenStore(_service.ConnectionString);
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await _tokens.DisposeAsync();
        await _service.DisposeAsync();
    }

    [Fact]
    public async Task A_contributor_imports_for_its_own_territories_and_learns_nothing_of_others()
    {
        using var contributor = await ContributorAsync();
        await _service.WriteAsync(OfferRows.Mutation, new { rows = new JsonArray(Of("lyon-69123", "hidden")) });
        var practice = """mutation { createPractice(input: { territory: { slug: "lyon-69123" }, kind: METHOD, slug: "hidden-practice", title: [{ language: FR, value: "H" }], scale: LOCAL, international: false }) { practice { id } } }""";
        await _service.WriteAsync(practice);
        var withHidden = Of("paris", "own-2");
        withHidden["practices"] = new JsonArray(new JsonObject { ["slug"] = "hidden-practice" });
        var withNone = Of("paris", "own-3");
        withNone["practices"] = new JsonArray(new JsonObject { ["slug"] = "no-practice" });

        var refused = Problems.Payload(await ServiceFixture.AskAsync(
            contributor, OfferRows.Mutation, new { rows = new JsonArray(Of("paris", "own-1"), Of("lyon-69123", "foreign"), withHidden, withNone, Of("paris", "hidden")) }));

        Assert.Equal(
            ["ForbiddenError rows.1", "NotFoundError rows.2.practices.0", "NotFoundError rows.3.practices.0", "ForbiddenError rows.4"],
            OfferRows.Problems(refused));
        Assert.Equal(0L, await _service.ScalarAsync("select count(*) from expertise_offers where slug like 'own-%'"));

        var accepted = Problems.Payload(await ServiceFixture.AskAsync(contributor, OfferRows.Mutation, new { rows = new JsonArray(Of("paris", "own-1"), Of("paris", "own-2")) }));
        Assert.Equal("2 0 0 0", OfferRows.Counts(accepted));
    }

    [Fact]
    public async Task Without_a_right_to_write_no_row_is_looked_at()
    {
        var anonymous = await ServiceFixture.AskAsync(_service.Anonymous, OfferRows.Mutation, new { rows = OfferRows.Complete(1) });
        Assert.Equal("UNAUTHENTICATED", anonymous.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Only_who_may_write_sends_much()
    {
        var rows = new { query = OfferRows.Mutation, variables = new { rows = new string(' ', 2 * 1024 * 1024), format = "CSV" } };
        using var content = new StringContent(JsonSerializer.Serialize(rows), System.Text.Encoding.UTF8, "application/json");
        using var refused = await _service.Anonymous.PostAsync("/graphql", content);
        Assert.Equal(System.Net.HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
        var taken = await _service.WriteAsync(OfferRows.Mutation, rows.variables);
        Assert.Equal(["ValidationError columns rows"], OfferRows.Problems(taken));
    }

    private static JsonObject Of(string territory, string slug)
    {
        var row = OfferRows.Complete(slug);
        row["territory"]!["slug"] = territory;
        return row;
    }

    private async Task<HttpClient> ContributorAsync() => _service.With(await _tokens.CreateAsync(
        new NewApiToken("contributor", [Role.CONTRIBUTOR], [Scope.READ, Scope.WRITE], ["paris"], null), CancellationToken.None));
}
