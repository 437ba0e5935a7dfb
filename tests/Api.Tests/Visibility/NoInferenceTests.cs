using System.Net.Http.Json;
using System.Text.Json;
using Expect.Api.Tests.Cases;
using Expect.Api.Tests.Infrastructure;
using Expect.Api.Tests.Properties;
using Expect.Persistence;
using Expect.Persistence.Catalog;
using Expect.Persistence.Hosting;
using Microsoft.AspNetCore.Builder;
using Npgsql;

namespace Expect.Api.Tests.Visibility;

/// <summary>
/// What a viewer may not see cannot be inferred: every case, and more operations made to look for hidden rows, has the same
/// answer whether hidden rows exist or not. The rows are deleted by SQL written by hand from the rights table.
/// </summary>
public sealed class NoInferenceTests : IAsyncLifetime
{
    private const string AddHidden = """
        set session_replication_role = replica;
        insert into expertise_offers (id, territory_id, title, summary, slug, languages, status, label_award_id)
        select md5('hidden offer')::uuid, id, '{"fr": "Offre cachée"}', '{"fr": "Offre cachée"}', 'offre-cachee', '{FR,AR}', 'DRAFT', md5('LabelAward:93:EXPE-CT')::uuid
        from territories where slug = 'seine-saint-denis';
        insert into offer_themes select md5('hidden offer')::uuid, id from themes where code = 'violence-against-women';
        insert into modalities (id, offer_id, form, one_off) values (md5('hidden modality')::uuid, md5('hidden offer')::uuid, 'ONE_OFF_MISSION', true);
        insert into projects (id, kind, title, slug, status, lead_id)
        select md5('hidden project')::uuid, 'PROJECT', '{"fr": "Projet caché"}', 'projet-cache', 'DRAFT', id from territories where slug = 'seine-saint-denis';
        insert into project_partners (id, project_id, territory_id, role)
        select md5('hidden partner')::uuid, md5('hidden project')::uuid, id, 'LEAD' from territories where slug = 'seine-saint-denis';
        insert into fundings (id, project_id, funder_id, awarded_amount, awarded_amount_currency, signed_on, status)
        values (md5('hidden funding')::uuid, md5('hidden project')::uuid, md5('Organization:afd')::uuid, 77, 'EUR', '2026-06-01', 'COMMITTED');
        insert into funding_applications (id, project_id, funder_id, requested_amount, requested_amount_currency, status, confidential)
        values (md5('hidden application')::uuid, md5('Project:territoires-protecteurs')::uuid, md5('Organization:afd')::uuid, 99, 'EUR', 'SUBMITTED', true);
        insert into disbursements (id, funding_id, amount, amount_currency, paid_on) values (md5('hidden payment')::uuid, md5('hidden funding')::uuid, 7, 'EUR', '2026-06-02');
        insert into practices (id, territory_id, kind, title, slug, scale, international, partner_kinds, status)
        select md5('hidden practice')::uuid, id, 'METHOD', '{"fr": "Pratique cachée"}', 'pratique-cachee', 'NATIONAL', true, '{}', 'DRAFT' from territories where slug = 'seine-saint-denis';
        insert into offer_practices values (md5('ExpertiseOffer:93')::uuid, md5('hidden practice')::uuid);
        insert into project_practices values (md5('Project:territoires-protecteurs')::uuid, md5('hidden practice')::uuid);
        insert into practice_replications (id, practice_id, territory_id) select md5('hidden replication')::uuid, md5('hidden practice')::uuid, id from territories where slug = 'nord';
        insert into project_countries (id, project_id, country_id) select md5('hidden country')::uuid, md5('hidden project')::uuid, id from countries where iso2 = 'TN';
        insert into label_applications (id, label_id, applicant_id, theme_id, status)
        select md5('hidden candidature')::uuid, md5('Label:EXPE-CT')::uuid, t.id, h.id, 'DRAFT' from territories t, themes h where t.slug = 'nord' and h.code = 'tourism';
        insert into articles (id, kind, title, status) values (md5('hidden article')::uuid, 'ARTICLE', '{"fr": "Article caché"}', 'DRAFT');
        insert into article_slugs (id, article_id, language, slug) values (md5('hidden slug')::uuid, md5('hidden article')::uuid, 'FR', 'article-cache');
        insert into article_links (id, article_id, target_type, target_id, position)
        select md5('hidden link' || id)::uuid, id, 'Practice', md5('hidden practice')::uuid, 99 from articles;
        insert into assets (id, file_name, sha256, mime_type, byte_size, width, height) values (md5('hidden asset')::uuid, 'cache.png', repeat('c', 64), 'image/png', 1, 1, 1);
        insert into article_images (id, article_id, asset_id, position) values (md5('hidden place')::uuid, md5('hidden article')::uuid, md5('hidden asset')::uuid, 1);
        insert into organizations (id, name, slug, kind, status) values (md5('hidden organization')::uuid, '{"fr": "Organisation cachée"}', 'organisation-cachee', 'FUNDER', 'DRAFT');
        insert into project_partners (id, project_id, organization_id, role)
        values (md5('hidden organization partner')::uuid, md5('Project:territoires-protecteurs')::uuid, md5('hidden organization')::uuid, 'FUNDER');
        """;

