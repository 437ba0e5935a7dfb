using System.Text.Json;
using Expect.Api.Tests.Infrastructure;

namespace Expect.Api.Tests.Writing;

/// <summary>What stands in the way of a move, as a client learns of it: everything at once, with the place in the input.</summary>
[Collection(WritingCollectionDefinition.Name)]
public sealed class PublicationTests(ServiceFixture fixture) : IAsyncLifetime
{
    private const string Errors = "errors { __typename ... on Error { message } ... on ValidationError { code path } }";

    private WritingService _service = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync() => _service = await WritingService.StartAsync(fixture, $"publication_{Guid.NewGuid():n}");

    /// <inheritdoc/>
    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task An_offer_is_not_published_with_a_withdrawn_award_and_a_practice_that_is_a_draft()
    {
        var award = await _service.ScalarAsync("select md5('case award var')::uuid");
        var offer = await _service.WriteAsync(Offers.Create, new
        {
            input = new
            {
                territory = new { slug = "var" }, slug = "essai", title = Offers.French("Essai"), summary = Offers.French("Un essai."), languages = new[] { "FR" },
                themes = new object[] { new { code = "adaptation" } }, modalities = new object[] { new { form = "PEER_TRAINING", oneOff = true } },
                practices = new object[] { new { slug = "essai-pratique-brouillon" }, new { slug = "essai-methode" } }, labelAward = new { id = Id("LabelAward", award) },
            },
        });
        var id = offer.GetProperty("expertiseOffer").GetProperty("id").GetString();
        await _service.WriteAsync(Offers.Transition, new { input = new { id, version = 1, to = "IN_REVIEW" } });
        Assert.Equal(
            ["practice.unpublished practices", "labelAward.withdrawn labelAward"],
            Problems(await _service.WriteAsync(Offers.Publish, new { input = new { id, version = 2 } })));

        await _service.WriteAsync(Offers.Update, new { input = new { id, version = 2, practices = new[] { new { slug = "essai-methode" } }, labelAward = (object?)null } });
        Assert.Empty(Problems(await _service.WriteAsync(Offers.Publish, new { input = new { id, version = 3 } })));

        // Of a public item the references that change are asked about, not the others.
        await _service.ScalarAsync("update practices set status = 'SUSPENDED' where slug = 'essai-methode'");
        Assert.Empty(Problems(await _service.WriteAsync(Offers.Update, new { input = new { id, version = 4, yearlyCapacity = 3 } })));
        Assert.Equal(
            ["practice.unpublished practices"],
            Problems(await _service.WriteAsync(Offers.Update, new { input = new { id, version = 5, practices = new object[] { new { slug = "essai-methode" }, new { slug = "essai-pratique-brouillon" } } } })));
    }

    [Fact]
    public async Task An_article_is_not_published_with_an_image_without_text_and_a_link_to_a_draft()
    {
        var id = Id("Article", await _service.ScalarAsync("select md5('case draft article')::uuid"));
        var links = new[] { Id("Practice", await _service.ScalarAsync("select md5('case observatory')::uuid")), Id("Practice", await _service.ScalarAsync("select md5('case draft practice')::uuid")) };
        await Write("updateArticle", "UpdateArticleInput", new { id, version = 1, links });
        await Write("transitionArticle", "TransitionArticleInput", new { id, version = 2, to = "IN_REVIEW" });
        Assert.Equal(["image.altText.missing images.0", "link.unpublished links.1"], Problems(await Write("publishArticle", "PublishArticleInput", new { id, version = 3 })));
    }

    [Fact]
    public async Task A_public_article_takes_only_images_with_a_text()
    {
        var id = Id("Article", await _service.ScalarAsync("select md5('case guide')::uuid"));
        object Image(object? uuid) => new { id = Id("Asset", uuid) };
        var (described, other) = (Image(await _service.ScalarAsync("select md5('case image')::uuid")), Image(await _service.ScalarAsync("select md5('case draft image')::uuid")));
        Assert.Equal(["image.altText.missing images.1"], Problems(await Write("updateArticle", "UpdateArticleInput", new { id, version = 1, images = new[] { described, other } })));
        Assert.Empty(Problems(await Write("updateArticle", "UpdateArticleInput", new { id, version = 1, images = new[] { described } })));
    }

