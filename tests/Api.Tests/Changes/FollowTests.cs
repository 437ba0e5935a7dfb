using Expect.Api.Tests.Infrastructure;
using Npgsql;

namespace Expect.Api.Tests.Changes;

/// <summary>Whoever follows the feed misses nothing, in whatever order transactions commit.</summary>
[Collection(WritingCollectionDefinition.Name)]
public sealed class FollowTests(ServiceFixture service) : ChangeDatabase(service)
{
    private const int Writers = 8;
    private const int Commits = 100;
    private const int Items = 20;

    [Fact]
    public async Task Transactions_that_commit_out_of_order_are_all_read()
    {
        await WriteAsync("select pg_temp.organization('early', 'PUBLISHED'), pg_temp.organization('late', 'PUBLISHED')");
        var cursor = await EndAsync(Public);

        await using var first = await OpenAsync();
        await using var transaction = await first.BeginTransactionAsync();
        await RunAsync(first, "update organizations set website = 'https://early.example' where slug = 'early'");
        await ExecuteAsync("update organizations set website = 'https://late.example' where slug = 'late'");
        var (between, next, _) = await PageAsync(Public, cursor);
        await transaction.CommitAsync();
        await SettleAsync();
        var (after, end) = await FollowAsync(Public, next);

        Assert.Equal(["https://early.example", "https://late.example"], between.Concat(after).Select(change => change.Item?.Website).Order());
        Assert.Empty((await PageAsync(Public, end)).Changes);
    }

    [Fact]
    public async Task An_older_transaction_that_writes_an_item_last_shows_its_latest_state_once()
    {
        await WriteAsync("select pg_temp.organization('twice', 'PUBLISHED')");
        var cursor = await EndAsync(Public);

        await using var older = await OpenAsync();
        await using var transaction = await older.BeginTransactionAsync();
        await RunAsync(older, "select pg_current_xact_id()");
        await ExecuteAsync("update organizations set website = 'https://one.example' where slug = 'twice'");
        await RunAsync(older, "update organizations set status = 'SUSPENDED' where slug = 'twice'");
        await transaction.CommitAsync();
        await SettleAsync();

        var (changes, _) = await FollowAsync(Public, cursor);
        Assert.Equal("REMOVED ORGANIZATION", Summary(changes));
    }

    [Fact]
    public async Task A_replica_equals_the_table_after_concurrent_writers()
    {
        var cursor = await EndAsync(Public);
        var replica = new Dictionary<string, (string?, string?)>();
        var writing = Task.WhenAll(Enumerable.Range(1, Writers).Select(WriteAtRandomAsync));
        while (!writing.IsCompleted)
        {
            cursor = await ApplyAsync(replica, cursor);
        }

        await writing;
        await SettleAsync();
        await ApplyAsync(replica, cursor);
        var table = (await TableAsync()).ToList();
        Assert.NotEmpty(table);
        Assert.Equal(table, replica.Values.Order());
    }

    private async Task<string> ApplyAsync(Dictionary<string, (string?, string?)> replica, string cursor)
    {
        var (changes, end) = await FollowAsync(Public, cursor, first: 7);
        foreach (var change in changes)
        {
            if (change.Item is { } item)
            {
                replica[change.Id] = item;
            }
            else
            {
                replica.Remove(change.Id);
            }
        }

        return end;
    }

    private async Task WriteAtRandomAsync(int writer)
    {
        var random = new Random(writer);
        await using var connection = await OpenAsync();
        await RunAsync(connection, Organizations);
        for (var commit = 0; commit < Commits; commit++)
        {
            var slug = $"replica-{random.Next(Items)}";
            await using var transaction = await connection.BeginTransactionAsync();
            await RunAsync(connection, "select pg_current_xact_id()");
            await Task.Yield();
            try
            {
                await RunAsync(connection, Statement(random.Next(6), slug, $"https://example.org/{writer}/{commit}"));
                await transaction.CommitAsync();
            }
            catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.UniqueViolation)
            {
                // Of two that insert an item at the same moment, one may meet the other's slug before its id: that one gives up.
            }
        }
    }

    private static string Statement(int kind, string slug, string website) => kind switch
    {
        0 => $"delete from organizations where slug = '{slug}'",
        1 => $"update organizations set status = case status when 'PUBLISHED' then 'SUSPENDED' else 'PUBLISHED' end where slug = '{slug}'",
        _ => $"""
            insert into organizations (id, name, slug, kind, website, status, published_at)
            values (md5('{slug}')::uuid, '{"{"}"fr": "R"{"}"}', '{slug}', 'FUNDER', '{website}', 'PUBLISHED', '2020-01-01Z')
            on conflict (id) do update set website = excluded.website
            """,
    };

    private async Task<IEnumerable<(string?, string?)>> TableAsync()
    {
        const string Query = """{ organizations(first: 100, where: { slug: { startsWith: "replica-" } }) { nodes { slug website } } }""";
        var answer = await ServiceFixture.AskAsync(Public, Query);
        return [.. answer.GetProperty("data").GetProperty("organizations").GetProperty("nodes").EnumerateArray()
            .Select(node => (node.GetProperty("slug").GetString(), node.GetProperty("website").GetString())).Order()];
    }
}
