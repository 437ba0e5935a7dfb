using System.Text.Json;
using Expect.Api.Tests.Writing;

namespace Expect.Api.Tests.Day;

/// <summary>Something was wrong: the offer is taken off, put back as it was, and linked to what it comes from.</summary>
/// <param name="room">Who works.</param>
/// <param name="offer">The offer, with the title that the release gave to it.</param>
internal sealed class Afternoon(Newsroom room, WorkingCopy offer)
{
    private const string Reason = "Les quantités étaient fausses.";

    // The revision by which the offer was published in the morning.
    private const int Published = 5;

    /// <summary>Nobody finds it any more; copies are told to drop it; editors read why.</summary>
    public async Task SuspendAsync()
    {
        await offer.MoveAsync("SUSPENDED", Reason);

        Assert.Null(await Newsroom.TitleForAsync(room.Public, offer, Morning.Word));
        Assert.Equal(Noon.NewTitle, await Newsroom.TitleForAsync(room.Editor, offer, Morning.Word, "preview: true"));
        await room.FeedsTellAsync("UPSERTED cantines 8", "REMOVED cantines");
        var last = (await offer.ReadAsync("history { status reason }")).GetProperty("history").EnumerateArray().Last();
        Assert.Equal($$"""{"status":"SUSPENDED","reason":"{{Reason}}"}""", last.GetRawText());
        Assert.Equal("""{"allowedTransitions":[{"to":"PUBLISHED"},{"to":"ARCHIVED"}]}""", (await offer.ReadAsync("allowedTransitions { to }")).GetRawText());
    }

    /// <summary>A former state is written again; it stays suspended until it is published, and keeps its contact, which stands in no revision.</summary>
    public async Task RestoreAsync()
    {
        var restored = await offer.RestoreAsync(Published);
        Assert.Equal($"SUSPENDED {Morning.French}", $"{restored.GetProperty("status")} {restored.GetProperty("title")}");
        Assert.Null(await Newsroom.TitleForAsync(room.Public, offer, Morning.Word));

        await offer.PublishAsync();
        Assert.Equal(Morning.French, await Newsroom.TitleForAsync(room.Public, offer, Morning.Word));
        await room.FeedsTellAsync("UPSERTED cantines 10", "UPSERTED cantines");
        Assert.Equal("""{"contact":{"name":"Jeanne Doe"}}""", (await offer.ReadAsync("contact { name }")).GetRawText());
        Assert.Equal(
            "CREATED UPDATED MOVED UPDATED MOVED UPDATED UPDATED MOVED RESTORED MOVED",
            string.Join(' ', (await offer.ReadAsync("revisions(last: 20) { nodes { action } }")).GetProperty("revisions").GetProperty("nodes").EnumerateArray().Reverse().Select(revision => revision.GetProperty("action").GetString())));
    }

    /// <summary>Themes, practices and countries are named by id or by any of their keys; readers come to the offer from each of them.</summary>
    public async Task LinkAsync()
    {
        var practice = await CreatePracticeAsync("glanage-essai");
        var ids = await room.Editor.ReadAsync("""{ theme(by: { code: "mobility" }) { id } country(by: { iso2: "MA" }) { id } }""");
        var links = new
        {
            themes = new object[] { new { code = "adaptation" }, new { id = Id(ids.GetProperty("theme")) } },
            targetCountries = new object[] { new { iso2 = "TN" }, new { iso3 = "SEN" }, new { id = Id(ids.GetProperty("country")) } },
            practices = new object[] { new { slug = "glanage-essai" } },
        };
        Assert.Equal(["ValidationError practice.unpublished practices"], await offer.ProblemsAsync("updateExpertiseOffer", links));

        await room.Editor.WriteAsync("transitionPractice", new { id = practice, version = 1, to = "IN_REVIEW" }, "practice { status }");
        await room.Editor.WriteAsync("publishPractice", new { id = practice, version = 2 }, "practice { status }");
        await offer.UpdateAsync(links);
        await offer.UpdateAsync(new { practices = new object[] { new { id = practice } } });

        Assert.Equal(
            """{"themes":[{"code":"adaptation"},{"code":"mobility"}],"targetCountries":[{"iso2":"MA"},{"iso2":"SN"},{"iso2":"TN"}],"practices":{"nodes":[{"slug":"glanage-essai"}]}}""",
            Sorted((await room.Public.ReadAsync(
                "query ($id: ID!) { expertiseOffer(by: { id: $id }) { themes { code } targetCountries { iso2 } practices { nodes { slug } } } }", new { id = offer.Id })).GetProperty("expertiseOffer")));
        await ReadersComeFromAsync("""theme(by: { code: "mobility" })""", "expertiseOffers");
        await ReadersComeFromAsync("""country(by: { iso3: "MAR" })""", "servingOffers");
        await ReadersComeFromAsync("""practice(by: { slug: "glanage-essai" })""", "expertiseOffers");
        await room.FeedsTellAsync("UPSERTED cantines 12", "UPSERTED cantines");
    }

