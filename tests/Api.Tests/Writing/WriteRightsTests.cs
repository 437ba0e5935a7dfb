using System.Collections.Immutable;
using System.Text.Json;
using Expect.Api.Tests.Infrastructure;
using Expect.Domain.Identity;
using Expect.Persistence.Identity;

namespace Expect.Api.Tests.Writing;

/// <summary>Who may write what, by role.</summary>
[Collection(WritingCollectionDefinition.Name)]
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

    [Fact]
    public async Task What_was_erased_what_is_hidden_and_what_never_was_are_the_same_to_a_contributor()
    {
        using var contributor = await ClientAsync(Role.CONTRIBUTOR, Scope.WRITE);
        var hidden = (await _service.WriteAsync(Offers.Create, new { input = Of("lyon-69123", "hidden") })).GetProperty("expertiseOffer").GetProperty("id").GetString();
        var erased = (await _service.WriteAsync(Offers.Create, new { input = Of("lyon-69123", "erased") })).GetProperty("expertiseOffer").GetProperty("id").GetString();
        var own = (await _service.WriteAsync(Offers.Create, new { input = Of("paris", "own") })).GetProperty("expertiseOffer").GetProperty("id").GetString();
        await _service.WriteAsync(Offers.Delete, new { input = new { id = erased, version = 1 } });
        await _service.WriteAsync(Offers.Delete, new { input = new { id = own, version = 1 } });
        var never = new Persistence.Reading.GlobalId("ExpertiseOffer", Guid.NewGuid()).ToString();

        var answers = new List<string>();
        foreach (var id in new[] { hidden, erased, never })
        {
            foreach (object input in new object[] { new { id, revision = 1 }, new { id, revision = 9 }, new { id, version = 1, revision = 1 } })
            {
                answers.Add((await ServiceFixture.AskAsync(contributor, Offers.Restore, new { input })).GetRawText());
            }
        }

        Assert.Equal(answers[..3], answers[3..6]);
        Assert.Equal(answers[..3], answers[6..]);
        Assert.Equal("written", await OutcomeAsync(contributor, Offers.Restore, new { input = new { id = own, revision = 1 } }));
    }

    [Fact]
    public async Task Revisions_of_what_one_may_not_write_are_not_told()
    {
        using var contributor = await ClientAsync(Role.CONTRIBUTOR, Scope.WRITE);
        var id = (await _service.WriteAsync(Offers.Create, new { input = Of("lyon-69123", "public") })).GetProperty("expertiseOffer").GetProperty("id").GetString();
        await _service.WriteAsync(Offers.Transition, new { input = new { id, version = 1, to = "IN_REVIEW" } });
        await _service.WriteAsync(Offers.Publish, new { input = new { id, version = 2 } });
        var answers = new HashSet<string>();
        foreach (var revision in new[] { 1, 3, 99 })
        {
            answers.Add((await ServiceFixture.AskAsync(contributor, Offers.Restore, new { input = new { id, version = 1, revision } })).GetRawText());
        }

        Assert.Contains("ForbiddenError", Assert.Single(answers), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_refers_to_an_item_is_named_only_to_whoever_sees_it()
    {
        using var contributor = await ClientAsync(Role.CONTRIBUTOR, Scope.WRITE);
        const string Create = "mutation ($input: CreatePracticeInput!) { createPractice(input: $input) { practice { id } errors { ... on Error { message } } } }";
        const string Delete = "mutation ($input: DeletePracticeInput!) { deletePractice(input: $input) { errors { __typename ... on ReferencedError { by { displayName } } } } }";
        var practice = (await ServiceFixture.AskAsync(contributor, Create, new
        {
            input = new { territory = new { slug = "paris" }, kind = "METHOD", title = Offers.French("Essai"), slug = "essai", scale = "LOCAL", international = false, partnerKinds = Array.Empty<string>() },
        })).GetProperty("data").GetProperty("createPractice").GetProperty("practice").GetProperty("id").GetString();
        var hidden = (await _service.WriteAsync(Offers.Create, new { input = Of("lyon-69123", "hidden") })).GetProperty("expertiseOffer").GetProperty("id").GetString();
        await _service.WriteAsync(Offers.Update, new { input = new { id = hidden, version = 1, practices = new object[] { new { id = practice } } } });

        var refused = await ServiceFixture.AskAsync(contributor, Delete, new { input = new { id = practice, version = 1 } });
        Assert.Equal("""{"deletePractice":{"errors":[{"__typename":"ReferencedError","by":[]}]}}""", refused.GetProperty("data").GetRawText());
        var told = await ServiceFixture.AskAsync(_service.Editor, Delete, new { input = new { id = practice, version = 1 } });
        Assert.Equal("""{"deletePractice":{"errors":[{"__typename":"ReferencedError","by":[{"displayName":"Essai"}]}]}}""", told.GetProperty("data").GetRawText());
    }

    [Theory]
    [InlineData("SUBMITTED", "ValidationError")]
    [InlineData("WITHDRAWN", "written")]
    [InlineData("AWARDED", "ForbiddenError")]
    [InlineData("UNDER_REVIEW", "ForbiddenError")]
    public async Task An_applicant_submits_and_withdraws_and_does_not_decide(string to, string expected)
    {
        using var contributor = await ClientAsync(Role.CONTRIBUTOR, Scope.WRITE);
        const string Create = "mutation ($input: CreateLabelApplicationInput!) { createLabelApplication(input: $input) { labelApplication { id } } }";
        const string Transition = "mutation ($input: TransitionLabelApplicationInput!) { transitionLabelApplication(input: $input) { errors { __typename } } }";
        var id = (await ServiceFixture.AskAsync(contributor, Create, new { input = new { label = new { code = "EXPE-CT" }, applicant = new { slug = "paris" }, theme = new { code = "tourism" } } }))
            .GetProperty("data").GetProperty("createLabelApplication").GetProperty("labelApplication").GetProperty("id").GetString();
        Assert.Equal(expected, await OutcomeAsync(contributor, Transition, new { input = new { id, version = 1, to } }));
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
