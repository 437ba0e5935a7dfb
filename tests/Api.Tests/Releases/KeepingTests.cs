using System.Net.Http.Json;
using System.Text.Json;
using Expect.Api.Tests.Infrastructure;
using Expect.Api.Tests.Writing;
using Expect.Domain.Identity;
using Expect.Persistence.Identity;

namespace Expect.Api.Tests.Releases;

/// <summary>Changes that are kept in a release: checked and answered as if they were made, and nothing is.</summary>
[Collection(WritingCollectionDefinition.Name)]
public sealed class KeepingTests(ServiceFixture fixture) : ReleaseService(fixture)
{
    private static readonly string[] OfReleases = ["releases", "release_changes", "release_items", "revisions", "changes"];

    [Fact]
    public async Task A_published_offer_is_edited_unseen_and_published_with_its_release()
    {
        var offer = await PublishedAsync("essai");
        var release = await ReleaseAsync();
        var kept = await RetitleAsync(release, offer, 3, "Nouveau titre");
        Assert.Equal("4 Nouveau titre", $"{kept.GetProperty("version")} {kept.GetProperty("titleTranslations")[0].GetProperty("value")}");
        Assert.Equal("Essai", await PublicTitleAsync("essai"));

        const string Query = """query ($release: ID) @inContext(release: $release) { expertiseOffer(by: { slug: "essai" }) { title } }""";
        Assert.Equal("""{"data":{"expertiseOffer":{"title":"Nouveau titre"}}}""", await EditorAsync(Query, new { release }));
        Assert.Equal("""{"data":{"expertiseOffer":{"title":"Essai"}}}""", await EditorAsync(Query));

        var published = await CommandAsync("publishRelease", new { id = release });
        Assert.Empty(Problems.Of(published));
        Assert.Equal("PUBLISHED", published.GetProperty("release").GetProperty("status").GetString());
        Assert.Equal("Nouveau titre", await PublicTitleAsync("essai"));
        Assert.Equal("UPDATED 4 Rentrée {title}", await Service.ScalarAsync(
            $"select concat_ws(' ', action, version, reason, changed_fields::text) from revisions where item_id = '{RowOf(offer)}' and version = 4"));
    }

    [Fact]
    public async Task What_is_kept_changes_nothing_but_the_release()
    {
        var offer = await PublishedAsync("essai");
        var release = await ReleaseAsync();
        var (before, revisions, changes) = (await HashAsync(OfReleases), await RevisionsAsync(), await ChangesAsync());
        await RetitleAsync(release, offer, 3, "Nouveau titre");
        await Service.WriteAsync(Offers.Create, new { input = WithRelease(Offers.Complete("neuf"), release) });

        Assert.Equal(before, await HashAsync(OfReleases));
        Assert.Equal((revisions, changes), (await RevisionsAsync(), await ChangesAsync()));
        Assert.Equal("3 UPDATED", await Service.ScalarAsync($"select version || ' ' || (select action from revisions r where r.item_id = e.id and r.version = 3) from releases e where id = '{RowOf(release)}'"));
    }

    [Fact]
    public async Task What_is_refused_leaves_no_trace()
    {
        var offer = await PublishedAsync("essai");
        var release = await ReleaseAsync();
        await RetitleAsync(release, offer, 3, "Nouveau titre");
        var before = await HashAsync();

        Assert.Equal(["NotFoundError themes.0"], Problems.Of(await Service.WriteAsync(Offers.Update, new { input = new { release, id = offer, version = 4, themes = new[] { new { code = "none" } } } })));
        Assert.Equal(["VersionConflictError 3 4"], Problems.Of(await Service.WriteAsync(Offers.Update, new { input = new { release, id = offer, version = 3, yearlyCapacity = 3 } })));
        Assert.Equal(["ValidationError modality.missing modalities"], Problems.Of(await Service.WriteAsync(Offers.Update, new { input = new { release, id = offer, version = 4, modalities = Array.Empty<object>() } })));
        Assert.Equal(["ValidationError delete.decided"], Problems.Of(await Service.WriteAsync(Offers.Delete, new { input = new { release, id = offer, version = 4 } })));
        Assert.Equal(["NotFoundError release"], Problems.Of(await Service.WriteAsync(Offers.Update, new { input = new { release = offer, id = offer, version = 4 } })));
        Assert.Equal(before, await HashAsync());
    }

