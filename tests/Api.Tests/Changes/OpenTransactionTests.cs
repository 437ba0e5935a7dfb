using Expect.Api.Tests.Infrastructure;

namespace Expect.Api.Tests.Changes;

/// <summary>A transaction that stays open holds the feed up, and nothing else.</summary>
[Collection(WritingCollectionDefinition.Name)]
public sealed class OpenTransactionTests(ServiceFixture service) : ChangeDatabase(service)
{
    [Theory]
    [InlineData(null)]
    [InlineData("postgres")]
    public async Task The_feed_waits_and_goes_on_and_reads_are_not_held_up(string? database)
    {
        var cursor = await EndAsync(Public);
        await using (var foreign = await OpenAsync(database))
        {
            await using var transaction = await foreign.BeginTransactionAsync();
            await RunAsync(foreign, "select pg_current_xact_id()");
            await ExecuteAsync(Organizations + "select pg_temp.organization('waits', 'PUBLISHED')");

            var (changes, end, more) = await PageAsync(Public, cursor);
            Assert.Empty(changes);
            Assert.False(more);
            var answer = await ServiceFixture.AskAsync(Public, """{ organization(by: { slug: "waits" }) { slug } }""");
            Assert.Equal("waits", answer.GetProperty("data").GetProperty("organization").GetProperty("slug").GetString());
            cursor = end;
            await transaction.RollbackAsync();
        }

        await SettleAsync();
        Assert.Equal("UPSERTED waits", Summary((await FollowAsync(Public, cursor)).Changes));
    }
}
