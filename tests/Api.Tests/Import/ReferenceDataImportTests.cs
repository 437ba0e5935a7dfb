using System.IO.Compression;
using Expect.Api.Import.Seeding;
using Expect.Api.Tests.Infrastructure;
using Expect.Persistence.Import;
using Npgsql;

namespace Expect.Api.Tests.Import;

/// <summary>Importing and seeding again changes nothing; a newer release ends what is gone and deletes nothing.</summary>
[Collection(ServiceCollectionDefinition.Name)]
public sealed class ReferenceDataImportTests(ServiceFixture service)
{
    private const string Hashes = """
        select string_agg(name || ' ' || hash, E'\n' order by name)
        from (
            select c.relname as name,
                (xpath('/row/h/text()', query_to_xml(format('select md5(string_agg(t::text, '','' order by t::text)) as h from %I t', c.relname), false, true, '')))[1]::text as hash
            from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
        ) tables
        """;

    [Fact]
    public async Task Importing_and_seeding_again_changes_no_row_of_any_table()
    {
        var database = await service.CreateDatabaseAsync($"import-{Guid.NewGuid():N}");
        var before = await TextAsync(database, Hashes);
        var summaries = await new ReferenceDataImporter().ImportAsync(database, null, CancellationToken.None);
        await Seeder.SeedFactsAsync(database, CancellationToken.None);
        await Seeder.SeedFictitiousAsync(database, CancellationToken.None);
        await Seeder.SeedScaleAsync(database, 1, CancellationToken.None);

        Assert.All(summaries, summary => Assert.Equal((0, 0, 0), (summary.Added, summary.Changed, summary.Closed)));
        Assert.True(before.Split('\n').Length > 30, before);
        Assert.Equal(before, await TextAsync(database, Hashes));
    }

    [Fact]
    public async Task A_newer_release_closes_what_is_gone_and_says_what_changed()
    {
        var database = await service.CreateDatabaseAsync($"release-{Guid.NewGuid():N}");
        using var release = new Release();
        release.Change("territories", line => line.Split('\t') switch
        {
            ["COMMUNE", "01002", ..] => null, // merged into a neighbour
            var fields => string.Join('\t', [.. fields[..3], fields[1] == "01004" ? "Ambérieu la Neuve" : fields[3], .. fields[4..^1], "2027-01-01"]),
        });
        release.Change("memberships", line => line.Split('\t') switch
        {
            [_, "01002", _] => null,
            [_, "01004", _] => "200069193\t01004\t2027-01-01", // moved to another body
            var fields => $"{fields[0]}\t{fields[1]}\t2027-01-01",
        });

        var summaries = await new ReferenceDataImporter(release.Directory).ImportAsync(database, null, CancellationToken.None);

        Assert.Equal("territories: 36358 read, 0 added, 1 changed, 1 closed", summaries[2].ToString());
        Assert.Equal("memberships: 34999 read, 1 added, 0 changed, 2 closed", summaries[3].ToString());
        Assert.Equal("2027-01-01", await TextAsync(database, "select valid_to::text from territories where insee_code = '01002' and kind = 'COMMUNE'"));
        Assert.Equal("Ambérieu la Neuve", await TextAsync(database, "select name ->> 'fr' from territories where insee_code = '01004' and kind = 'COMMUNE'"));
        Assert.Equal(
            "200069193 from 2027-01-01 to -", await TextAsync(database, """
                select string_agg(g.siren || ' from ' || m.valid_from || ' to ' || coalesce(m.valid_to::text, '-'), ', ')
                from memberships m join territories g on g.id = m.group_id join territories c on c.id = m.member_id
                where c.insee_code = '01004' and c.kind = 'COMMUNE' and m.valid_to is null
                """));
        Assert.Equal("2", await TextAsync(database, "select count(*)::text from memberships m join territories c on c.id = m.member_id where c.insee_code = '01004' and c.kind = 'COMMUNE'"));
    }

    private static async Task<string> TextAsync(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(sql);
        command.CommandTimeout = 120;
        return (string)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>A copy of the shipped data, to be changed.</summary>
    private sealed class Release : IDisposable
    {
        private static readonly string Shipped = Path.Combine(AppContext.BaseDirectory, "data");

        public Release()
        {
            foreach (var file in System.IO.Directory.EnumerateFiles(Shipped))
            {
                File.Copy(file, Path.Combine(Directory, Path.GetFileName(file)));
            }
        }

        public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("expect-release-").FullName;

        public void Change(string table, Func<string, string?> change)
        {
            var path = Path.Combine(Directory, $"{table}.tsv.gz");
            string[] lines;
            using (var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress)))
            {
                lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
            }

            using var writer = new StreamWriter(new GZipStream(File.Create(path), CompressionLevel.Fastest));
            writer.Write(lines[0] + "\n");
            foreach (var line in lines.Skip(1).Select(change).OfType<string>())
            {
                writer.Write(line + "\n");
            }
        }

        public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);
    }
}
