using System.Text.Json;
using Expect.Api.Tests.Infrastructure;

namespace Expect.Api.Tests.Writing;

/// <summary>An editor's work on one item: every step, and every way in which it can be refused.</summary>
[Collection(WritingCollectionDefinition.Name)]
public sealed class MutationTests(ServiceFixture fixture) : IAsyncLifetime
{
    private WritingService _service = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync() => _service = await WritingService.StartAsync(fixture, $"mutations_{Guid.NewGuid():n}");

    /// <inheritdoc/>
    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task An_item_is_created_with_its_children_and_links_and_read_back()
    {
        var payload = await _service.WriteAsync(Offers.Create, new { input = Offers.Complete("essai") });

        Assert.Equal(JsonValueKind.Null, payload.GetProperty("errors").ValueKind);
        var offer = payload.GetProperty("expertiseOffer");
        Assert.Equal(
            """{"version":1,"status":"DRAFT","slug":"essai","titleTranslations":[{"language":"FR","value":"Essai"}],"themes":[{"code":"adaptation"}],"modalities":[{"form":"PEER_TRAINING","oneOff":true,"minDays":2}],"territory":{"slug":"paris"}}""",
            Without(offer, "id"));
        Assert.Equal("CREATED 1", await _service.ScalarAsync("select action || ' ' || version from revisions where item_id = (select id from expertise_offers where slug = 'essai')"));
        Assert.Equal(1L, await _service.ScalarAsync("select count(*) from changes where item_id = (select id from expertise_offers where slug = 'essai')"));
    }

    [Fact]
    public async Task All_problems_of_an_input_come_back_at_once_and_nothing_is_written()
    {
        var payload = await _service.WriteAsync(Offers.Create, new
        {
            input = new
            {
                territory = new { slug = "atlantis" }, slug = "essai", summary = Offers.French(" "),
                title = new[] { new { language = "FR", value = "a" }, new { language = "FR", value = "b" } }, themes = new[] { new { code = "adaptation" }, new { code = "none" } },
            },
        });

        Assert.Equal(JsonValueKind.Null, payload.GetProperty("expertiseOffer").ValueKind);
        Assert.Equal(
            ["ValidationError title.1.language", "ValidationError summary.0.value", "NotFoundError territory", "NotFoundError themes.1"],
            payload.GetProperty("errors").EnumerateArray().Select(error => $"{Type(error)} {Path(error)}"));
        Assert.Equal(0L, await _service.ScalarAsync("select count(*) from expertise_offers where slug = 'essai'"));
        Assert.Equal(0L, await _service.ScalarAsync("select count(*) from revisions"));
    }

    [Fact]
    public async Task An_update_writes_only_what_is_given_and_null_is_not_absent()
    {
        var id = await _service.CreateOfferAsync("essai");
        await _service.WriteAsync(Offers.Update, new { input = new { id, version = 1, title = new[] { new { language = "EN", value = "Trial" } }, yearlyCapacity = 3 } });
        Assert.Equal("{\"en\": \"Trial\", \"fr\": \"Essai\"} 3 1", await _service.ScalarAsync(
            "select title::text || ' ' || yearly_capacity || ' ' || (select count(*) from modalities where offer_id = o.id) from expertise_offers o where slug = 'essai'"));

        await _service.WriteAsync(Offers.Update, new { input = new { id, version = 2, title = new[] { new { language = "EN", value = (string?)null } }, yearlyCapacity = (int?)null } });
        Assert.Equal("{\"fr\": \"Essai\"} none", await _service.ScalarAsync("select title::text || ' ' || coalesce(yearly_capacity::text, 'none') from expertise_offers where slug = 'essai'"));
        Assert.Equal("{title,yearlyCapacity}", await _service.ScalarAsync("select changed_fields::text from revisions where version = 3"));
    }