    private const string DeleteHidden = """
        set session_replication_role = replica;
        create temporary table hidden_offers as select id from expertise_offers
            where status <> 'PUBLISHED' or publish_at > now() or unpublish_at <= now();
        create temporary table hidden_projects as select id from projects
            where status <> 'PUBLISHED' or publish_at > now() or unpublish_at <= now();
        create temporary table hidden_applications as select id from funding_applications
            where status = 'DRAFT' or confidential or project_id in (select id from hidden_projects);
        delete from offer_themes where offer_id in (select id from hidden_offers);
        delete from modalities where offer_id in (select id from hidden_offers);
        delete from offer_target_countries where offer_id in (select id from hidden_offers);
        delete from expertise_offers where id in (select id from hidden_offers);
        update expertise_offers set label_award_id = null where label_award_id in (select id from label_awards where status = 'WITHDRAWN');
        delete from label_awards where status = 'WITHDRAWN';
        delete from fundings where project_id in (select id from hidden_projects);
        update fundings set application_id = null where application_id in (select id from hidden_applications);
        delete from funding_applications where id in (select id from hidden_applications);
        delete from project_partners where project_id in (select id from hidden_projects);
        delete from project_themes where project_id in (select id from hidden_projects);
        delete from projects where id in (select id from hidden_projects);
        create temporary table hidden_practices as select id from practices
            where status <> 'PUBLISHED' or publish_at > now() or unpublish_at <= now();
        create temporary table hidden_articles as select id from articles
            where status <> 'PUBLISHED' or publish_at > now() or unpublish_at <= now();
        create temporary table hidden_organizations as select id from organizations
            where status <> 'PUBLISHED' or publish_at > now() or unpublish_at <= now();
        delete from disbursements where funding_id not in (select id from fundings);
        delete from project_countries where project_id in (select id from hidden_projects);
        delete from project_practices where project_id in (select id from hidden_projects) or practice_id in (select id from hidden_practices);
        delete from offer_practices where offer_id in (select id from hidden_offers) or practice_id in (select id from hidden_practices);
        delete from practice_replications where practice_id in (select id from hidden_practices);
        delete from practices where id in (select id from hidden_practices);
        delete from label_applications;
        delete from article_links where article_id in (select id from hidden_articles) or target_id in (
            select id from hidden_practices union all select id from hidden_offers union all select id from hidden_projects
            union all select id from hidden_articles union all select id from hidden_organizations);
        delete from article_slugs where article_id in (select id from hidden_articles);
        delete from article_images where article_id in (select id from hidden_articles);
        delete from articles where id in (select id from hidden_articles);
        delete from assets where id not in (select asset_id from article_images);
        alter table fundings alter funder_id drop not null;
        alter table funding_applications alter funder_id drop not null;
        alter table funding_schemes alter funder_id drop not null;
        alter table project_partners drop constraint ck_project_partners_one;
        update fundings set funder_id = null where funder_id in (select id from hidden_organizations);
        update funding_applications set funder_id = null where funder_id in (select id from hidden_organizations);
        update funding_schemes set funder_id = null where funder_id in (select id from hidden_organizations);
        update project_partners set organization_id = null where organization_id in (select id from hidden_organizations);
        delete from organizations where id in (select id from hidden_organizations);
        """;

    private static readonly ContentCatalog Catalog = PersistenceServices.BuildCatalog();

    private static readonly int Rounds = Environment.GetEnvironmentVariable("EXPECT_LONG") == "1" ? 200 : 20;


    private static readonly string[] Seekers =
    [
        "{ territory(by: {slug: \"seine-saint-denis\"}) { expertiseOfferCount labelAwardCount expertiseOffers { totalCount nodes { slug } } projects { totalCount edges { role node { slug } } } fundings { totalCount nodes { signedOn } } fundingApplications { totalCount nodes { requestedAmount { amount } } } } }",
        "{ expertiseOffer(by: {slug: \"offre-cachee\"}) { slug } project(by: {slug: \"projet-cache\"}) { slug } }",
        "{ territories(where: {expertiseOffers: {some: {slug: {startsWith: \"offre-cachee\"}}}}) { totalCount } }",
        "{ territories(where: {expertiseOffers: {all: {title: {contains: \"femmes\"}}, any: true}}, first: 100) { totalCount nodes { slug } } }",
        "{ territories(order: [{expertiseOfferCount: DESC}, {slug: ASC}], first: 100) { nodes { slug expertiseOfferCount } } }",
        "{ territories(where: {expertiseOfferCount: {gt: 1}}) { totalCount } }",
        "{ expertiseOffers(order: [{labelAward: {awardedOn: DESC}}, {slug: ASC}], first: 100) { nodes { slug labelAward { awardedOn } } } }",
        "{ expertiseOffers(where: {labelAward: {status: {neq: ACTIVE}}}) { totalCount } }",
        "{ fundings(order: [{application: {requestedAmount: {amount: DESC}}}], first: 100) { nodes { awardedAmount { amount } application { status } } } }",
        "{ fundings(where: {application: {requestedAmount: {amount: {gte: 1}}}}) { totalCount } }",
        "{ projects(where: {fundingApplications: {none: {requestedAmount: {amount: {eq: 99}}}}}, first: 100) { totalCount nodes { slug } } }",
        "{ projects(where: {lead: {slug: {eq: \"seine-saint-denis\"}}}) { totalCount nodes { slug } } }",
        "{ matchOffers(criteria: {themes: [\"violence-against-women\"], languages: [AR], country: \"TN\", oneOff: true}, first: 100) { score offer { slug labelAward { status } } reasons { points explanation } } }",
        "{ matchOffers(criteria: {themes: [\"gender-equality\"]}, first: 100) { score offer { slug } reasons { criterion points } } }",
        "{ themes(first: 100) { nodes { code expertiseOffers { totalCount } labelAwards { totalCount } } } }",
        "{ countries(first: 300) { nodes { iso2 servingOffers(first: 1) { totalCount nodes { slug } } } } }",
        "{ labels { nodes { awards(last: 50) { totalCount nodes { awardedOn status } } sessions { nodes { awards { totalCount } } } } } }",
    ];

