using System.Text.Json;
using System.Text.Json.Nodes;
using Expect.Api.Tests.Writing.Imports;

namespace Expect.Api.Tests.Day;

/// <summary>A partner's list of ten thousand offers is imported: every other one for everybody to read, the others as drafts.</summary>
internal sealed class Evening(Newsroom room)
{
    private const int Count = 10_000;
    private const int FaultyRow = 6_789;

    private readonly JsonArray _rows = Rows();

    /// <summary>The day's last work.</summary>
    public async Task ImportAsync()
    {
        await TryAsync();
        await MeetAnErrorAsync();
        await WriteAsync();
        await FollowAsync();
        await LookAtOneAsync();
        await SendAgainAsync();
    }

    private async Task TryAsync()
    {
        var tried = await ImportAsync(_rows, dryRun: true);
        Assert.Equal("10000 0 0 0 True", $"{OfferRows.Counts(tried)} {tried.GetProperty("dryRun").GetBoolean()}");
        await NothingIsThereAsync();
    }

    // One theme that does not exist: its row and place are told, and none of the others is written.
    private async Task MeetAnErrorAsync()
    {
        var rows = _rows.DeepClone().AsArray();
        rows[FaultyRow]!["themes"]![1]!["code"] = "none";
        var refused = await ImportAsync(rows);
        Assert.Equal("0 0 0 1", OfferRows.Counts(refused));
        Assert.Equal([$"NotFoundError rows.{FaultyRow}.themes.1"], OfferRows.Problems(refused));
        Assert.Equal("Ce contenu n'existe pas pour vous. Vérifiez la clé.", refused.GetProperty("errors")[0].GetProperty("message").GetString());
        await NothingIsThereAsync();
    }

    private async Task WriteAsync()
    {
        var (drafts, published) = await RevisionsAsync();
        Assert.Equal("10000 0 0 0", OfferRows.Counts(await ImportAsync(_rows)));
        Assert.Equal((Count, Count / 2), await CountsAsync());
        Assert.Equal((drafts + (Count / 2), published + (Count / 2)), await RevisionsAsync());
    }

    // Copies take every item once, page by page.
    private async Task FollowAsync()
    {
        var news = await room.EditorsNewsAsync(news => news.Count >= Count);
        Assert.Equal(Enumerable.Range(0, Count).Select(i => $"UPSERTED lot-{i} 1").Order(StringComparer.Ordinal), news.Values.Order(StringComparer.Ordinal));
        Assert.Equal(
            Enumerable.Range(0, Count / 2).Select(i => $"UPSERTED lot-{2 * i}").Order(StringComparer.Ordinal),
            (await room.PublicNewsAsync()).Values.Order(StringComparer.Ordinal));
    }

    // It is found as any other.
    private async Task LookAtOneAsync()
    {
        Assert.Equal(
            """{"expertiseOffer":{"title":"Offer lot-9998","modalities":[{"form":"PEER_TRAINING"},{"form":"STUDY_VISIT"}],"targetCountries":[{"iso2":"TN"}]},"expertiseOffers":{"nodes":[{"slug":"lot-9998"}]}}""",
            (await room.Public.ReadAsync("""
                query @inContext(language: EN) {
                  expertiseOffer(by: { slug: "lot-9998" }) { title modalities { form } targetCountries { iso2 } }
                  expertiseOffers(search: "lot-9998", where: { slug: { eq: "lot-9998" } }) { nodes { slug } }
                }
                """)).GetRawText());
    }

    private async Task SendAgainAsync()
    {
        Assert.Equal("0 0 10000 0", OfferRows.Counts(await ImportAsync(_rows)));
        await room.FeedsTellAsync("", "");
    }

    private async Task NothingIsThereAsync()
    {
        Assert.Equal((0, 0), await CountsAsync());
        await room.FeedsTellAsync("", "");
    }

    // How many of the rows editors see, and how many everybody.
    private async Task<(int Editors, int Everybody)> CountsAsync()
    {
        const string Query = "query ($preview: Boolean!) @inContext(preview: $preview) { expertiseOffers(where: { slug: { startsWith: \"lot-\" } }) { totalCount } }";
        return (Of(await room.Editor.ReadAsync(Query, new { preview = true })), Of(await room.Public.ReadAsync(Query, new { preview = false })));
        static int Of(JsonElement data) => data.GetProperty("expertiseOffers").GetProperty("totalCount").GetInt32();
    }

    // How many offers were made, by the status that they were made with.
    private async Task<(int Drafts, int Published)> RevisionsAsync()
    {
        const string Query = "query ($status: String!) { revisions(where: { contentType: { eq: \"ExpertiseOffer\" }, action: { eq: CREATED }, status: { eq: $status } }) { totalCount } }";
        async Task<int> OfAsync(string status) => (await room.Admin.ReadAsync(Query, new { status })).GetProperty("revisions").GetProperty("totalCount").GetInt32();
        return (await OfAsync("DRAFT"), await OfAsync("PUBLISHED"));
    }

    private async Task<JsonElement> ImportAsync(JsonArray rows, bool dryRun = false) =>
        (await room.Editor.ReadAsync(OfferRows.Mutation, new { rows, dryRun })).GetProperty("importExpertiseOffer");

    private static JsonArray Rows()
    {
        var rows = OfferRows.Complete(Count, "lot");
        for (var i = 0; i < Count; i += 2)
        {
            rows[i]!["status"] = "PUBLISHED";
        }

        return rows;
    }
}
