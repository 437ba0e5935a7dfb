using System.Text.Json;
using Expect.Api.Tests.Infrastructure;

namespace Expect.Api.Tests.Changes;

/// <summary>What cursors are good for, and the arguments of the feed.</summary>
[Collection(WritingCollectionDefinition.Name)]
public sealed class CursorTests(ServiceFixture service) : ChangeDatabase(service)
{
    [Fact]
    public async Task A_cursor_of_another_epoch_is_expired_and_says_what_to_do()
    {
        await WriteAsync("select pg_temp.organization('epoch', 'PUBLISHED')");
        var cursor = await EndAsync(Public);
        await ExecuteAsync("update change_feed set origin = 'elsewhere'; select renew_change_feed()");
        await SettleAsync();
        var error = (await AnswerAsync(Public, cursor)).GetProperty("errors")[0];
        Assert.Equal("CURSOR_EXPIRED", Code(error));
        Assert.Contains("Ask without \"after\" and \"since\"", error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal("UPSERTED epoch", Summary((await FollowAsync(Public, null, types: ["ORGANIZATION"])).Changes.Where(change => change.Item?.Slug is "epoch")));
    }

    [Fact]
    public async Task Where_tombstones_were_dropped_older_cursors_and_moments_are_expired_and_newer_ones_are_not()
    {
        await WriteAsync("select pg_temp.organization('short', 'PUBLISHED')");
        var before = await EndAsync(Public);
        await WriteAsync("delete from organizations where slug = 'short'");
        var after = await EndAsync(Public);
        await WriteAsync("select pg_temp.organization('long', 'PUBLISHED')");
        await ExecuteAsync("select prune_changes('0')");
        await SettleAsync();

        Assert.Equal("CURSOR_EXPIRED", Code((await AnswerAsync(Public, before)).GetProperty("errors")[0]));
        Assert.Equal("CURSOR_EXPIRED", Code((await AnswerAsync(Public, since: "2020-01-01T00:00:00Z")).GetProperty("errors")[0]));
        Assert.Equal("UPSERTED long", Summary((await FollowAsync(Public, after)).Changes));
        Assert.Equal("UPSERTED long", Summary((await FollowAsync(Public, null, types: ["ORGANIZATION"])).Changes.Where(change => change.Item?.Slug is "long" or "short")));
    }

    [Fact]
    public async Task What_follows_a_dropped_row_is_found_from_every_cursor_that_is_still_good()
    {
        var before = await EndAsync(Public);
        await WriteAsync("select pg_temp.organization('kept', 'PUBLISHED')");
        await WriteAsync("update organizations set website = 'https://kept.example' where slug = 'kept'");
        await ExecuteAsync("select prune_changes('90 days')");
        Assert.Equal(1L, await ScalarAsync("select count(*) from changes where item_id = md5('change kept')::uuid"));
        Assert.Equal("UPSERTED kept", Summary((await FollowAsync(Public, before)).Changes));
    }

    [Fact]
    public async Task The_end_has_a_cursor_even_where_nothing_is()
    {
        var end = await EndAsync(Public);
        var (changes, cursor, more) = await PageAsync(Public, end);
        Assert.Empty(changes);
        Assert.False(more);
        Assert.NotEmpty(cursor);
        Assert.NotEmpty((await PageAsync(Public, end, first: 0)).Cursor);
        Assert.NotEmpty((await PageAsync(Public, first: 0)).Cursor);
    }

    [Fact]
    public async Task Types_limit_the_feed_and_since_starts_it()
    {
        await WriteAsync("select pg_temp.organization('typed', 'PUBLISHED')");
        var (all, _) = await FollowAsync(Public, null, types: ["ORGANIZATION", "LABEL"]);
        Assert.Equal(["LABEL", "ORGANIZATION"], all.Select(change => change.Type).Distinct().Order());
        Assert.Equal(all.Count, all.Select(change => change.Id).Distinct().Count());
        var moment = all.Single(change => change.Item?.Slug is "typed").ChangedAt.ToString("O");
        Assert.Equal("UPSERTED typed", Summary((await PageAsync(Public, since: moment)).Changes));
    }

    [Fact]
    public async Task Arguments_that_do_not_fit_are_refused()
    {
        var cursor = await EndAsync(Public);
        var foreign = (await ServiceFixture.AskAsync(Public, "{ organizations(first: 1) { pageInfo { endCursor } } }"))
            .GetProperty("data").GetProperty("organizations").GetProperty("pageInfo").GetProperty("endCursor").GetString();
        Assert.Equal("BAD_USER_INPUT", Code((await AnswerAsync(Public, cursor, since: "2026-01-01T00:00:00Z")).GetProperty("errors")[0]));
        Assert.Equal("BAD_USER_INPUT", Code((await AnswerAsync(Public, foreign)).GetProperty("errors")[0]));
        Assert.Equal("BAD_USER_INPUT", Code((await AnswerAsync(Public, "nonsense")).GetProperty("errors")[0]));
        Assert.Equal("BAD_USER_INPUT", Code((await AnswerAsync(Public, first: 1_001)).GetProperty("errors")[0]));
        Assert.Equal(1_000, (await PageAsync(Public, first: 1_000)).Changes.Count);
        var moment = await ServiceFixture.AskAsync(Editor, """query @inContext(at: "2500-01-01T00:00:00Z") { changes { nodes { id } } }""");
        Assert.Equal("BAD_USER_INPUT", Code(moment.GetProperty("errors")[0]));
    }

    private static string? Code(JsonElement error) => error.GetProperty("extensions").GetProperty("code").GetString();
}
