using Npgsql;

namespace Expect.Benchmarks.Http;

/// <summary>What two writers of the same offer have left in the database.</summary>
internal static class WrittenRows
{
    // All rows of the two newest offers, without ids, moments and the numbers in their slugs.
    private const string Newest = """
        select regexp_replace(jsonb_build_object(
            'offer', to_jsonb(o) - '{id,created_at,updated_at}'::text[],
            'themes', (select jsonb_agg(t.theme_id) from offer_themes t where t.offer_id = o.id),
            'modalities', (select jsonb_agg(to_jsonb(m) - '{id,offer_id}'::text[]) from modalities m where m.offer_id = o.id),
            'slugs', (select jsonb_agg(to_jsonb(s) - '{id,item_id}'::text[]) from slugs s where s.item_id = o.id),
            'revisions', (select jsonb_agg(to_jsonb(r) - '{id,item_id,at,trace_id,actor_id}'::text[]) from revisions r where r.item_id = o.id),
            'changes', (select jsonb_agg(c.content_type) from changes c where c.item_id = o.id),
            'search', (select jsonb_agg(to_jsonb(d) - '{id,item_id}'::text[] order by d.language) from search_documents d where d.item_id = o.id)
        )::text, '\d{10}', '', 'g')
        from expertise_offers o where o.slug like $1 order by o.created_at desc limit 2
        """;

    /// <summary>Whether the two newest offers are the same in all tables; says where they are not.</summary>
    /// <param name="connectionString">The database.</param>
    /// <param name="slugs">What the slugs of the offers begin with.</param>
    public static async Task<bool> AreEqualAsync(string connectionString, string slugs)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(Newest);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = slugs + "%" });
        var rows = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            rows.Add(reader.GetString(0));
        }

        if (rows is [var one, var other] && one == other)
        {
            return true;
        }

        Console.Error.WriteLine("The rows that were written differ, so there is nothing to compare:\n  " + string.Join("\n  ", rows));
        return false;
    }
}
