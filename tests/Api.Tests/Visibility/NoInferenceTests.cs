using System.Net.Http.Json;
using System.Text.Json;
using Expect.Api.Tests.Cases;
using Expect.Api.Tests.Infrastructure;
using Expect.Persistence;
using Expect.Persistence.Hosting;
using Expect.Persistence.Import;
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
        """;

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
        "{ themes(first: 100) { nodes { code expertiseOffers { totalCount } labelAwards { totalCount } } } }",
        "{ countries(first: 300) { nodes { iso2 servingOffers(first: 1) { totalCount nodes { slug } } } } }",
        "{ labels { nodes { awards(last: 50) { totalCount nodes { awardedOn status } } sessions { nodes { awards { totalCount } } } } } }",
    ];

    private EmbeddedPostgres? _postgres;
    private WebApplication? _application;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        _postgres = await EmbeddedPostgres.StartAsync(EmbeddedPostgresOptions.ForTests(), CancellationToken.None);
        await Migrator.MigrateAsync(_postgres.ConnectionString, CancellationToken.None);
        await new ReferenceDataImporter().ImportAsync(_postgres.ConnectionString, null, CancellationToken.None);
        await Seeder.SeedFactsAsync(_postgres.ConnectionString, CancellationToken.None);
        await Seeder.SeedScaleAsync(_postgres.ConnectionString, 1, CancellationToken.None);
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
        var with = await AskAllAsync(client);
        await ExecuteAsync(DeleteHidden);
        var without = await AskAllAsync(client);

        Assert.True(with.Count > 100, "There are too few operations to say anything.");
        Assert.All(with, (answer, i) => Assert.Equal(answer, without[i]));
    }

    private static async Task<List<string>> AskAllAsync(HttpClient client)
    {
        var answers = new List<string>();
        foreach (var name in CaseFile.Names())
        {
            var file = CaseFile.Read(name);
            object? variables = file.Variables.ValueKind == JsonValueKind.Undefined ? null : file.Variables;
            answers.Add($"{name}: {await AskAsync(client, new { query = file.Query, variables, operationName = file.OperationName })}");
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
