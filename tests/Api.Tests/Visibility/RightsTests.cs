using System.Collections.Immutable;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Expect.Api.GraphQL.Schema;
using Expect.Api.Tests.Infrastructure;
using Expect.Domain.Identity;
using Expect.Persistence;
using Expect.Persistence.Catalog;
using Expect.Persistence.Identity;
using Expect.Persistence.Reading;
using Npgsql;

namespace Expect.Api.Tests.Visibility;

/// <summary>Who reads what: for each role and type the items that SQL written by hand from the rights table says, whatever the way to them.</summary>
[Collection(ServiceCollectionDefinition.Name)]
public sealed class RightsTests(ServiceFixture service)
{
    private const string Preview = " @inContext(preview: true)";

    // Drafts and applications of a territory that the contributor speaks for, and of one that it does not.
    internal const string Hidden = """
        set session_replication_role = replica;
        insert into expertise_offers (id, territory_id, title, summary, slug, languages, status)
        select md5('own offer' || slug)::uuid, id, '{"fr": "Brouillon inédit"}', '{"fr": "Brouillon inédit"}', 'brouillon-' || slug, '{FR}', 'DRAFT'
        from territories where slug in ('nord', 'seine-saint-denis');
        insert into practices (id, territory_id, kind, title, slug, scale, international, partner_kinds, status)
        select md5('own practice' || slug)::uuid, id, 'METHOD', '{"fr": "Brouillon inédit"}', 'pratique-' || slug, 'NATIONAL', true, '{}', 'DRAFT'
        from territories where slug in ('nord', 'seine-saint-denis');
        insert into label_applications (id, label_id, applicant_id, theme_id, status)
        select md5('own candidature' || t.slug)::uuid, md5('Label:EXPE-CT')::uuid, t.id, h.id, 'DRAFT'
        from territories t, themes h where t.slug in ('nord', 'seine-saint-denis') and h.code = 'tourism';
        insert into projects (id, kind, title, slug, status, lead_id)
        select md5('own project' || slug)::uuid, 'PROJECT', '{"fr": "Projet inédit"}', 'projet-' || slug, 'DRAFT', id
        from territories where slug in ('nord', 'seine-saint-denis');
        insert into funding_applications (id, project_id, funder_id, requested_amount, requested_amount_currency, status, confidential)
        select md5('own application' || slug)::uuid, md5('own project' || slug)::uuid, md5('Organization:afd')::uuid, 99, 'EUR', 'SUBMITTED', true
        from territories where slug in ('nord', 'seine-saint-denis');
        insert into releases (id, name, status) select md5('release ' || status)::uuid, 'Rentrée', status from (values ('OPEN'), ('DISCARDED')) as s (status);
        set session_replication_role = origin;
        select reconcile_changes();
        select search_rebuild();
        """;

    private static readonly ContentCatalog Catalog = PersistenceServices.BuildCatalog();

    [Fact]
    public async Task Every_role_reads_what_the_table_of_rights_says_by_every_way()
    {
        var database = await service.CreateDatabaseAsync("rights_of_roles");
        await ExecuteAsync(database, Hidden);
        await using var store = new ApiTokenStore(database);
        await using var application = await ServiceFixture.StartServiceAsync(database);
        foreach (var role in Enum.GetValues<Role>().Select(role => (Role?)role).Prepend(null))
        {
            using var client = ServiceFixture.ClientOf(application);
            client.DefaultRequestHeaders.Authorization = await AuthorizationAsync(store, role);
            foreach (var preview in role is Role.CONTRIBUTOR or Role.EDITOR or Role.ADMIN ? [false, true] : new[] { false })
            {
                foreach (var right in ReadRight.All)
                {
                    await CheckAsync(client, database, right, role, preview);
                }
            }
        }
    }

    [Fact]
    public void The_table_of_rights_names_every_type() =>
        Assert.Equal(Catalog.Types.Where(type => type.IsContent).Select(type => (type.Name, type.PluralField)).Order(), ReadRight.All.Select(right => (right.Type, (string?)right.Root)).Order());

