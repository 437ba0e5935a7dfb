using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Expect.Api.Tests.Infrastructure;
using Expect.Persistence.Hosting;
using Expect.Persistence.Reading;
using Npgsql;

namespace Expect.Api.Tests.Crash;

/// <summary>
/// The service, or its database, is killed in the middle of 2 000 concurrent writes: every write that was answered is there with its
/// revision and its record in the change feed, and no write is there by halves. EXPECT_LONG=1 kills ten times instead of twice.
/// </summary>
public sealed class CrashTests
{
    private const int Writers = 50;
    private const int ItemsOfAWriter = 10;
    private const int Writes = Writers * ItemsOfAWriter * CrashedWriter.WritesOfAnItem;

    private static readonly int Rounds = Environment.GetEnvironmentVariable("EXPECT_LONG") == "1" ? 10 : 2;

    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(4) * Rounds;

    // What must not be found, each with the number of offers for which it holds.
    private const string Violations = """
        select 'acknowledged, but not there', count(*) from acknowledged a left join expertise_offers o on o.id = a.id where o.version is null or o.version < a.version
        union all select 'acknowledged, but without its revision', count(*) from acknowledged a where not exists (
            select 1 from revisions r where r.item_id = a.id and r.version = a.version and r.status = a.status and (r.snapshot ->> 'yearlyCapacity') is not distinct from a.capacity::text)
        union all select 'revisions other than 1 to the version', count(*) from offers o
            where (select array_agg(r.version order by r.version) from revisions r where r.item_id = o.id) is distinct from array(select generate_series(1, o.version))
        union all select 'a revision of nothing', count(*) from revisions r where r.content_type = 'ExpertiseOffer' and not exists (select 1 from expertise_offers o where o.id = r.item_id)
        union all select 'other than its last revision says', count(*) from offers o join revisions r on r.item_id = o.id and r.version = o.version
            where o.status <> r.status or o.slug <> r.snapshot ->> 'slug' or o.updated_at <> r.at or (o.published_at is null) <> (o.status <> 'PUBLISHED')
                or o.yearly_capacity::text is distinct from r.snapshot ->> 'yearlyCapacity'
                or (select jsonb_object_agg(lower(t ->> 'language'), t ->> 'value') from jsonb_array_elements(r.snapshot -> 'title') t) <> o.title
                or (select count(*) from modalities m where m.offer_id = o.id) <> jsonb_array_length(r.snapshot -> 'modalities')
                or (select count(*) from offer_themes t where t.offer_id = o.id) <> jsonb_array_length(r.snapshot -> 'themes')
        union all select 'not in the change feed', count(*) from offers o
            where not exists (select 1 from changes c where c.item_id = o.id and c.changed_at >= o.updated_at and c.is_visible & 1 = (o.status = 'PUBLISHED')::int)
        union all select 'not found by a search', count(*) from offers o where not exists (select 1 from search_documents d where d.item_id = o.id)
        union all select 'neither learnt nor to be learnt', count(*) from offers o
            where not exists (select 1 from search_spellings s where s.item_id = o.id) and not exists (select 1 from search_unlearnt u where u.item_id = o.id)
        union all select 'a readable key of nothing', count(*) from slugs s where s.slug like 'crash-%' and not exists (select 1 from offers o where o.id = s.item_id)
        union all select 'a part of nothing', count(*) from modalities m where not exists (select 1 from expertise_offers o where o.id = m.offer_id)
        """;

