using System.Text.Json;
using Expect.Api.Tests.Infrastructure;
using Expect.Api.Tests.Writing;
using Npgsql;

namespace Expect.Api.Tests.Releases;

/// <summary>Reading as if a release had been published.</summary>
[Collection(WritingCollectionDefinition.Name)]
public sealed class PreviewTests(ServiceFixture fixture) : ReleaseService(fixture)
{
    // Filters, search, numbers, groups, relations, ids, matches: everything that reads.
    private const string Query = """
        query ($offer: ID!, $release: ID) @inContext(release: $release) {
          expertiseOffers(where: { territory: { slug: { eq: "paris" } } }, order: [{ slug: ASC }]) { totalCount nodes { slug title themes { code } modalities { form } } }
          found: expertiseOffers(search: "glaciologie") { nodes { slug } }
          search(query: "glaciologie") { nodes { item { __typename displayName } } }
          themes(where: { code: { startsWith: "neuf" } }) { nodes { name expertiseOffers { totalCount } } }
          grouped: expertiseOffers(where: { territory: { slug: { eq: "paris" } } }) { aggregate { count } groupBy(by: [THEME]) { keys { theme { code } } count } }
          node(id: $offer) { __typename ... on ExpertiseOffer { territory { expertiseOfferCount } } }
          matchOffers(criteria: { themes: ["neuf"] }) { offer { slug } score }
        }
        """;

    [Fact]
    public async Task What_the_preview_shows_is_what_publishing_makes()
    {
        var (release, offer) = await PreparedAsync();
        var before = await EditorAsync(Query, new { offer });
        var preview = await EditorAsync(Query, new { offer, release });
        Assert.NotEqual(before, preview);
        Assert.Contains("Glaciologie", preview, StringComparison.Ordinal);
        Assert.DoesNotContain("Glaciologie", before, StringComparison.Ordinal);

        Assert.Empty(Problems.Of(await CommandAsync("publishRelease", new { id = release })));
        Assert.Equal(preview, await EditorAsync(Query, new { offer }));
        Assert.Equal(preview, (await ServiceFixture.AskAsync(Service.Anonymous, Query, new { offer })).GetRawText());
    }

