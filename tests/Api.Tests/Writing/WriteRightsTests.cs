using System.Collections.Immutable;
using System.Text.Json;
using Expect.Api.Tests.Infrastructure;
using Expect.Domain.Identity;
using Expect.Persistence.Identity;

namespace Expect.Api.Tests.Writing;

/// <summary>Who may write what, by role.</summary>
[Collection(ServiceCollectionDefinition.Name)]
public sealed class WriteRightsTests(ServiceFixture fixture) : IAsyncLifetime
{
    private WritingService _service = null!;
    private ApiTokenStore _tokens = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        _service = await WritingService.StartAsync(fixture, $"rights_{Guid.NewGuid():n}");
        _tokens = new ApiTokenStore(_service.ConnectionString);
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await _tokens.DisposeAsync();
        await _service.DisposeAsync();
    }

    [Theory]
    [InlineData(Role.EDITOR, "written", "written", "written")]
    [InlineData(Role.ADMIN, "written", "written", "written")]
    [InlineData(Role.CONTRIBUTOR, "written", "ForbiddenError", "ForbiddenError")]
    [InlineData(Role.COMMITTEE, "ForbiddenError", "written", "ForbiddenError")]
    [InlineData(Role.FUNDING_OFFICER, "ForbiddenError", "ForbiddenError", "written")]
    [InlineData(Role.PARTNER, "FORBIDDEN", "FORBIDDEN", "FORBIDDEN")]
    [InlineData(Role.FOREIGN_AUTHORITY, "FORBIDDEN", "FORBIDDEN", "FORBIDDEN")]
    public async Task A_role_writes_what_is_its_own(Role role, string offer, string session, string scheme)
    {
        using var client = await ClientAsync(role, Scope.WRITE);
        Assert.Equal(offer, await OutcomeAsync(client, Offers.Create, new { input = Offers.Complete("essai") }));
        Assert.Equal(session, await OutcomeAsync(
            client, """mutation { createCommitteeSession(input: { label: { code: "EXPE-CT" }, heldOn: "2031-01-01" }) { errors { __typename } } }"""));
        Assert.Equal(scheme, await OutcomeAsync(
            client,
            "mutation ($funder: ID!) { createFundingScheme(input: { funder: { id: $funder }, code: \"essai\", name: [{ language: FR, value: \"Essai\" }] }) { errors { __typename } } }",
            new { funder = await FunderAsync() }));
    }

    [Fact]
    public async Task A_token_without_the_scope_writes_nothing()
    {
        using var client = await ClientAsync(Role.EDITOR, Scope.READ);
        Assert.Equal("FORBIDDEN", await OutcomeAsync(client, Offers.Create, new { input = Offers.Complete("essai") }));
    }

    [Fact]
    public async Task A_contributor_keeps_to_its_territories_and_learns_nothing_of_others()
    {
        using var contributor = await ClientAsync(Role.CONTRIBUTOR, Scope.WRITE);
        var foreign = await _service.WriteAsync(Offers.Create, new { input = Of("lyon-69123", "lyon-1") });
        var hidden = foreign.GetProperty("expertiseOffer").GetProperty("id").GetString();
        Assert.Equal("ForbiddenError", await OutcomeAsync(contributor, Offers.Create, new { input = Of("lyon-69123", "lyon-2") }));
        Assert.Equal("NotFoundError", await OutcomeAsync(contributor, Offers.Update, new { input = new { id = hidden, version = 1, yearlyCapacity = 1 } }));

        var taken = await ServiceFixture.AskAsync(contributor, Offers.Create, new { input = Of("paris", "lyon-1") });
        Assert.Equal(JsonValueKind.Null, taken.GetProperty("data").GetProperty("createExpertiseOffer").GetProperty("errors")[0].GetProperty("existingId").ValueKind);

        await _service.WriteAsync(Offers.Transition, new { input = new { id = hidden, version = 1, to = "IN_REVIEW" } });
        await _service.WriteAsync(Offers.Publish, new { input = new { id = hidden, version = 2 } });
        Assert.Equal("ForbiddenError", await OutcomeAsync(contributor, Offers.Update, new { input = new { id = hidden, version = 3, yearlyCapacity = 1 } }));
    }

    private async Task<HttpClient> ClientAsync(Role role, Scope scope)
    {
        ImmutableArray<string> territories = role == Role.CONTRIBUTOR ? ["paris"] : [];
        return _service.With(await _tokens.CreateAsync(new NewApiToken("Test", [role], [Scope.READ, .. scope == Scope.WRITE ? [Scope.WRITE] : Array.Empty<Scope>()], territories, TimeSpan.FromDays(1)), CancellationToken.None));
    }

    private async Task<string> FunderAsync()
    {
        var answer = await ServiceFixture.AskAsync(_service.Editor, "{ organizations(first: 1) { nodes { id } } }");
        return answer.GetProperty("data").GetProperty("organizations").GetProperty("nodes")[0].GetProperty("id").GetString()!;
    }

    private static object Of(string territory, string slug) => new
    {
        territory = new { slug = territory }, slug, title = Offers.French("Essai"), summary = Offers.French("Un essai."), languages = new[] { "FR" },
        themes = new object[] { new { code = "adaptation" } }, modalities = new object[] { new { form = "PEER_TRAINING", oneOff = true } },
    };

    private static async Task<string> OutcomeAsync(HttpClient client, string mutation, object? variables = null)
    {
        var answer = await ServiceFixture.AskAsync(client, mutation, variables);
        if (answer.TryGetProperty("errors", out var errors))
        {
            return errors[0].GetProperty("extensions").GetProperty("code").GetString()!;
        }

        var problems = answer.GetProperty("data").EnumerateObject().Single().Value.GetProperty("errors");
        return problems.ValueKind == JsonValueKind.Null ? "written" : problems[0].GetProperty("__typename").GetString()!;
    }
}