    private static async Task CheckAsync(HttpClient client, string database, ReadRight right, Role? role, bool preview)
    {
        // Of the thousands of items those that are hidden from somebody, as far as a request may name them.
        var sample = await IdsAsync(database, right, $"true order by ({right.Everybody}) is true, id limit 60");
        var visible = await IdsAsync(database, right, right.Of(role, preview));
        var wanted = sample.Where(visible.Contains).ToImmutableArray();
        var place = $"{role?.ToString() ?? "anonymous"} {right.Type} preview {preview}";
        var data = JsonDocument.Parse(await AskAsync(client, new
        {
            query = $$"""
                query ($f: {{right.Type}}FilterInput, $ids: [ID!]!){{(preview ? Preview : "")}} {
                  all: {{right.Root}} { totalCount aggregate { count } groupBy(by: [UPDATED_AT_YEAR], first: 100) { count } }
                  filtered: {{right.Root}}(where: $f, first: 100, order: [{updatedAt: DESC}]) { totalCount nodes { id } }
                  rest: {{right.Root}}(where: {not: $f}) { totalCount }
                  nodes(ids: $ids) { id } node(id: "{{sample.First()}}") { id }
                  {{string.Concat(Relations(right.Type).Select(relation => relation.Selection))}}
                }
                """,
            variables = new { f = new { id = new { @in = sample } }, ids = sample },
        })).RootElement.GetProperty("data");

        Assert.True(wanted.SequenceEqual(Ids(data.GetProperty("filtered").GetProperty("nodes"))), place);
        Assert.True(wanted.SequenceEqual(Ids(data.GetProperty("nodes"))), place);
        Assert.True((data.GetProperty("node").ValueKind == JsonValueKind.Object) == visible.Contains(sample.First()), place);
        Assert.True(visible.Length == data.GetProperty("all").GetProperty("totalCount").GetInt32(), place);
        Assert.True(visible.Length == data.GetProperty("all").GetProperty("aggregate").GetProperty("count").GetInt32(), place);
        Assert.True(visible.Length == data.GetProperty("all").GetProperty("groupBy").EnumerateArray().Sum(group => group.GetProperty("count").GetInt32()), place);
        Assert.True(data.GetProperty("rest").GetProperty("totalCount").GetInt32() == visible.Length - wanted.Length, place);
        foreach (var (name, _) in Relations(right.Type))
        {
            CheckRelation(data.GetProperty(name), visible, $"{place} by {name}");
        }

        await CheckSearchAsync(client, right, visible, preview, place);
        await CheckFeedAsync(client, right, await IdsAsync(database, right, right.Of(role is Role.EDITOR or Role.ADMIN ? Role.EDITOR : null, preview && role is Role.EDITOR or Role.ADMIN)), preview, place);
    }

    // The relations that lead to items of a type: what is nested shows what is visible, and nothing hidden takes part in a condition.
    private static IEnumerable<(string Name, string Selection)> Relations(string type) =>
        from parent in Catalog.Types.Where(parent => parent is { IsContent: true, PluralField: not null })
        from relation in parent.Fields
        where relation is ToManyField { Form: ToManyForm.Connection } many && many.Target == type || relation is ToOneField { Name: not "source" } one && one.Target == type
        let name = $"{parent.PluralField}_{relation.Name}"
        select (name, relation is ToManyField
            ? $$"""
                {{name}}: {{parent.PluralField}}(first: 6, where: { {{relation.Name}}: { some: $f } }) { totalCount nodes { {{relation.Name}}(first: 60, where: $f) { totalCount nodes { id } } } }

                """
            : $$"""
                {{name}}: {{parent.PluralField}}(first: 20, where: { {{relation.Name}}: $f }) { totalCount nodes { {{relation.Name}} { id } } }

                """);

    private static void CheckRelation(JsonElement parents, ImmutableArray<string> visible, string place)
    {
        foreach (var relation in parents.GetProperty("nodes").EnumerateArray().Select(parent => parent.EnumerateObject().Single().Value))
        {
            var items = relation.TryGetProperty("nodes", out var nodes) ? [.. nodes.EnumerateArray()] : new[] { relation };
            Assert.True(items.Length > 0 && items.All(item => visible.Contains(item.GetProperty("id").GetString()!)), place);
            Assert.True(!relation.TryGetProperty("totalCount", out var count) || count.GetInt32() == items.Length, place);
        }
    }

