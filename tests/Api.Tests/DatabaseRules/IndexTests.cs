namespace Expect.Api.Tests.DatabaseRules;

/// <summary>Every write pays for every index.</summary>
[Collection(RulesCollectionDefinition.Name)]
public sealed class IndexTests(RulesFixture rules)
{
    [Fact]
    public async Task No_index_is_the_beginning_of_another() => Assert.Empty(await NamesAsync("""
        with plain as (
            select i.indexrelid::regclass::text as name, i.indrelid, i.indkey::int2[] as columns, i.indisunique
            from pg_index i join pg_class c on c.oid = i.indexrelid join pg_am m on m.oid = c.relam
            where c.relnamespace = 'public'::regnamespace and i.indpred is null and m.amname = 'btree')
        select narrow.name from plain narrow join plain wide on wide.indrelid = narrow.indrelid and wide.name <> narrow.name
        where not narrow.indisunique and not 0 = any (narrow.columns) and wide.columns[0:cardinality(narrow.columns) - 1] = narrow.columns
        """));

    [Fact]
    public async Task Every_foreign_key_has_an_index_that_begins_with_it() => Assert.Empty(await NamesAsync("""
        select conname::text from pg_constraint k
        where contype = 'f' and connamespace = 'public'::regnamespace
            and not exists (select 1 from pg_index i where i.indrelid = k.conrelid and i.indkey[0] = k.conkey[1])
        """));

    private async Task<List<string>> NamesAsync(string sql)
    {
        await using var command = rules.Database.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var names = new List<string>();
        while (await reader.ReadAsync())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }
}