    [Fact]
    public async Task A_new_item_has_its_id_at_once_so_that_later_changes_can_name_it()
    {
        var release = await ReleaseAsync();
        var created = await Service.WriteAsync(Offers.Create, new { input = WithRelease(Offers.Complete("neuf"), release) });
        var id = created.GetProperty("expertiseOffer").GetProperty("id").GetString()!;
        Assert.Null(await Service.ScalarAsync("select 1 from expertise_offers where slug = 'neuf'"));

        await Service.WriteAsync(Offers.Transition, new { input = new { release, id, version = 1, to = "IN_REVIEW" } });
        var moved = await Service.WriteAsync(Offers.Publish, new { input = new { release, id, version = 2 } });
        Assert.Equal("3 PUBLISHED", $"{moved.GetProperty("expertiseOffer").GetProperty("version")} {moved.GetProperty("expertiseOffer").GetProperty("status").GetString()}");
        var article = await Service.WriteAsync(
            "mutation ($release: ID!, $offer: ID!) { createArticle(input: { release: $release, kind: ARTICLE, title: [{ language: FR, value: \"Article\" }], slugs: [{ language: FR, slug: \"article-neuf\" }], links: [$offer] }) { article { links { displayName } } errors { __typename ... on Error { message } } } }",
            new { release, offer = id });
        Assert.Equal("""{"article":{"links":[{"displayName":"Essai"}]},"errors":null}""", article.GetRawText());

        Assert.Empty(Problems.Of(await CommandAsync("publishRelease", new { id = release })));
        Assert.Equal("Essai", await PublicTitleAsync("neuf"));
        Assert.Equal(RowOf(id), await Service.ScalarAsync("select id from expertise_offers where slug = 'neuf'"));
        Assert.Equal("CREATED 1 Rentrée, MOVED 2 Rentrée, MOVED 3 Rentrée", await Service.ScalarAsync(
            $"select string_agg(concat_ws(' ', action, version, reason), ', ' order by version) from revisions where item_id = '{RowOf(id)}'"));
    }

