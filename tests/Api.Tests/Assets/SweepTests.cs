using System.Net;
using System.Text.Json;
using Expect.Api.Tests.Infrastructure;
using Expect.Persistence.Files;
using Npgsql;

namespace Expect.Api.Tests.Assets;

/// <summary>Files stay as long as an asset has them, and go some time later.</summary>
[Collection(WritingCollectionDefinition.Name)]
public sealed class SweepTests(ServiceFixture fixture) : IAsyncLifetime
{
    private const string Delete = "mutation ($id: ID!, $version: Int!) { deleteAsset(input: { id: $id, version: $version }) { asset { id } errors { __typename ... on ReferencedError { by { __typename displayName } } } } }";
    private const string Restore = "mutation ($id: ID!) { restoreAssetRevision(input: { id: $id, revision: 1 }) { asset { id version width sha256 mimeType } errors { __typename ... on ValidationError { code } } } }";

    private AssetService _service = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync() => _service = await AssetService.StartAsync(fixture);

    /// <inheritdoc/>
    public Task DisposeAsync() => _service.DisposeAsync().AsTask();

    [Fact]
    public async Task What_something_shows_is_not_erased()
    {
        var id = await _service.UploadAsync(Pictures.Png(4, 4), "image/png");
        await _service.PublishAsync(id);
        var refused = await _service.Writing.WriteAsync(Delete, new { id, version = 1 });
        Assert.Equal("""{"asset":null,"errors":[{"__typename":"ReferencedError","by":[{"__typename":"Article","displayName":"Essai"}]}]}""", refused.GetRawText());
        Assert.Equal(0, (await _service.SweepAsync(TimeSpan.Zero)).Files);
        Assert.Single(_service.Files());
    }

    [Fact]
    public async Task An_erased_asset_is_restored_with_its_file()
    {
        var bytes = Pictures.Png(6, 4);
        var id = await EraseAsync(bytes);
        Assert.Equal(0, (await _service.SweepAsync(TimeSpan.FromDays(30))).Files);
        var restored = await _service.Writing.WriteAsync(Restore, new { id });
        Assert.Equal($$"""{"asset":{"id":"{{id}}","version":3,"width":6,"sha256":"{{AssetService.DigestOf(bytes)}}","mimeType":"image/png"},"errors":null}""", restored.GetRawText());
        Assert.Equal(bytes, await _service.Writing.Editor.GetByteArrayAsync(await _service.UrlAsync(id)));
        Assert.Equal(0, (await _service.SweepAsync(TimeSpan.Zero)).Files);
    }

    [Fact]
    public async Task A_file_that_no_asset_has_is_forgotten_with_its_variants()
    {
        var bytes = Pictures.Png(300, 200);
        var id = await _service.UploadAsync(bytes, "image/png");
        await _service.Writing.Editor.GetByteArrayAsync(await _service.UrlAsync(id, "(width: 160)"));
        Assert.Equal(2, _service.Files().Count);
        await _service.Writing.WriteAsync(Delete, new { id, version = 1 });

        Assert.Equal(1, (await _service.SweepAsync(TimeSpan.Zero)).Files);
        Assert.Empty(_service.Files());
        Assert.Equal(0L, await _service.Writing.ScalarAsync($"select count(*) from files where sha256 = '{AssetService.DigestOf(bytes)}'"));
        var restored = await _service.Writing.WriteAsync(Restore, new { id });
        Assert.Equal("""{"asset":null,"errors":[{"__typename":"ValidationError","code":"rule.ck_assets_file"}]}""", restored.GetRawText());

        var again = await _service.UploadAsync(bytes, "image/png");
        Assert.NotEqual(id, again);
        Assert.Equal(bytes, await _service.Writing.Editor.GetByteArrayAsync(await _service.UrlAsync(again)));
    }

    [Fact]
    public async Task What_the_store_could_not_forget_it_forgets_the_next_time()
    {
        var bytes = Pictures.Png(4, 4);
        await EraseAsync(bytes);
        await using var registry = new FileRegistry(_service.Writing.ConnectionString);
        using var store = new CountingStore(new DirectoryFileStore(_service.Directory)) { IsReached = false };
        await Assert.ThrowsAsync<FileStoreException>(() => registry.SweepAsync(store, TimeSpan.Zero, CancellationToken.None));
        Assert.Single(_service.Files());
        Assert.Equal(1L, await _service.Writing.ScalarAsync("select count(*) from file_removals"));

        store.IsReached = true;
        Assert.Equal(1, (await registry.SweepAsync(store, TimeSpan.FromDays(30), CancellationToken.None)).Files);
        Assert.Empty(_service.Files());
    }

    [Fact]
    public async Task A_file_that_is_to_be_forgotten_and_comes_again_is_kept()
    {
        var bytes = Pictures.Png(4, 4);
        await EraseAsync(bytes);
        await using var registry = new FileRegistry(_service.Writing.ConnectionString);
        using var store = new CountingStore(new DirectoryFileStore(_service.Directory)) { IsReached = false };
        await Assert.ThrowsAsync<FileStoreException>(() => registry.SweepAsync(store, TimeSpan.Zero, CancellationToken.None));

        var id = await _service.UploadAsync(bytes, "image/png");
        store.IsReached = true;
        Assert.Equal(0, (await registry.SweepAsync(store, TimeSpan.Zero, CancellationToken.None)).Files);
        Assert.Equal(bytes, await _service.Writing.Editor.GetByteArrayAsync(await _service.UrlAsync(id)));
    }

