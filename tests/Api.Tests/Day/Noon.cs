using Expect.Api.Tests.Writing;

namespace Expect.Api.Tests.Day;

/// <summary>What becomes public later: at a moment to come, or together.</summary>
/// <param name="room">Who works.</param>
/// <param name="offer">The offer that is public since the morning.</param>
internal sealed class Noon(Newsroom room, WorkingCopy offer)
{
    /// <summary>The French title that the release gives to the offer.</summary>
    public const string NewTitle = "Le glanage, du champ aux cantines";

    // A complete offer is published by now, for a day of the year 2500.
    public async Task ScheduleAnotherAsync()
    {
        var scheduled = await WorkingCopy.CreateAsync(room.Editor, WithTitle("ruches", "Des ruches sur les toits"));
        await scheduled.UpdateAsync(new { publishAt = "2500-05-01T08:00:00Z" });
        await scheduled.MoveAsync("IN_REVIEW");
        await scheduled.PublishAsync();

        const string Word = "ruches";
        Assert.Null(await Newsroom.TitleForAsync(room.Public, scheduled, Word));
        Assert.Null(await Newsroom.TitleForAsync(room.Editor, scheduled, Word));
        Assert.Null(await Newsroom.TitleForAsync(room.Editor, scheduled, Word, "at: \"2500-05-01T07:59:59Z\""));
        Assert.Equal("Des ruches sur les toits", await Newsroom.TitleForAsync(room.Editor, scheduled, Word, "at: \"2500-05-01T08:00:00Z\""));
        Assert.Equal("Des ruches sur les toits", await Newsroom.TitleForAsync(room.Editor, scheduled, Word, "preview: true"));
        Assert.Equal("FORBIDDEN", (await room.Public.RefusedAsync("query @inContext(at: \"2500-05-02T00:00:00Z\") { expertiseOffers { totalCount } }")).Code);
        await room.FeedsTellAsync("UPSERTED ruches 4", "");
    }

    /// <summary>The public item gets another title and a new one appears beside it, at once; before that only the preview shows it.</summary>
    public async Task EditThroughAReleaseAsync()
    {
        var release = (await room.Editor.WriteAsync("createRelease", new { name = "Rentrée" }, "release { id }")).GetProperty("id").GetString()!;
        await offer.In(release).UpdateAsync(new { title = Offers.French(NewTitle) });
        var beside = await WorkingCopy.CreateAsync(room.Editor, WithTitle("phares", "Rallumer les phares"), release);
        await beside.MoveAsync("IN_REVIEW");
        await beside.PublishAsync();

        await NothingIsSeenOutsideAsync(beside);
        await ThePreviewShowsItAsync(release, beside);
        await PublishAsync(release, beside);
    }

    private async Task NothingIsSeenOutsideAsync(WorkingCopy beside)
    {
        Assert.Equal(Morning.French, await Newsroom.TitleForAsync(room.Public, offer, Morning.Word));
        Assert.Equal(Morning.French, await Newsroom.TitleForAsync(room.Editor, offer, Morning.Word, "preview: true"));
        Assert.Null(await Newsroom.TitleForAsync(room.Public, beside, "phares"));
        Assert.Null(await Newsroom.TitleForAsync(room.Editor, beside, "phares", "preview: true"));
        await room.FeedsTellAsync("", "");
    }

    private async Task ThePreviewShowsItAsync(string release, WorkingCopy beside)
    {
        var context = $"release: \"{release}\"";
        Assert.Equal(NewTitle, await Newsroom.TitleForAsync(room.Editor, offer, Morning.Word, context));
        Assert.Equal("Rallumer les phares", await Newsroom.TitleForAsync(room.Editor, beside, "phares", context));
        Assert.Equal(
            """{"release":{"status":"OPEN","changes":[{"number":1,"mutation":"updateExpertiseOffer"},{"number":2,"mutation":"createExpertiseOffer"},{"number":3,"mutation":"transitionExpertiseOffer"},{"number":4,"mutation":"publishExpertiseOffer"}],"conflicts":[]}}""",
            (await room.Editor.ReadAsync("query ($release: ID!) { release(by: { id: $release }) { status changes { number mutation } conflicts { change } } }", new { release })).GetRawText());
        Assert.Equal("FORBIDDEN", (await room.Public.RefusedAsync($"query @inContext({context}) {{ expertiseOffers {{ totalCount }} }}")).Code);

        // Nobody who has no right to releases learns that there is one.
        Assert.Equal("""{"release":null,"releases":{"totalCount":0}}""", (await room.Public.ReadAsync("query ($release: ID!) { release(by: { id: $release }) { name } releases { totalCount } }", new { release })).GetRawText());
    }

    private async Task PublishAsync(string release, WorkingCopy beside)
    {
        var published = await room.Editor.WriteAsync("publishRelease", new { id = release }, "release { status }");
        await offer.ReadVersionAsync();

        Assert.Equal("PUBLISHED", published.GetProperty("status").GetString());
        Assert.Equal(NewTitle, await Newsroom.TitleForAsync(room.Public, offer, Morning.Word));
        Assert.Equal("Rallumer les phares", await Newsroom.TitleForAsync(room.Public, beside, "phares"));
        await room.FeedsTellAsync("UPSERTED cantines 7, UPSERTED phares 3", "UPSERTED cantines, UPSERTED phares");

        // The French text is newer than its translation by now.
        Assert.Equal(
            """{"titleTranslations":[{"language":"EN","outdated":true},{"language":"FR","outdated":false}]}""",
            (await offer.ReadAsync("titleTranslations { language outdated }")).GetRawText());
    }

    private static IReadOnlyDictionary<string, object?> WithTitle(string slug, string title) => new Dictionary<string, object?>
    {
        ["territory"] = new { slug = "paris" },
        ["slug"] = slug,
        ["title"] = Offers.French(title),
        ["summary"] = Offers.French("Un essai."),
        ["themes"] = new[] { new { code = "adaptation" } },
        ["modalities"] = new[] { new { form = "STUDY_VISIT", oneOff = true } },
        ["languages"] = new[] { "FR" },
    };
}