    [Fact]
    public async Task A_release_tells_its_changes_as_they_were_given()
    {
        var offer = await PublishedAsync("essai");
        var release = await ReleaseAsync();
        await RetitleAsync(release, offer, 3, "Nouveau titre");
        var created = await Service.WriteAsync(
            "mutation ($release: ID, $theme: String!) { createTheme(input: { release: $release, name: [{ value: \"Thème\", language: FR }], code: $theme }) { theme { id } errors { __typename } } }", new { release, theme = "neuf" });
        Assert.NotNull(created.GetProperty("theme").GetProperty("id").GetString());

        const string Query = "query ($release: ID!, $shown: ID) @inContext(release: $shown) { release(by: { id: $release }) { name changes { number mutation input items { __typename displayName } } conflicts { change } } releases(where: { changes: { some: { mutation: { eq: \"createTheme\" } } } }) { totalCount } }";
        Assert.Equal(
            $$$$"""{"data":{"release":{"name":"Rentrée","changes":[{"number":1,"mutation":"updateExpertiseOffer","input":{"id":"{{{{offer}}}}","version":3,"title":[{"language":"FR","value":"Nouveau titre"}]},"items":[{"__typename":"ExpertiseOffer","displayName":"Essai"}]},{"number":2,"mutation":"createTheme","input":{"name":[{"value":"Thème","language":"FR"}],"code":"neuf"},"items":[]}],"conflicts":[]},"releases":{"totalCount":1}}}""",
            await EditorAsync(Query, new { release }));
        Assert.Contains("""{"__typename":"Theme","displayName":"Thème"}""", await EditorAsync(Query, new { release, shown = release }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Releases_do_not_exist_for_others_than_editors()
    {
        var release = await ReleaseAsync();
        await using var tokens = new ApiTokenStore(Service.ConnectionString);
        using var contributor = Service.With(await tokens.CreateAsync(new NewApiToken("Paris", [Role.CONTRIBUTOR], [Scope.READ, Scope.WRITE], ["paris"], TimeSpan.FromDays(1)), CancellationToken.None));
        foreach (var client in new[] { contributor, Service.Anonymous })
        {
            var answer = await ServiceFixture.AskAsync(client, "query ($id: ID!) { release(by: { id: $id }) { name conflicts { change } } releases { totalCount } node(id: $id) { id } }", new { id = release });
            Assert.Equal("""{"release":null,"releases":{"totalCount":0},"node":null}""", answer.GetProperty("data").GetRawText());
            var preview = await ServiceFixture.AskAsync(client, "query ($id: ID!) @inContext(release: $id) { themes { totalCount } }", new { id = release });
            Assert.Equal("FORBIDDEN", preview.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        }

        Assert.Equal(["NotFoundError release"], Problems.Of(Problems.Payload(await ServiceFixture.AskAsync(contributor, Offers.Create, new { input = WithRelease(Offers.Complete("neuf"), release) }))));
        Assert.Equal(["NotFoundError id"], Problems.Of(Problems.Payload(await ServiceFixture.AskAsync(
            contributor, $$"""mutation ($id: ID!) { publishRelease(input: { id: $id }) { {{Problems.Selection}} } }""", new { id = release }))));
    }

    [Fact]
    public async Task A_change_is_taken_out_and_a_release_given_up()
    {
        var (one, other) = (await PublishedAsync("un"), await PublishedAsync("deux"));
        var release = await ReleaseAsync();
        await RetitleAsync(release, one, 3, "Un");
        await RetitleAsync(release, one, 4, "Un encore");
        await RetitleAsync(release, other, 3, "Deux");

        Assert.Equal(["ValidationError change.unknown change"], Problems.Of(await CommandAsync("removeReleaseChange", new { id = release, change = 7 })));
        Assert.Equal(["VersionConflictError 1 4 version"], Problems.Of(await CommandAsync("removeReleaseChange", new { id = release, version = 1, change = 1 })));
        Assert.Empty(Problems.Of(await CommandAsync("removeReleaseChange", new { id = release, version = 4, change = 1 })));
        Assert.Equal("2,3", await Service.ScalarAsync("select string_agg(number::text, ',' order by number) from release_changes"));
        await RetitleAsync(release, other, 4, "Deux encore");
        Assert.Equal("2,3,4", await Service.ScalarAsync("select string_agg(number::text, ',' order by number) from release_changes"));

        Assert.Empty(Problems.Of(await CommandAsync("discardRelease", new { id = release })));
        var closed = await Service.WriteAsync(Offers.Update, new { input = new { release, id = one, version = 3, yearlyCapacity = 2 } });
        Assert.Equal(["ValidationError release.closed release"], Problems.Of(closed));
        Assert.Equal(["InvalidTransitionError DISCARDED PUBLISHED"], Problems.Of(await CommandAsync("publishRelease", new { id = release })));
        Assert.Equal("Essai", await PublicTitleAsync("un"));
    }

    [Fact]
    public async Task Personal_data_is_not_kept()
    {
        var release = await ReleaseAsync();
        var offer = await Service.CreateOfferAsync("essai");
        var payload = await Service.WriteAsync(Offers.Update, new { input = new { release, id = offer, version = 1, contact = new { name = "Alice" } } });
        Assert.Equal(["ValidationError release.personal contact"], Problems.Of(payload));
        Assert.Equal(0L, await Service.ScalarAsync("select count(*) from release_changes"));
    }

    [Fact]
    public async Task Sent_again_with_its_key_a_change_is_kept_once()
    {
        var offer = await PublishedAsync("essai");
        var release = await ReleaseAsync();
        var answers = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
            {
                Content = JsonContent.Create(new { query = Offers.Update, variables = new { input = new { release, id = offer, version = 3, yearlyCapacity = 5 } } }),
            };
            request.Headers.Add("Idempotency-Key", "once");
            using var response = await Service.Editor.SendAsync(request);
            answers.Add(await response.Content.ReadAsStringAsync());
        }

        Assert.Equal(answers[0], answers[1]);
        Assert.Equal(1L, await Service.ScalarAsync("select count(*) from release_changes"));
    }

    [Fact]
    public async Task Many_hands_keep_changes_in_one_release_one_after_the_other()
    {
        var offers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => PublishedAsync($"essai-{i}")));
        var release = await ReleaseAsync();
        await Task.WhenAll(offers.Select((offer, i) => RetitleAsync(release, offer, 3, $"Titre {i}")));
        Assert.Equal("1,2,3,4,5,6", await Service.ScalarAsync("select string_agg(number::text, ',' order by number) from release_changes"));
        Assert.Empty(Problems.Of(await CommandAsync("publishRelease", new { id = release, version = 7 })));
        Assert.Equal("Titre 5", await PublicTitleAsync("essai-5"));
    }

    private async Task<object?> RevisionsAsync() => await Service.ScalarAsync("select count(*) from revisions where content_type <> 'Release'");

    private async Task<object?> ChangesAsync() => await Service.ScalarAsync("select count(*) from changes where content_type <> 'Release'");
}