    private EmbeddedPostgres? _postgres;
    private WebApplication? _application;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        _postgres = await PreparedCluster.Demonstration.StartAsync();
        await ExecuteAsync(CaseContent.Sql);
        _application = await ServiceFixture.StartServiceAsync(_postgres.ConnectionString);
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (_application is not null)
        {
            await _application.DisposeAsync();
        }

        if (_postgres is not null)
        {
            NpgsqlConnection.ClearAllPools();
            await _postgres.DisposeAsync();
        }
    }

    [Fact]
    public async Task Answers_are_the_same_with_and_without_hidden_rows()
    {
        using var client = ServiceFixture.ClientOf(_application!);
        await ExecuteAsync(AddHidden);
        var random = RandomOperations(await Sampler.ReadAsync(Catalog, _postgres!.ConnectionString));
        var with = await AskAllAsync(client, random);
        await ExecuteAsync(DeleteHidden);
        var without = await AskAllAsync(client, random);

        Assert.True(with.Count > 100, "There are too few operations to say anything.");
        Assert.All(with, (answer, i) => Assert.Equal(answer, without[i]));
    }

    // Filters, orders, counts, groups and nested lists over every root connection, with values of hidden rows among the others.
    private static List<object> RandomOperations(Sampler sampler)
    {
        var operations = new List<object>();
        foreach (var type in Catalog.Types.Where(type => type is { IsContent: true, PluralField: not null }))
        {
            var random = new Random(type.Name.Length * 7919);
            var keys = GroupKeys.Of(Catalog, type);
            for (var round = 0; round < Rounds; round++)
            {
                var nested = string.Concat(type.Fields.OfType<ToManyField>().Where(field => field.Form == ToManyForm.Connection && random.Next(2) == 0)
                    .Select(field => $" {field.Name}(first: 3) {{ totalCount nodes {{ id }} }}"));
                operations.Add(new
                {
                    query = $$"""
                        query ($f: {{type.Name}}FilterInput, $o: [{{type.Name}}SortInput!]) {
                          c: {{type.PluralField}}(where: $f, order: $o, first: 8) {
                            totalCount pageInfo { hasNextPage endCursor } nodes { id displayName{{nested}} }
                            aggregate { count countDistinct(of: UPDATED_AT_YEAR) }
                            groupBy(by: [{{keys[random.Next(keys.Length)].Name}}], first: 20) { count where }
                          }
                        }
                        """,
                    variables = new { f = new FilterGenerator(Catalog, sampler, random).Filter(type, 3), o = new OrderGenerator(Catalog, random).Order(type) },
                });
            }
        }

        return operations;
    }

    private static async Task<List<string>> AskAllAsync(HttpClient client, IEnumerable<object> random)
    {
        var answers = new List<string>();
        foreach (var name in CaseFile.Names())
        {
            var file = CaseFile.Read(name);
            object? variables = file.Variables.ValueKind == JsonValueKind.Undefined ? null : file.Variables;
            answers.Add($"{name}: {await AskAsync(client, new { query = file.Query, variables, operationName = file.OperationName })}");
        }

        foreach (var operation in random)
        {
            var answer = await AskAsync(client, operation);
            Assert.DoesNotContain("\"errors\"", answer, StringComparison.Ordinal);
            answers.Add($"{JsonSerializer.Serialize(operation)}: {answer}");
        }

        foreach (var query in Seekers)
        {
            var answer = await AskAsync(client, new { query });
            Assert.DoesNotContain("\"errors\"", answer, StringComparison.Ordinal);
            answers.Add($"{query}: {answer}");
        }

        return answers;
    }

    private static async Task<string> AskAsync(HttpClient client, object request)
    {
        using var response = await client.PostAsJsonAsync("/graphql", request);
        return await response.Content.ReadAsStringAsync();
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(_postgres!.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
