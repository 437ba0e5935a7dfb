using Expect.Api.Tests.Infrastructure;
using Expect.Persistence.Catalog;
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
        Assert.Equal(0L, await ScalarAsync(connection, "select count(*) from search_spellings where item_id = md5('many words')::uuid"));
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