    [Fact]
    public async Task While_the_same_bytes_come_and_go_no_asset_is_without_its_file()
    {
        var bytes = Pictures.Png(4, 4);
        using var ended = new CancellationTokenSource();
        var sweeping = SweepUntilAsync(ended.Token);
        for (var i = 0; i < 12; i++)
        {
            using var answer = await _service.PutAsync(await _service.AddressAsync(bytes, "image/png"), bytes);
            if (answer.StatusCode == HttpStatusCode.Conflict)
            {
                continue; // swept away between the file and its asset, and told
            }

            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
            var id = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("id").GetString()!;
            Assert.Equal(bytes, await _service.Writing.Editor.GetByteArrayAsync(await _service.UrlAsync(id)));
            await _service.Writing.WriteAsync(Delete, new { id, version = 1 });
        }

        await ended.CancelAsync();
        await sweeping;
        await _service.SweepAsync(TimeSpan.Zero);
        Assert.Empty(_service.Files());
    }

    [Fact]
    public async Task A_save_that_gives_way_in_a_deadlock_is_tried_again()
    {
        var id = await _service.UploadAsync(Pictures.Png(4, 4), "image/png");
        await using var owner = NpgsqlDataSource.Create(_service.Writing.ConnectionString);
        await using var connection = await owner.OpenConnectionAsync();
        await using var other = await connection.BeginTransactionAsync();
        await RunAsync("set local deadlock_timeout = '20s'"); // the service looks for the circle first, and is the one to give way
        await RunAsync("update files set released_at = clock_timestamp()");
        var erasing = _service.Writing.WriteAsync(Delete, new { id, version = 1 });
        while (0L.Equals(await _service.Writing.ScalarAsync("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")))
        {
            Assert.False(erasing.IsCompleted, "The service did not wait for the file.");
        }

        await RunAsync("update assets set credit = 'Essai'");
        await other.RollbackAsync();
        Assert.Equal("null", (await erasing).GetProperty("errors").GetRawText());

        async Task RunAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection, other);
            await command.ExecuteNonQueryAsync();
        }
    }

    [Fact]
    public async Task Announcements_of_which_nothing_came_are_cleared_away()
    {
        await _service.AddressAsync(Pictures.Png(4, 4), "image/png");
        Assert.Equal(0, (await _service.SweepAsync(TimeSpan.Zero)).Uploads);
        await _service.Writing.ScalarAsync("update asset_uploads set expires_at = now() - interval '1 second'");
        Assert.Equal(1, (await _service.SweepAsync(TimeSpan.Zero)).Uploads);
    }

    [Fact]
    public async Task What_a_killed_process_has_left_half_written_is_cleared_away()
    {
        var incoming = Directory.CreateDirectory(Path.Combine(_service.Directory, "incoming"));
        var (old, fresh) = (Path.Combine(incoming.FullName, "old"), Path.Combine(incoming.FullName, "fresh"));
        await File.WriteAllTextAsync(old, "half");
        await File.WriteAllTextAsync(fresh, "half");
        File.SetLastWriteTimeUtc(old, DateTime.UtcNow.AddHours(-25));
        Assert.Equal(1, (await _service.SweepAsync(TimeSpan.Zero)).Incoming);
        Assert.Equal([Path.Combine("incoming", "fresh")], _service.Files());
    }

    [Fact]
    public async Task The_roles_reach_what_they_need_and_no_more()
    {
        const string Rights = """
            select string_agg(grantee || ' ' || table_name || ' ' || privileges, '; ' order by grantee, table_name) from (
                select grantee, table_name, string_agg(privilege_type, ',' order by privilege_type) as privileges from information_schema.role_table_grants
                where table_name in ('files', 'file_removals', 'asset_uploads', 'signing_keys') and grantee in ('expect_reader', 'expect_writer') group by 1, 2) as g
            """;
        Assert.Equal(
            "expect_writer asset_uploads DELETE,INSERT,SELECT,UPDATE; expect_writer file_removals DELETE,INSERT,SELECT,UPDATE; expect_writer files DELETE,INSERT,SELECT,UPDATE; expect_writer signing_keys INSERT,SELECT",
            await _service.Writing.ScalarAsync(Rights));
    }

    private async Task<string> EraseAsync(byte[] bytes)
    {
        var id = await _service.UploadAsync(bytes, "image/png");
        var erased = await _service.Writing.WriteAsync(Delete, new { id, version = 1 });
        Assert.Equal("null", erased.GetProperty("errors").GetRawText());
        return id;
    }

    private async Task SweepUntilAsync(CancellationToken ended)
    {
        while (!ended.IsCancellationRequested)
        {
            await _service.SweepAsync(TimeSpan.Zero);
        }
    }
}