    private static async Task CheckSearchAsync(HttpClient client, ReadRight right, ImmutableArray<string> visible, bool preview, string place)
    {
        if (!SearchTable.IsSearchable(right.Type))
        {
            return;
        }

        var data = JsonDocument.Parse(await AskAsync(client, new
        {
            query = $$"""
                query{{(preview ? Preview : "")}} {
                  search(query: "inédit", types: [{{SchemaNames.ContentType(right.Type)}}], first: 100) { totalCount nodes { item { id } } }
                  list: {{right.Root}}(search: "inédit", first: 100) { totalCount nodes { id } } }
                """,
        })).RootElement.GetProperty("data");
        var hits = Ids(data.GetProperty("list").GetProperty("nodes"));
        Assert.True(hits.SequenceEqual(visible.Where(hits.Contains)), place);
        Assert.True(hits.SequenceEqual(Ids(data.GetProperty("search").GetProperty("nodes"), "item")), place);
        Assert.True(hits.Length == data.GetProperty("list").GetProperty("totalCount").GetInt32() && hits.Length == data.GetProperty("search").GetProperty("totalCount").GetInt32(), place);
    }

    // The feed is that of the public, of editors, or of editors who ask for a preview.
    private static async Task CheckFeedAsync(HttpClient client, ReadRight right, ImmutableArray<string> followed, bool preview, string place)
    {
        if (followed.Length > 5_000)
        {
            return; // thirty-five thousand communes, of which none is ever hidden
        }

        var listed = new List<string>();
        string? after = null;
        do
        {
            var page = JsonDocument.Parse(await AskAsync(client, new
            {
                query = $$"""query ($after: String){{(preview ? Preview : "")}} { changes(first: 1000, after: $after, types: [{{SchemaNames.ContentType(right.Type)}}]) { nodes { id operation } pageInfo { hasNextPage endCursor } } }""",
                variables = new { after },
            })).RootElement.GetProperty("data").GetProperty("changes");
            listed.AddRange(page.GetProperty("nodes").EnumerateArray().Where(change => change.GetProperty("operation").GetString() == "UPSERTED").Select(change => change.GetProperty("id").GetString()!));
            after = page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean() ? page.GetProperty("pageInfo").GetProperty("endCursor").GetString() : null;
        }
        while (after is not null);
        Assert.True(followed.SequenceEqual(listed.Order(StringComparer.Ordinal)), $"{place} in the feed");
    }

    private static async Task<AuthenticationHeaderValue?> AuthorizationAsync(ApiTokenStore store, Role? role) => role is null ? null : new AuthenticationHeaderValue(
        "Bearer", await store.CreateAsync(new NewApiToken($"{role}", [role.Value], [Scope.READ], role == Role.CONTRIBUTOR ? ["nord"] : ImmutableArray<string>.Empty, null), CancellationToken.None));

    private static ImmutableArray<string> Ids(JsonElement nodes, string? member = null) =>
        [.. nodes.EnumerateArray().Where(node => node.ValueKind != JsonValueKind.Null).Select(node => (member is null ? node : node.GetProperty(member)).GetProperty("id").GetString()!).Order(StringComparer.Ordinal)];

    private static async Task<ImmutableArray<string>> IdsAsync(string database, ReadRight type, string where)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand($"select id from {type.Table} where {where}");
        await using var rows = await command.ExecuteReaderAsync();
        var ids = new List<string>();
        while (await rows.ReadAsync())
        {
            ids.Add(new GlobalId(type.Type, rows.GetGuid(0)).ToString());
        }

        return [.. ids.Order(StringComparer.Ordinal)];
    }

    private static async Task<string> AskAsync(HttpClient client, object request)
    {
        using var response = await client.PostAsJsonAsync("/graphql", request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode && !text.Contains("\"errors\"", StringComparison.Ordinal), text);
        return text;
    }

    private static async Task ExecuteAsync(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