    [Fact]
    public async Task A_project_has_one_French_lead_and_is_not_published_with_an_organisation_that_is_a_draft()
    {
        await Write("createOrganization", "CreateOrganizationInput", new { slug = "essai", name = Offers.French("Essai"), kind = "FUNDER" });
        object Project(string lead) => new
        {
            kind = "PROJECT", slug = "essai", title = Offers.French("Essai"),
            partners = new object[] { new { role = "LEAD", territory = new { slug = lead } }, new { role = "FUNDER", organization = new { slug = "essai" } } },
        };
        Assert.Equal(["lead.foreign partners"], Problems(await Write("createProject", "CreateProjectInput", Project("ngazidja"))));
        Assert.Equal(["lead.missing partners"], Problems(await Write("createProject", "CreateProjectInput", new { kind = "PROJECT", slug = "essai", title = Offers.French("Essai") })));
        Assert.Empty(Problems(await Write("createProject", "CreateProjectInput", Project("paris"))));
        var id = Id("Project", await _service.ScalarAsync("select id from projects where slug = 'essai'"));
        await Write("transitionProject", "TransitionProjectInput", new { id, version = 1, to = "IN_REVIEW" });
        Assert.Equal(["partner.unpublished partners"], Problems(await Write("publishProject", "PublishProjectInput", new { id, version = 2 })));
    }

    [Fact]
    public async Task An_application_for_a_label_goes_to_a_session_and_is_refused_with_a_reason()
    {
        var id = Id("LabelApplication", await _service.ScalarAsync("select md5('case candidate')::uuid"));
        async Task<JsonElement> Move(int version, string to, string? reason = null) => await Write("transitionLabelApplication", "TransitionLabelApplicationInput", new { id, version, to, reason });

        Assert.Empty(Problems(await Move(1, "UNDER_REVIEW")));
        Assert.Equal(["session.missing session"], Problems(await Move(2, "SCHEDULED")));
        await Write("createCommitteeSession", "CreateCommitteeSessionInput", new { label = new { code = "EXPE-CT" }, heldOn = "2025-01-20" });
        await Write("updateLabelApplication", "UpdateLabelApplicationInput", new { id, version = 2, session = new { session = new { label = "EXPE-CT", heldOn = "2025-01-20" } } });
        Assert.Empty(Problems(await Move(3, "SCHEDULED")));
        Assert.Equal(["session.notHeld session", "reason.missing reason"], Problems(await Move(4, "REJECTED")));
        await _service.ScalarAsync("update committee_sessions set status = 'HELD' where held_on = '2025-01-20'");
        Assert.Equal(["text.blank reason"], Problems(await Move(4, "REJECTED", " ")));
        Assert.Empty(Problems(await Move(4, "REJECTED", "Trop tôt.")));
        Assert.Equal("REJECTED 2025-01-20 {\"fr\": \"Trop tôt.\"}", await _service.ScalarAsync("select concat_ws(' ', status, decided_on, reason) from label_applications where id = md5('case candidate')::uuid"));
    }

    private static string Id(string type, object? uuid) => new Persistence.Reading.GlobalId(type, (Guid)uuid!).ToString();

    private async Task<JsonElement> Write(string mutation, string input, object values) =>
        await _service.WriteAsync($"mutation ($input: {input}!) {{ {mutation}(input: $input) {{ {Errors} }} }}", new { input = values });

    private static IEnumerable<string> Problems(JsonElement payload) => payload.GetProperty("errors") is { ValueKind: JsonValueKind.Array } errors
        ? errors.EnumerateArray().Select(error => error.TryGetProperty("code", out var code)
            ? $"{code} {string.Join('.', error.GetProperty("path").EnumerateArray().Select(step => step.GetString()))}"
            : error.GetProperty("__typename").GetString()!)
        : [];
}