    [Fact]
    public async Task Whatever_is_killed_no_answered_write_is_lost_and_none_is_there_by_halves()
    {
        using var bound = new CancellationTokenSource(Bound);
        var directory = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"expect-crash-{Guid.NewGuid():n}"[..20])).FullName; // open to the account that runs PostgreSQL
        var acknowledged = new ConcurrentBag<Acknowledgement>();
        var database = await PreparedCluster.Facts.StartAsync(new EmbeddedPostgresOptions { CheckoutPath = directory, ClustersDirectory = directory });
        ServiceProcess? service = null;
        try
        {
            service = await ServiceProcess.StartAsync(database.ConnectionString, bound.Token);
            for (var round = 0; round < Rounds; round++)
            {
                var isEven = round % 2 == 0;
                await WriteAndKillAsync(service, round, acknowledged, isEven ? service.KillAsync : () => KillAsync(database.DataDirectory), bound.Token);
                if (!isEven)
                {
                    await database.DisposeAsync();
                    database = await EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions { CheckoutPath = directory, ClustersDirectory = directory }, bound.Token);
                }

                await AssertWholeAsync(database.ConnectionString, acknowledged);
                if (isEven)
                {
                    await service.DisposeAsync();
                    service = null;
                    service = await ServiceProcess.StartAsync(database.ConnectionString, bound.Token);
                }

                await AssertGoesOnAsync(service, round, acknowledged, bound.Token);
            }

            await AssertWholeAsync(database.ConnectionString, acknowledged);
        }
        finally
        {
            await (service?.DisposeAsync() ?? ValueTask.CompletedTask);
            NpgsqlConnection.ClearAllPools();
            await database.DisposeAsync();
            Directory.Delete(directory, recursive: true);
        }
    }

    private static async Task WriteAndKillAsync(ServiceProcess service, int round, ConcurrentBag<Acknowledgement> acknowledged, Func<Task> kill, CancellationToken cancellation)
    {
        var until = acknowledged.Count + (Writes * (round + 2) / (Rounds + 4));
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Acknowledge(Acknowledgement write)
        {
            acknowledged.Add(write);
            if (acknowledged.Count >= until)
            {
                reached.TrySetResult();
            }
        }

        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(
            writer => new CrashedWriter($"{round}-{writer}", ItemsOfAWriter, Acknowledge).RunAsync(service.Editor, cancellation)));
        await await Task.WhenAny(reached.Task, writing);
        await kill();
        Assert.Contains(false, await writing); // it was in the middle
    }

    // PostgreSQL's postmaster, whose other processes end when it is gone.
    private static async Task KillAsync(string dataDirectory)
    {
        var id = int.Parse(File.ReadLines(Path.Combine(dataDirectory, "postmaster.pid")).First(), CultureInfo.InvariantCulture);
        using var postmaster = Process.GetProcessById(id);
        postmaster.Kill();
        await Task.CompletedTask;
    }

    private static async Task AssertWholeAsync(string connectionString, ConcurrentBag<Acknowledgement> acknowledged)
    {
        NpgsqlConnection.ClearAllPools();
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();

        // The lock is granted when the last transaction of the killed service has ended.
        await using (var wait = new NpgsqlCommand("lock table expertise_offers, revisions in access exclusive mode", connection))
        {
            await wait.ExecuteNonQueryAsync();
        }

        await using (var fill = new NpgsqlCommand("""
            create temporary table acknowledged on commit drop as select * from unnest($1, $2, $3, $4) as a (id, version, capacity, status);
            """, connection))
        {
            var all = acknowledged.ToList();
            fill.Parameters.Add(new() { Value = all.Select(write => GlobalId.TryParse(write.Id, out var id) ? id.Id : Guid.Empty).ToArray() });
            fill.Parameters.Add(new() { Value = all.Select(write => write.Version).ToArray() });
            fill.Parameters.Add(new() { Value = all.Select(write => write.Capacity).ToArray() });
            fill.Parameters.Add(new() { Value = all.Select(write => write.Status).ToArray() });
            await fill.ExecuteNonQueryAsync();
        }

        await using var check = new NpgsqlCommand($"create temporary view offers as select * from expertise_offers where slug like 'crash-%'; {Violations}", connection);
        await using var rows = await check.ExecuteReaderAsync();
        var found = new List<string>();
        while (await rows.ReadAsync())
        {
            found.Add($"{rows.GetString(0)}: {rows.GetInt64(1)}");
        }

        Assert.NotEmpty(found);
        Assert.All(found, line => Assert.EndsWith(": 0", line, StringComparison.Ordinal));
    }

    // After a restart of the service, or of the database under it, writes are done again.
    private static async Task AssertGoesOnAsync(ServiceProcess service, int round, ConcurrentBag<Acknowledgement> acknowledged, CancellationToken cancellation)
    {
        for (var attempt = 0; ; attempt++)
        {
            // Each dead connection of the pool may still be found once.
            if (await new CrashedWriter($"after-{round}-{attempt}", 1, acknowledged.Add).RunAsync(service.Editor, cancellation))
            {
                return;
            }

            Assert.True(attempt < Writers, "The service does not find back to its database.");
        }
    }
}
