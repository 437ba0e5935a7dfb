using Expect.Api.Tests.Infrastructure;

namespace Expect.Api.Tests.Changes;

/// <summary>What counts as a change of an item: one in a transaction, of the item or of a part of it.</summary>
[Collection(WritingCollectionDefinition.Name)]
public sealed class ItemTests(ServiceFixture service) : ChangeDatabase(service)
{
    private const string Offer = "(select id from expertise_offers where slug = 'lutte-contre-les-violences-faites-aux-femmes')";

    [Fact]
    public async Task A_deleted_item_leaves_a_tombstone_with_its_id()
    {
        var cursor = await EndAsync(Public);
        await WriteAsync("select pg_temp.organization('brief', 'PUBLISHED')");
        var (made, next) = await FollowAsync(Public, cursor);
        await WriteAsync("delete from organizations where slug = 'brief'");
        var gone = Assert.Single((await FollowAsync(Public, next)).Changes);
        Assert.Equal((Assert.Single(made).Id, "REMOVED", null), (gone.Id, gone.Operation, gone.Item));
    }

    [Theory]
    [InlineData($"insert into offer_themes (offer_id, theme_id) select {Offer}, id from themes where code = 'tourism'")]
    [InlineData($"update modalities set max_days = 300 where offer_id = {Offer}")]
    [InlineData($"delete from offer_practices where offer_id = {Offer}")]
    [InlineData($"update expertise_offers set title = title || '{{\"es\": \"Oferta\"}}' where id = {Offer}")]
    [InlineData($"update expertise_offers set yearly_capacity = 7 where id = {Offer}; update modalities set max_days = 301 where offer_id = {Offer}; update expertise_offers set yearly_capacity = 8 where id = {Offer}")]
    public async Task A_part_counts_as_its_item_and_a_transaction_once(string sql)
    {
        var cursor = await EndAsync(Public);
        await WriteAsync(sql);
        Assert.Equal("UPSERTED EXPERTISE_OFFER", Summary((await FollowAsync(Public, cursor)).Changes));
        Assert.Equal(1L, await ScalarAsync($"select count(*) from changes where item_id = {Offer} and changed_at > now() - interval '1 hour' and was_visible <> 0 group by transaction_id order by transaction_id desc limit 1"));
    }

    [Fact]
    public async Task What_is_written_as_it_was_and_what_is_rolled_back_is_no_change()
    {
        var cursor = await EndAsync(Public);
        await WriteAsync($"update expertise_offers set title = title where id = {Offer}");
        await using (var connection = await OpenAsync())
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await RunAsync(connection, $"update expertise_offers set yearly_capacity = 9 where id = {Offer}");
            await transaction.RollbackAsync();
        }

        await SettleAsync();
        Assert.Empty((await FollowAsync(Public, cursor)).Changes);
    }

    [Fact]
    public async Task Changes_of_several_transactions_are_one_in_the_latest_place()
    {
        var cursor = await EndAsync(Public);
        await WriteAsync("select pg_temp.organization('first', 'PUBLISHED'), pg_temp.organization('second', 'PUBLISHED')");
        await WriteAsync("update organizations set website = 'https://again.example' where slug = 'first'");
        Assert.Equal("UPSERTED second, UPSERTED first", Summary((await FollowAsync(Public, cursor, first: 1)).Changes));
    }
}
