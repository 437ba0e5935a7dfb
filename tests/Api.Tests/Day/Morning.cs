using System.Text.Json;
using Expect.Api.Tests.Writing;

namespace Expect.Api.Tests.Day;

/// <summary>An offer from its first draft in French until everybody reads it.</summary>
internal sealed class Morning(Newsroom room)
{
    /// <summary>What readers search for; every title of the offer has it.</summary>
    public const string Word = "glanage";

    /// <summary>Its French title.</summary>
    public const string French = "Le glanage pour les cantines";

    private const string English = "Gleaning for canteens";
    private const string Checklist = "allowedTransitions { to blockedBy { code message } }";

    private WorkingCopy _offer = null!;

    /// <summary>The offer as it is published at the end of the morning.</summary>
    public async Task<WorkingCopy> PublishedOfferAsync()
    {
        await BeginInFrenchAsync();
        await TranslateAsync();
        await HandInAsync();
        await CompleteAsync();
        await PublishAsync();
        await AddContactAsync();
        return _offer;
    }

    // Editors see the draft when they ask for drafts. For everybody else it is not there: nor for the contributors of other authorities.
    private async Task BeginInFrenchAsync()
    {
        _offer = await WorkingCopy.CreateAsync(room.Editor, new { territory = new { slug = "paris" }, slug = "cantines", title = Offers.French(French), summary = Offers.French("Récolter ce qui reste aux champs.") });

        Assert.Equal(French, await Newsroom.TitleForAsync(room.Editor, _offer, Word, "preview: true"));
        Assert.Null(await Newsroom.TitleForAsync(room.Editor, _offer, Word));
        Assert.Null(await Newsroom.TitleForAsync(room.Contributor, _offer, Word, "preview: true"));
        Assert.Null(await Newsroom.TitleForAsync(room.Public, _offer, Word));
        await room.FeedsTellAsync("UPSERTED cantines 1", "");
    }

    // Only the English text is sent; the French one stays.
    private async Task TranslateAsync()
    {
        var translated = await _offer.UpdateAsync(new { title = new[] { new { language = "EN", value = English } } });

        Assert.Equal($$"""[{"language":"EN","value":"{{English}}","outdated":false},{"language":"FR","value":"{{French}}","outdated":false}]""", translated.GetProperty("titleTranslations").GetRawText());
        Assert.Equal(English, await Newsroom.TitleForAsync(room.Editor, _offer, "gleaning", "preview: true, language: EN"));
        Assert.Equal(French, await Newsroom.TitleForAsync(room.Editor, _offer, Word, "preview: true"));
        Assert.Equal(
            $$$"""{"revisions":{"nodes":[{"version":2,"action":"UPDATED","changedFields":["title"],"diff":[{"path":["title","EN"],"before":null,"after":"{{{English}}}"}]}]}}""",
            (await _offer.ReadAsync("revisions(first: 1) { nodes { version action changedFields diff { path before after } } }")).GetRawText());
    }

    // Under review the checklist tells what publishing would refuse, in the language of the context; and publishing refuses it.
    private async Task HandInAsync()
    {
        Assert.Equal("""{"allowedTransitions":[{"to":"IN_REVIEW","blockedBy":[]}]}""", (await _offer.ReadAsync(Checklist)).GetRawText());
        await _offer.MoveAsync("IN_REVIEW");

        Assert.Equal(
            ["Une offre a besoin d'un thème pour être publiée.", "Une offre a besoin d'une modalité pour être publiée.", "Une offre a besoin d'une langue pour être publiée."],
            await MissingAsync("preview: true", "message"));
        Assert.Equal(
            ["An offer needs a theme to be published.", "An offer needs a modality to be published.", "An offer needs a language to be published."],
            await MissingAsync("preview: true, language: EN", "message"));
        Assert.Equal(
            (await MissingAsync("preview: true", "code")).Zip(["themes", "modalities", "languages"], (code, place) => $"ValidationError {code} {place}"),
            await _offer.ProblemsAsync("publishExpertiseOffer", new { }));
        Assert.Null(await Newsroom.TitleForAsync(room.Public, _offer, Word));
    }

    private async Task CompleteAsync()
    {
        await _offer.UpdateAsync(new { themes = new[] { new { code = "adaptation" } }, modalities = new[] { new { form = "PEER_TRAINING", oneOff = true, minDays = 2 } }, languages = new[] { "FR", "EN" } });
        Assert.Empty(await MissingAsync("preview: true", "code"));
    }

    private async Task PublishAsync()
    {
        await _offer.PublishAsync();

        Assert.Equal(French, await Newsroom.TitleForAsync(room.Public, _offer, Word));
        Assert.Equal(English, await Newsroom.TitleForAsync(room.Public, _offer, "gleaning", "language: EN"));
        await room.FeedsTellAsync("UPSERTED cantines 5", "UPSERTED cantines");
        Assert.Equal("""{"history":[{"status":"DRAFT"},{"status":"IN_REVIEW"},{"status":"PUBLISHED"}]}""", (await _offer.ReadAsync("history { status }")).GetRawText());
        Assert.Equal("""{"allowedTransitions":[{"to":"SUSPENDED"},{"to":"ARCHIVED"}]}""", (await _offer.ReadAsync("allowedTransitions { to }")).GetRawText());
        Assert.Equal(
            """{"publishedAt":true,"version":null,"allowedTransitions":null}""",
            await PublicAsync("publishedAt version allowedTransitions { to }"));
    }

    // Partners learn whom to ask; the public neither sees it nor learns that something was written.
    private async Task AddContactAsync()
    {
        await _offer.UpdateAsync(new { contact = new { name = "Jeanne Doe", email = "jeanne@example.org" } });

        const string Query = "query ($id: ID!) { expertiseOffer(by: { id: $id }) { contact { name } } }";
        Assert.Equal("""{"expertiseOffer":{"contact":{"name":"Jeanne Doe"}}}""", (await room.Partner.ReadAsync(Query, new { id = _offer.Id })).GetRawText());
        Assert.Equal("""{"expertiseOffer":{"contact":null}}""", (await room.Public.ReadAsync(Query, new { id = _offer.Id })).GetRawText());
        await room.FeedsTellAsync("UPSERTED cantines 6", "");
    }

    private async Task<List<string>> MissingAsync(string context, string field) =>
        [.. (await _offer.ReadAsync(Checklist, context)).GetProperty("allowedTransitions").EnumerateArray()
            .Single(move => move.GetProperty("to").GetString() == "PUBLISHED").GetProperty("blockedBy").EnumerateArray().Select(blocker => blocker.GetProperty(field).GetString()!)];

    // What the public reads of the offer; a moment as whether there is one.
    private async Task<string> PublicAsync(string fields)
    {
        var offer = (await room.Public.ReadAsync($"query ($id: ID!) {{ expertiseOffer(by: {{ id: $id }}) {{ {fields} }} }}", new { id = _offer.Id })).GetProperty("expertiseOffer");
        return "{" + string.Join(',', offer.EnumerateObject().Select(field => $"\"{field.Name}\":{(field.Value.ValueKind == JsonValueKind.Null ? "null" : "true")}")) + "}";
    }
}
