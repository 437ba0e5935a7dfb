using Expect.Api.Tests.Infrastructure;
using Expect.Persistence.Catalog;
using Expect.Persistence.Import;
using Npgsql;

namespace Expect.Api.Tests.Search;

/// <summary>Search documents follow the content in its own transaction, and can be made anew from it.</summary>
[Collection(ServiceCollectionDefinition.Name)]
public sealed class MaintenanceTests(ServiceFixture service) : SearchDatabase(service)
{
    private const string Found = "select count(*) from search_documents where item_id = md5('many words')::uuid and vector @@ search_query('fr', 'kaléidoscope')";
    private const string Change = """update articles set title = '{"fr": "Kaléidoscopes"}' where id = md5('many words')::uuid""";

    [Fact]
    public async Task Documents_are_written_in_the_transaction_of_the_content()
    {
        await using var connection = await OpenAsync();
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await RunAsync(connection, Change);
            Assert.Equal(1L, await ScalarAsync(connection, Found));
            Assert.Empty(await FindAsync("kaleidoscope"));
            await transaction.RollbackAsync();
        }

        Assert.Equal(0L, await ScalarAsync(connection, Found));
        await RunAsync(connection, Change);
        Assert.Equal(["Kaléidoscopes"], await FindAsync("kaleidoscope"));
        Assert.Empty(await FindAsync("écoles municipales", "[ARTICLE]"));
    }

    [Fact]
    public async Task A_deleted_item_leaves_no_document()
    {
        await ExecuteAsync("delete from articles where id = md5('many words')::uuid");
        await using var connection = await OpenAsync();
        Assert.Equal(0L, await ScalarAsync(connection, "select count(*) from search_documents where item_id = md5('many words')::uuid"));
        await LearnAsync();
        Assert.Equal(0L, await ScalarAsync(connection, "select count(*) from search_spellings where item_id = md5('many words')::uuid"));
        Assert.Equal(0L, await ScalarAsync(connection, "select count(*) from search_unlearnt"));
    }

    [Fact]
    public async Task A_misspelt_word_is_corrected_to_what_is_learnt()
    {
        await using var connection = await KeepFromLearningAsync();
        await RunAsync(connection, Change);
        Assert.Equal(["Kaléidoscopes"], await FindAsync("kaléidoscopes"));
        Assert.Empty(await FindAsync("kaléidoscpoes"));
        await LearnAsync(connection);
        Assert.Equal(["Kaléidoscopes"], await FindAsync("kaléidoscpoes"));
        Assert.Equal(0L, await ScalarAsync(connection, "select count(*) from search_unlearnt"));

        await RunAsync(connection, """update articles set title = '{"fr": "Périscopes"}' where id = md5('many words')::uuid""");
        await LearnAsync(connection);
        Assert.Empty(await FindAsync("kaléidoscpoes"));
        Assert.Equal(["Périscopes"], await FindAsync("périscpoes"));
    }

    [Fact]
    public async Task Words_without_a_stem_are_learnt_too()
    {
        await using var connection = await KeepFromLearningAsync();
        await RunAsync(connection, """update territories set aliases = '{Zorglubourg}' where slug = 'lyon-69123'; update articles set title = title || '{"pt": "Caleidoscopiando"}' where id = md5('many words')::uuid""");
        Assert.Empty(await FindAsync("zorglubuorg"));
        await LearnAsync(connection);
        Assert.Equal(["Lyon"], await FindAsync("zorglubuorg"));
        Assert.Equal(1L, await ScalarAsync(connection, "select count(*) from search_words where language = 'pt' and spelling = 'caleidoscopiando'"));
        Assert.Equal(0L, await ScalarAsync(connection, "select count(*) from search_spellings where language in ('', 'pt')"));
    }

    [Fact]
    public async Task So_many_are_learnt_at_a_time_as_are_asked_for()
    {
        await using var connection = await KeepFromLearningAsync();
        await LearnAsync(connection);
        await RunAsync(connection, "update articles set title = title || '{\"fr\": \"Un kaléidoscope\"}' where id in (select id from articles order by id limit 3)");
        Assert.Equal(2, await ScalarAsync(connection, "select search_learn(2)"));
        Assert.Equal(1, await ScalarAsync(connection, "select search_learn(2)"));
        Assert.Equal(0, await ScalarAsync(connection, "select search_learn(2)"));
    }

    [Fact]
    public async Task What_is_not_committed_is_learnt_later()
    {
        await using var learner = await KeepFromLearningAsync();
        await using var writer = await OpenAsync();
        await LearnAsync(learner);
        await using var transaction = await writer.BeginTransactionAsync();
        await RunAsync(writer, Change);
        Assert.Equal(0, await ScalarAsync(learner, "set lock_timeout = '2s'; select search_learn(10)"));
        await transaction.CommitAsync();
        Assert.Equal(1, await ScalarAsync(learner, "select search_learn(10)"));
        Assert.Equal(["Kaléidoscopes"], await FindAsync("kaléidoscpoes"));
    }

    [Fact]
    public async Task The_service_learns_by_itself()
    {
        await ExecuteAsync(Change);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand("select exists (select 1 from search_unlearnt)", connection);
        while (await command.ExecuteScalarAsync(limit.Token) is true)
        {
            await Task.Yield();
        }

        Assert.Equal(["Kaléidoscopes"], await FindAsync("kaléidoscpoes"));
    }

    [Fact]
    public async Task Two_learners_leave_each_row_once()
    {
        await using var one = new SearchLearner(ConnectionString);
        await using var other = new SearchLearner(ConnectionString);
        await ExecuteAsync("""update territories set name = name || '{"es": "Lugar"}' where kind = 'DEPARTMENT'; update territories set name = name || '{"es": "Lugares"}' where kind = 'DEPARTMENT'""");
        await Task.WhenAll(one.LearnAsync(CancellationToken.None), other.LearnAsync(CancellationToken.None));
        await using var connection = await OpenAsync();
        Assert.Equal(0L, await ScalarAsync(connection, "select count(*) from search_unlearnt"));
        Assert.Equal(0L, await ScalarAsync(connection, "select count(*) from (select 1 from search_spellings group by item_id, language having count(*) > 1) d"));
        Assert.Equal(0L, await ScalarAsync(connection, "select count(*) from (select 1 from search_words group by language, spelling having count(*) > 1) d"));
    }

    [Fact]
    public async Task Writers_only_note_what_is_to_be_learnt()
    {
        await using var connection = await OpenAsync();
        Assert.Equal("search_spellings SELECT; search_unlearnt INSERT; search_words SELECT", await ScalarAsync(connection, """
            select string_agg(table_name || ' ' || privileges, '; ' order by table_name) from (
                select table_name, string_agg(privilege_type, ',' order by privilege_type) as privileges from information_schema.role_table_grants
                where table_name in ('search_spellings', 'search_unlearnt', 'search_words') and grantee = 'expect_writer' group by 1) as g
            """));
    }

    [Fact]
    public async Task A_write_that_changes_no_text_leaves_documents_alone()
    {
        await using var connection = await OpenAsync();
        const string Versions = "select string_agg(xmin::text, ',' order by language) from search_documents where item_id = md5('many words')::uuid";
        var before = await ScalarAsync(connection, Versions);
        await RunAsync(connection, "update articles set unpublish_at = '2040-01-01Z' where id = md5('many words')::uuid");
        Assert.Equal(before, await ScalarAsync(connection, Versions));
    }

    [Fact]
    public async Task Rebuilt_documents_are_the_maintained_ones()
    {
        await using var connection = await OpenAsync();
        await RunAsync(connection, Change);
        await RunAsync(connection, "update territories set aliases = '{Saint-Machin}' where slug = 'lyon-69123'; delete from label_applications");
        await LearnAsync();
        await RunAsync(connection, "create temporary table before as select * from search_documents");
        await RunAsync(connection, "create temporary table spelt as select * from search_spellings");
        await RunAsync(connection, "create temporary table words as select distinct * from search_words");
        var count = await ScalarAsync(connection, "select search_rebuild()");
        Assert.Equal(count, await ScalarAsync(connection, "select count(*) from before"));
        Assert.Equal(0L, await ScalarAsync(connection, "select count(*) from ((table before except table search_documents) union all (table search_documents except table before)) d"));
        Assert.Equal(0L, await ScalarAsync(connection, "select count(*) from ((table spelt except all table search_spellings) union all (table search_spellings except all table spelt)) d"));
        Assert.Equal(0L, await ScalarAsync(connection, "select count(*) from (table search_words except table words) d"));
    }

    [Fact]
    public async Task The_database_keeps_documents_of_the_searchable_types()
    {
        await using var connection = await OpenAsync();
        var types = (string[])(await ScalarAsync(connection, "select array_agg(distinct content_type::text) from search_fields"))!;
        Assert.Equal(SearchTable.SearchableTypes.Order(StringComparer.Ordinal), types.Order(StringComparer.Ordinal));
        Assert.Equal(0L, await ScalarAsync(connection, """
            select count(*) from search_fields f left join information_schema.columns c on c.table_name = f.tab and c.column_name = f.col
            where c.column_name is null or (f.kind = 'LOCALIZED') <> (c.data_type = 'jsonb')
            """));
    }

    [Fact]
    public async Task Two_writers_of_new_words_do_not_wait_for_each_other()
    {
        const string Insert = "insert into themes (id, code, name, path, sdg_goals) values (md5('{0}')::uuid, '{0}', '{{\"fr\": \"Néologismes\"}}', '{{}}', '{{}}')";
        await using var one = await OpenAsync();
        await using var other = await OpenAsync();
        await using var first = await one.BeginTransactionAsync();
        await using var second = await other.BeginTransactionAsync();
        await RunAsync(one, string.Format(System.Globalization.CultureInfo.InvariantCulture, Insert, "essai-un"));
        await RunAsync(other, "set local lock_timeout = '2s'; " + string.Format(System.Globalization.CultureInfo.InvariantCulture, Insert, "essai-deux"));
        await second.CommitAsync();
        await first.CommitAsync();
        Assert.Equal(2, (await FindAsync("néologisme", "[THEME]")).Length);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