    /// <summary>An authority hands in an offer of its own, which an editor publishes; administrators read who wrote what, others do not.</summary>
    public async Task TakeInAContributionAsync()
    {
        Assert.Equal(["ForbiddenError"], await room.Contributor.ProblemsAsync("updateExpertiseOffer", new { id = offer.Id, version = offer.Version, yearlyCapacity = 1 }));
        var contributed = await WorkingCopy.CreateAsync(room.Contributor, new
        {
            territory = new { slug = "lyon-69123" }, slug = "marches", title = Offers.French("Des marchés sans emballage"), summary = Offers.French("Un essai."), languages = new[] { "FR" },
            themes = new[] { new { code = "adaptation" } }, modalities = new[] { new { form = "REMOTE_ADVICE", oneOff = true } },
        });
        await contributed.MoveAsync("IN_REVIEW");
        await room.Editor.WriteAsync("publishExpertiseOffer", new { id = contributed.Id, version = contributed.Version }, "expertiseOffer { status }");

        await room.FeedsTellAsync("UPSERTED marches 3", "UPSERTED marches");
        const string Query = "query ($id: ID!) @inContext(preview: true) { expertiseOffer(by: { id: $id }) { revisions { nodes { version actor { name } } } } }";
        Assert.Equal(
            """{"expertiseOffer":{"revisions":{"nodes":[{"version":3,"actor":{"name":"Rédaction"}},{"version":2,"actor":{"name":"Ville de Lyon"}},{"version":1,"actor":{"name":"Ville de Lyon"}}]}}}""",
            (await room.Admin.ReadAsync(Query, new { id = contributed.Id })).GetRawText());
        Assert.Equal(
            """{"expertiseOffer":{"revisions":{"nodes":[{"version":3,"actor":null},{"version":2,"actor":null},{"version":1,"actor":null}]}}}""",
            (await room.Editor.ReadAsync(Query, new { id = contributed.Id })).GetRawText());
    }

    private async Task<string> CreatePracticeAsync(string slug) => Id(await room.Editor.WriteAsync(
        "createPractice",
        new { territory = new { slug = "paris" }, kind = "METHOD", slug, title = Offers.French("Une charte du glanage"), scale = "LOCAL", international = false },
        "practice { id }"));

    private async Task ReadersComeFromAsync(string item, string offers)
    {
        var answer = await room.Public.ReadAsync($"query ($slug: String!) {{ item: {item} {{ offers: {offers}(where: {{ slug: {{ eq: $slug }} }}) {{ totalCount }} }} }}", new { slug = offer.Slug });
        Assert.Equal("""{"item":{"offers":{"totalCount":1}}}""", answer.GetRawText());
    }

    private static string Id(JsonElement item) => item.GetProperty("id").GetString()!;

    // Plain lists in the order of their texts.
    private static string Sorted(JsonElement item) => "{" + string.Join(',', item.EnumerateObject().Select(field => field.Value.ValueKind == JsonValueKind.Array
        ? $"\"{field.Name}\":[{string.Join(',', field.Value.EnumerateArray().Select(element => element.GetRawText()).Order(StringComparer.Ordinal))}]"
        : $"\"{field.Name}\":{field.Value.GetRawText()}")) + "}";
}