    [Fact]
    public async Task Of_two_updates_of_one_version_exactly_one_wins()
    {
        var id = await _service.CreateOfferAsync("essai");
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => _service.WriteAsync(Offers.Update, new { input = new { id, version = 1, yearlyCapacity = i + 1 } })));

        Assert.Single(answers, answer => answer.GetProperty("errors").ValueKind == JsonValueKind.Null);
        Assert.All(answers.Where(answer => answer.GetProperty("errors").ValueKind != JsonValueKind.Null), answer =>
        {
            var error = answer.GetProperty("errors")[0];
            Assert.Equal("VersionConflictError 1 2", $"{Type(error)} {error.GetProperty("expected")} {error.GetProperty("actual")}");
        });
        Assert.Equal(2L, await _service.ScalarAsync("select count(*) from revisions"));
    }

    [Fact]
    public async Task Publishing_refuses_with_every_reason_at_once_and_goes_the_way_of_the_life_cycle()
    {
        var created = await _service.WriteAsync(Offers.Create, new
        {
            input = new { territory = new { slug = "paris" }, slug = "essai", title = new[] { new { language = "EN", value = "Trial" } }, summary = new[] { new { language = "EN", value = "A trial." } } },
        });
        var id = created.GetProperty("expertiseOffer").GetProperty("id").GetString();

        var early = await _service.WriteAsync(Offers.Publish, new { input = new { id, version = 1 } });
        Assert.Contains(early.GetProperty("errors").EnumerateArray(), error => Type(error) == "InvalidTransitionError" && error.GetProperty("allowed").ToString() == "[\"IN_REVIEW\"]");

        await _service.WriteAsync(Offers.Transition, new { input = new { id, version = 1, to = "IN_REVIEW" } });
        var refused = await _service.WriteAsync(Offers.Publish, new { input = new { id, version = 2 } });
        Assert.Equal(
            ["title.fr.missing", "summary.fr.missing", "theme.missing", "modality.missing", "language.missing"],
            refused.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("code").GetString()!));
    }

    [Fact]
    public async Task A_published_item_is_visible_to_everybody_and_is_not_erased()
    {
        var id = await _service.CreateOfferAsync("essai");
        Assert.Equal("""{"data":{"expertiseOffer":null}}""", await AnonymousAsync());
        await _service.WriteAsync(Offers.Transition, new { input = new { id, version = 1, to = "IN_REVIEW" } });
        await _service.WriteAsync(Offers.Publish, new { input = new { id, version = 2 } });
        Assert.Equal("""{"data":{"expertiseOffer":{"title":"Essai"}}}""", await AnonymousAsync());

        var refused = await _service.WriteAsync(Offers.Delete, new { input = new { id, version = 3 } });
        Assert.Equal("delete.decided", refused.GetProperty("errors")[0].GetProperty("code").GetString());

        await _service.WriteAsync(Offers.Transition, new { input = new { id, version = 3, to = "SUSPENDED", reason = "Erreur" } });
        Assert.Equal("""{"data":{"expertiseOffer":null}}""", await AnonymousAsync());
        Assert.Equal("MOVED SUSPENDED Erreur", await _service.ScalarAsync("select concat_ws(' ', action, status, reason) from revisions where version = 4"));
    }

    [Fact]
    public async Task An_erased_item_is_restored_under_its_id()
    {
        var id = await _service.CreateOfferAsync("essai");
        var erased = await _service.WriteAsync(Offers.Delete, new { input = new { id, version = 1 } });
        Assert.Equal("essai", erased.GetProperty("expertiseOffer").GetProperty("slug").GetString());
        Assert.Equal(0L, await _service.ScalarAsync("select count(*) from expertise_offers where slug = 'essai'"));

        var restored = await _service.WriteAsync(Offers.Restore, new { input = new { id, version = (int?)null, revision = 1 } });
        Assert.Equal(JsonValueKind.Null, restored.GetProperty("errors").ValueKind);
        var offer = restored.GetProperty("expertiseOffer");
        Assert.Equal($"{id} 3 PEER_TRAINING", $"{offer.GetProperty("id")} {offer.GetProperty("version")} {offer.GetProperty("modalities")[0].GetProperty("form")}");
    }

    [Fact]
    public async Task A_former_revision_is_written_again_with_all_its_languages()
    {
        var id = await _service.CreateOfferAsync("essai");
        await _service.WriteAsync(Offers.Update, new
        {
            input = new { id, version = 1, title = new[] { new { language = "EN", value = "Trial" } }, themes = Array.Empty<object>(), modalities = Array.Empty<object>() },
        });
        var restored = await _service.WriteAsync(Offers.Restore, new { input = new { id, version = 2, revision = 1 } });

        Assert.Equal(
            """{"version":3,"status":"DRAFT","slug":"essai","titleTranslations":[{"language":"FR","value":"Essai"}],"themes":[{"code":"adaptation"}],"modalities":[{"form":"PEER_TRAINING","oneOff":true,"minDays":2}],"territory":{"slug":"paris"}}""",
            Without(restored.GetProperty("expertiseOffer"), "id"));
    }

    [Fact]
    public async Task A_key_that_is_taken_names_its_holder()
    {
        var id = await _service.CreateOfferAsync("essai");
        var payload = await _service.WriteAsync(Offers.Create, new { input = Offers.Complete("essai") });
        var error = payload.GetProperty("errors")[0];
        Assert.Equal($"DuplicateError slug {id}", $"{Type(error)} {Path(error)} {error.GetProperty("existingId")}");
    }

    [Fact]
    public async Task What_others_refer_to_is_not_erased_and_they_are_named()
    {
        var theme = await _service.WriteAsync("""mutation { createTheme(input: { code: "essai", name: [{ language: FR, value: "Essai" }] }) { theme { id } } }""");
        var id = theme.GetProperty("theme").GetProperty("id").GetString();
        var offer = await _service.CreateOfferAsync("essai");
        await _service.WriteAsync(Offers.Update, new { input = new { id = offer, version = 1, themes = new[] { new { code = "essai" } } } });

        const string Delete = "mutation ($id: ID!) { deleteTheme(input: { id: $id, version: 1 }) { theme { code } errors { __typename ... on ReferencedError { by { displayName } } } } }";
        var refused = await _service.WriteAsync(Delete, new { id });
        Assert.Equal("""{"theme":null,"errors":[{"__typename":"ReferencedError","by":[{"displayName":"Essai"}]}]}""", Compact(refused));
    }

    [Fact]
    public async Task Each_root_field_is_a_transaction_of_its_own_in_the_order_of_the_document()
    {
        var answer = await ServiceFixture.AskAsync(_service.Editor, """
            mutation @inContext(language: EN) {
              a: createTheme(input: { code: "a", name: [{ language: FR, value: "A" }] }) { theme { code version } errors { ... on Error { message } } }
              b: createTheme(input: { code: "a", name: [{ language: FR, value: "B" }] }) { theme { code } errors { ... on Error { message } } }
              c: createTheme(input: { code: "c", parent: { code: "a" }, name: [{ language: FR, value: "C" }] }) { theme { parent { code } } errors { ... on Error { message } } }
            }
            """);
        Assert.Equal(
            """{"data":{"a":{"theme":{"code":"a","version":1},"errors":null},"b":{"theme":null,"errors":[{"message":"Another item has this unique key. Choose another one."}]},"c":{"theme":{"parent":{"code":"a"}},"errors":null}}}""",
            Compact(answer));
    }

    [Fact]
    public async Task Without_a_token_nothing_is_written()
    {
        var answer = await ServiceFixture.AskAsync(_service.Anonymous, Offers.Create, new { input = Offers.Complete("essai") });
        Assert.Equal("UNAUTHENTICATED", answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal(0L, await _service.ScalarAsync("select count(*) from expertise_offers where slug = 'essai'"));
    }

    [Fact]
    public async Task Revisions_cannot_be_changed_by_whoever_writes()
    {
        Assert.Equal("INSERT,SELECT", await _service.ScalarAsync(
            "select string_agg(privilege_type, ',' order by privilege_type) from information_schema.role_table_grants where grantee = 'expect_writer' and table_name = 'revisions'"));
    }

    private async Task<string> AnonymousAsync() => Compact(await ServiceFixture.AskAsync(_service.Anonymous, """{ expertiseOffer(by: { slug: "essai" }) { title } }"""));

    private static string Type(JsonElement error) => error.GetProperty("__typename").GetString()!;

    private static string Path(JsonElement error) => string.Join('.', error.GetProperty("path").EnumerateArray().Select(step => step.GetString()));

    private static string Compact(JsonElement json) => json.GetRawText();

    private static string Without(JsonElement item, string member) =>
        "{" + string.Join(',', item.EnumerateObject().Where(field => field.Name != member).Select(field => $"\"{field.Name}\":{field.Value.GetRawText()}")) + "}";
}