    [Fact]
    public async Task A_preview_leaves_no_trace()
    {
        var (release, offer) = await PreparedAsync();
        var cursor = await EditorAsync("{ viewer { changesCursor } }");
        var before = await HashAsync();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => EditorAsync(Query, new { offer, release })));
        Assert.Equal("""{"data":{"release":{"conflicts":[]}}}""", await EditorAsync("query ($release: ID!) { release(by: { id: $release }) { conflicts { change } } }", new { release }));

        Assert.Equal(before, await HashAsync());
        var after = JsonDocument.Parse(cursor).RootElement.GetProperty("data").GetProperty("viewer").GetProperty("changesCursor").GetString();
        Assert.Equal("""{"data":{"changes":{"nodes":[]}}}""", await EditorAsync("query ($after: String) { changes(after: $after) { nodes { id } } }", new { after }));
        Assert.Empty(Problems.Of(await Service.WriteAsync(Offers.Update, new { input = new { id = offer, version = 3, yearlyCapacity = 2 } })));
    }

    [Fact]
    public async Task It_goes_with_drafts_languages_and_moments_to_come()
    {
        var release = await ReleaseAsync();
        var offer = await PublishedAsync("essai");
        await Service.WriteAsync(Offers.Update, new { input = new { release, id = offer, version = 3, title = new[] { new { language = "EN", value = "Trial" } }, publishAt = "2500-01-01T00:00:00Z" } });
        await Service.WriteAsync(Offers.Create, new { input = WithRelease(Offers.Complete("brouillon"), release) });

        async Task<string> SlugsAsync(string context) => await EditorAsync(
            $$"""query ($release: ID) @inContext(release: $release{{context}}) { expertiseOffers(where: { slug: { in: ["essai", "brouillon"] } }, order: [{ slug: ASC }]) { nodes { slug title } } }""", new { release });
        Assert.Equal("""{"data":{"expertiseOffers":{"nodes":[]}}}""", await SlugsAsync(""));
        Assert.Equal("""{"data":{"expertiseOffers":{"nodes":[{"slug":"essai","title":"Trial"}]}}}""", await SlugsAsync(""", at: "2500-01-02T00:00:00Z", language: EN"""));
        Assert.Equal("""{"data":{"expertiseOffers":{"nodes":[{"slug":"brouillon","title":"Essai"},{"slug":"essai","title":"Essai"}]}}}""", await SlugsAsync(", preview: true"));
        Assert.Equal("Essai", await PublicTitleAsync("essai"));
    }

    [Fact]
    public async Task What_cannot_be_previewed_is_refused_with_the_reason()
    {
        var offer = await PublishedAsync("essai");
        var release = await ReleaseAsync();
        await RetitleAsync(release, offer, 3, "Nouveau titre");
        await Service.WriteAsync(Offers.Update, new { input = new { id = offer, version = 3, yearlyCapacity = 2 } });
        const string Themes = "query ($release: ID) @inContext(release: $release, language: EN) { themes { totalCount } }";

        var conflict = await ServiceFixture.AskAsync(Service.Editor, Themes, new { release });
        Assert.Equal(
            "CONFLICT Change 1 of the release, updateExpertiseOffer, no longer applies. Somebody else wrote the item since: version 3 expected, 4 found. Take the change out (removeReleaseChange) and make it again on the item as it is now.",
            Refusal(conflict));
        Assert.StartsWith("BAD_USER_INPUT The argument release", Refusal(await ServiceFixture.AskAsync(Service.Editor, Themes, new { release = offer })), StringComparison.Ordinal);
        await CommandAsync("discardRelease", new { id = release });
        Assert.StartsWith("BAD_USER_INPUT This release is published or given up", Refusal(await ServiceFixture.AskAsync(Service.Editor, Themes, new { release })), StringComparison.Ordinal);
        await Service.ScalarAsync("delete from releases");
        Assert.StartsWith("BAD_USER_INPUT There is no such release", Refusal(await ServiceFixture.AskAsync(Service.Editor, Themes, new { release })), StringComparison.Ordinal);
        Assert.StartsWith("BAD_USER_INPUT A mutation is kept in a release by its input", Refusal(await ServiceFixture.AskAsync(
            Service.Editor, "mutation ($release: ID) @inContext(release: $release) { createTheme(input: { code: \"a\", name: [] }) { errors { __typename } } }", new { release })), StringComparison.Ordinal);
        Assert.StartsWith("BAD_USER_INPUT The conflicts of a release are found by trying it", Refusal(await ServiceFixture.AskAsync(
            Service.Editor, "{ releases { nodes { conflicts { change } } } }")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_looks_waits_for_who_writes_less_long_than_the_other_way_round()
    {
        var (release, offer) = await PreparedAsync();
        await using var source = NpgsqlDataSource.Create(Service.ConnectionString);
        await using var writer = await source.OpenConnectionAsync();
        await using var transaction = await writer.BeginTransactionAsync();
        await using (var update = new NpgsqlCommand($"update expertise_offers set yearly_capacity = 7 where id = '{RowOf(offer)}'", writer))
        {
            await update.ExecuteNonQueryAsync();
        }

        Assert.StartsWith("TIMEOUT", Refusal(await ServiceFixture.AskAsync(Service.Editor, Query, new { offer, release })), StringComparison.Ordinal);
        await transaction.CommitAsync();
        Assert.Contains("Glaciologie", await EditorAsync(Query, new { offer, release }), StringComparison.Ordinal);
    }

    // A published offer gets another title and a new theme, whose code begins with "neuf".
    private async Task<(string Release, string Offer)> PreparedAsync()
    {
        var offer = await PublishedAsync("essai");
        var release = await ReleaseAsync();
        await Service.WriteAsync("""mutation ($release: ID) { createTheme(input: { release: $release, code: "neuf", name: [{ language: FR, value: "Thème neuf" }] }) { errors { __typename } } }""", new { release });
        var kept = await Service.WriteAsync(Offers.Update, new
        {
            input = new { release, id = offer, version = 3, title = Offers.French("Glaciologie"), themes = new object[] { new { code = "neuf" } }, modalities = new object[] { new { form = "STUDY_VISIT", oneOff = true } } },
        });
        Assert.Equal("neuf", kept.GetProperty("expertiseOffer").GetProperty("themes")[0].GetProperty("code").GetString());
        return (release, offer);
    }

    private static string Refusal(JsonElement answer)
    {
        var error = answer.GetProperty("errors")[0];
        return $"{error.GetProperty("extensions").GetProperty("code").GetString()} {error.GetProperty("message").GetString()}";
    }
}
