using Expect.Api.Tests.Infrastructure;
using Expect.Persistence.Changes;

namespace Expect.Api.Tests.Changes;

/// <summary>Schedules that come due are seen at once, and recorded once, at their moment.</summary>
[Collection(WritingCollectionDefinition.Name)]
public sealed class ScheduleTests(ServiceFixture service) : ChangeDatabase(service)
{
    private const string Keepers = "1163415621, 1717921124";
    private const string Shown = """{ organizations(where: { slug: { startsWith: "timed-" } }, order: { slug: ASC }) { nodes { slug } } }""";

    // What time does by itself, done at once: the schedules are past, and no trigger has seen them pass.
    private const string TimePasses = """
        set local session_replication_role = replica;
        update organizations set publish_at = '2026-01-01T08:00:00Z' where slug = 'timed-come';
        update organizations set unpublish_at = '2026-01-01T09:00:00Z' where slug = 'timed-gone';
        update change_boundaries set moment = '2026-01-01T08:00:00Z' where item_id = md5('change timed-come')::uuid;
        update change_boundaries set moment = '2026-01-01T09:00:00Z' where item_id = md5('change timed-gone')::uuid;
        """;

    [Fact]
    public async Task A_boundary_is_seen_by_itself_and_recorded_once_by_two_keepers()
    {
        await WriteAsync("select pg_temp.organization('timed-come', 'PUBLISHED', '2500-01-01Z'), pg_temp.organization('timed-gone', 'PUBLISHED', null, '2500-01-01Z')");
        var cursor = await EndAsync(Public);
        Assert.Equal("timed-gone", await ShownAsync());

        await using (var holder = await OpenAsync())
        {
            await RunAsync(holder, $"select pg_advisory_lock({Keepers})");
            await ExecuteAsync($"begin; {TimePasses} commit");
            await SettleAsync();
            Assert.Equal("timed-come", await ShownAsync());
            Assert.Empty((await PageAsync(Public, cursor)).Changes);
            await RunAsync(holder, $"select pg_advisory_unlock({Keepers})");
        }

        await KeepUntilRecordedAsync();
        var (changes, end) = await FollowAsync(Public, cursor);
        Assert.Equal(
            [("UPSERTED", DateTimeOffset.Parse("2026-01-01T08:00:00Z", null)), ("REMOVED", DateTimeOffset.Parse("2026-01-01T09:00:00Z", null))],
            changes.Select(change => (change.Operation, change.ChangedAt)));
        Assert.Equal(2L, await ScalarAsync("select count(*) from changes where item_id in (md5('change timed-come')::uuid, md5('change timed-gone')::uuid) and was_visible <> is_visible and was_visible <> 0"));

        await KeepUntilRecordedAsync();
        Assert.Empty((await FollowAsync(Public, end)).Changes);
    }

    // Two nodes at once, besides the service's own.
    private async Task KeepUntilRecordedAsync()
    {
        await using var one = new ChangeFeedKeeper(Database, TimeSpan.FromDays(90));
        await using var other = new ChangeFeedKeeper(Database, TimeSpan.FromDays(90));
        do
        {
            await Task.WhenAll(one.KeepAsync(CancellationToken.None), other.KeepAsync(CancellationToken.None));
        }
        while (await ScalarAsync("select exists (select 1 from change_boundaries where moment <= now())") is true);
        await SettleAsync();
    }

    private async Task<string> ShownAsync()
    {
        var answer = await ServiceFixture.AskAsync(Public, Shown);
        return string.Join(' ', answer.GetProperty("data").GetProperty("organizations").GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("slug").GetString()));
    }
}
