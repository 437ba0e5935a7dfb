using System.Collections.Immutable;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Expect.Api.Tests.Infrastructure;
using Expect.Domain.Identity;
using Expect.Persistence.Identity;
using Expect.Persistence.Reading;
using Npgsql;

namespace Expect.Api.Tests.Visibility;

/// <summary>Who reads what: for each role and type the items that SQL written by hand from the rights table says, whatever the way to them.</summary>
[Collection(ServiceCollectionDefinition.Name)]
public sealed class RightsTests(ServiceFixture service)
{
    private const string Own = "(select id from territories where slug = 'nord')";
    private const string Preview = " @inContext(preview: true)";
    private const string Published = "status = 'PUBLISHED' and (publish_at is null or publish_at <= now()) and (unpublish_at is null or unpublish_at > now())";
    private const string PublicFunding =
        "status <> 'DRAFT' and not confidential and exists (select 1 from projects p where p.id = project_id and p.status = 'PUBLISHED')";

    // Drafts and applications of a territory that the contributor speaks for, and of one that it does not.
    private const string Hidden = """
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
        """;

    private static readonly (string Type, string Root, string Table)[] Types =
    [
        ("ExpertiseOffer", "expertiseOffers", "expertise_offers"), ("Practice", "practices", "practices"), ("Project", "projects", "projects"),
        ("LabelApplication", "labelApplications", "label_applications"), ("FundingApplication", "fundingApplications", "funding_applications"),
        ("LabelAward", "labelAwards", "label_awards"),
    ];

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
                foreach (var (type, root, table) in Types)
                {
                    await CheckAsync(client, database, (type, root, table), role, preview);
                }
            }
        }
    }

    [Fact]
    public async Task A_contributor_cannot_infer_drafts_of_other_territories()
    {
        var database = await service.CreateDatabaseAsync("rights_of_contributors");
        await ExecuteAsync(database, Hidden);
        await using var store = new ApiTokenStore(database);
        await using var application = await ServiceFixture.StartServiceAsync(database);
        using var client = ServiceFixture.ClientOf(application);
        client.DefaultRequestHeaders.Authorization = await AuthorizationAsync(store, Role.CONTRIBUTOR);
        string[] seekers =
        [
            $"query{Preview} {{ expertiseOffers(first: 100, order: [{{title: DESC}}, {{slug: ASC}}]) {{ totalCount nodes {{ slug territory {{ slug expertiseOfferCount }} }} aggregate {{ count }} }} }}",
            $"query{Preview} {{ territories(where: {{expertiseOffers: {{some: {{slug: {{startsWith: \"brouillon-\"}}}}}}}}) {{ totalCount nodes {{ slug }} }} }}",
            $"query{Preview} {{ territories(where: {{practices: {{none: {{slug: {{startsWith: \"pratique-\"}}}}}}}}, first: 100) {{ totalCount nodes {{ slug }} }} }}",
            $"query{Preview} {{ territories(order: [{{expertiseOfferCount: DESC}}, {{slug: ASC}}], first: 20) {{ nodes {{ slug expertiseOfferCount }} }} }}",
            $"query{Preview} {{ search(query: \"brouillon inédit\") {{ totalCount nodes {{ item {{ id displayName }} }} }} }}",
            $"query{Preview} {{ expertiseOffer(by: {{slug: \"brouillon-seine-saint-denis\"}}) {{ slug }} }}",
            "{ labelApplications(first: 100) { totalCount nodes { status applicant { slug } } } labels { nodes { applications { totalCount } } } }",
            "{ fundingApplications(first: 100) { totalCount nodes { requestedAmount { amount } project { slug } } aggregate { count } } }",
            "{ projects(where: {fundingApplications: {some: {requestedAmount: {amount: {eq: 99}}}}}) { totalCount } }",
            "{ changes(first: 1000) { totalCount } }",
        ];
        var with = await AskAllAsync(client, seekers);
        await ExecuteAsync(database, """
            set session_replication_role = replica;
            delete from expertise_offers where slug = 'brouillon-seine-saint-denis';
            delete from practices where slug = 'pratique-seine-saint-denis';
            delete from label_applications where applicant_id not in (select id from territories where slug = 'nord');
            delete from funding_applications where project_id in (select id from projects where slug = 'projet-seine-saint-denis');
            delete from projects where slug = 'projet-seine-saint-denis';
            """);
        Assert.Equal(with, await AskAllAsync(client, seekers));
        Assert.Contains("\"nord\"", with[1], StringComparison.Ordinal);
    }

    private static async Task CheckAsync(HttpClient client, string database, (string Type, string Root, string Table) type, Role? role, bool preview)
    {
        // Of the thousands of items those that are hidden from somebody, as far as a request may name them.
        var sample = await IdsAsync(database, type, $"true order by ({Visible(type.Type, null, preview: false)}) is true, id limit 90");
        var visible = await IdsAsync(database, type, Visible(type.Type, role, preview));
        var wanted = sample.Where(visible.Contains).ToImmutableArray();
        var context = preview ? Preview : "";
        var where = new { f = new { id = new { @in = sample } }, ids = sample };
        var data = JsonDocument.Parse(await AskAsync(client, new
        {
            query = $$"""
                query ($f: {{type.Type}}FilterInput, $ids: [ID!]!){{context}} {
                  all: {{type.Root}} { totalCount aggregate { count } groupBy(by: [UPDATED_AT_YEAR], first: 100) { count } }
                  filtered: {{type.Root}}(where: $f, first: 100, order: [{updatedAt: DESC}]) { totalCount nodes { id } }
                  rest: {{type.Root}}(where: {not: $f}) { totalCount }
                  nodes(ids: $ids) { id }
                }
                """,
            variables = where,
        })).RootElement.GetProperty("data");
        var place = $"{role?.ToString() ?? "anonymous"} {type.Type} preview {preview}";

        Assert.True(wanted.SequenceEqual(Ids(data.GetProperty("filtered").GetProperty("nodes"))), place);
        Assert.True(wanted.SequenceEqual(Ids(data.GetProperty("nodes"))), place);
        Assert.True(visible.Length == data.GetProperty("all").GetProperty("totalCount").GetInt32(), place);
        Assert.True(visible.Length == data.GetProperty("all").GetProperty("aggregate").GetProperty("count").GetInt32(), place);
        Assert.True(visible.Length == data.GetProperty("all").GetProperty("groupBy").EnumerateArray().Sum(group => group.GetProperty("count").GetInt32()), place);
        Assert.True(data.GetProperty("rest").GetProperty("totalCount").GetInt32() == visible.Length - wanted.Length, place);
    }

    // The rights, in SQL.
    private static string Visible(string type, Role? role, bool preview)
    {
        var isEditor = role is Role.EDITOR or Role.ADMIN;
        var isContributor = role == Role.CONTRIBUTOR;
        return type switch
        {
            "LabelAward" => isEditor ? "true" : "status in ('ACTIVE', 'RENEWED')",
            "LabelApplication" => isEditor || role == Role.COMMITTEE ? "true" : isContributor ? $"applicant_id in {Own}" : "false",
            "FundingApplication" when role == Role.FUNDING_OFFICER => "true",
            "FundingApplication" when isEditor && preview => "status <> 'DRAFT' and not confidential",
            "FundingApplication" => isContributor ? $"({PublicFunding}) or project_id in (select id from projects where lead_id in {Own})" : PublicFunding,
            _ when isEditor && preview => "true",
            "ExpertiseOffer" or "Practice" when isContributor && preview => $"({Published}) or territory_id in {Own}",
            _ => Published,
        };
    }

    private static async Task<AuthenticationHeaderValue?> AuthorizationAsync(ApiTokenStore store, Role? role) => role is null ? null : new AuthenticationHeaderValue(
        "Bearer", await store.CreateAsync(new NewApiToken($"{role}", [role.Value], [Scope.READ], role == Role.CONTRIBUTOR ? ["nord"] : ImmutableArray<string>.Empty, null), CancellationToken.None));

    private static ImmutableArray<string> Ids(JsonElement nodes) =>
        [.. nodes.EnumerateArray().Where(node => node.ValueKind != JsonValueKind.Null).Select(node => node.GetProperty("id").GetString()!).Order(StringComparer.Ordinal)];

    private static async Task<ImmutableArray<string>> IdsAsync(string database, (string Type, string Root, string Table) type, string where)
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

    private static async Task<List<string>> AskAllAsync(HttpClient client, IEnumerable<string> queries)
    {
        var answers = new List<string>();
        foreach (var query in queries)
        {
            answers.Add(await AskAsync(client, new { query }));
        }

        return answers;
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
