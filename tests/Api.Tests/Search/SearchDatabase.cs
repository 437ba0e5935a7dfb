using System.Text.Json;
using Expect.Api.Tests.Infrastructure;
using Microsoft.AspNetCore.Builder;
using Npgsql;

namespace Expect.Api.Tests.Search;

/// <summary>A database of one's own, with a practice that joins the programme's offer to its project, and a service over it.</summary>
public abstract class SearchDatabase(ServiceFixture service) : IAsyncLifetime
{
    private const string Content = """
        begin;
        insert into practices (id, territory_id, kind, title, slug, scale, international, partner_kinds, status, published_at)
        select md5('observatory')::uuid, id, 'OBSERVATORY', '{"fr": "Observatoire essai"}', 'observatoire-essai', 'LOCAL', true, '{}', 'PUBLISHED', '2021-01-01Z'
            from territories where slug = 'seine-saint-denis';
        insert into offer_practices (offer_id, practice_id) values (md5('ExpertiseOffer:93')::uuid, md5('observatory')::uuid);
        insert into project_practices (project_id, practice_id) values (md5('Project:territoires-protecteurs')::uuid, md5('observatory')::uuid);
        insert into articles (id, kind, title, lead, body, status) values
            (md5('many words')::uuid, 'ARTICLE', '{"fr": "Les écoles municipales", "en": "Winning libraries", "es": "Ciudades sostenibles"}',
                '{"fr": "Formations à l’égalité & <b>évaluation</b>"}', '{"fr": "## Assainissement <script>alert(1)</script> des eaux"}', 'DRAFT');
        insert into article_slugs (id, article_id, language, slug) values (md5('slug many')::uuid, md5('many words')::uuid, 'FR', 'essai-mots');
        insert into organizations (id, name, acronym, slug, kind, status, published_at)
            values (md5('hidden organization')::uuid, '{"fr": "Zorglubie"}', 'ZGB', 'zorglubie', 'FUNDER', 'DRAFT', null);
        commit;
        begin;
        update articles set status = 'IN_REVIEW' where id = md5('many words')::uuid;
        update articles set status = 'PUBLISHED', published_at = '2026-01-01Z' where id = md5('many words')::uuid;
        commit;
        """;

    // Of whoever learns: two numbers, as the database has them.
    private const string Learners = "1163415621, 1818587758";

    private string _database = "";
    private WebApplication? _application;

    /// <summary>Talks to the service.</summary>
    protected HttpClient Client { get; private set; } = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        _database = await service.CreateDatabaseAsync($"search-{Guid.NewGuid():N}");
        await ExecuteAsync(Content);
        await LearnAsync();
        _application = await ServiceFixture.StartServiceAsync(_database);
        Client = ServiceFixture.ClientOf(_application);
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        Client?.Dispose();
        if (_application is not null)
        {
            await _application.DisposeAsync();
        }
    }

    /// <summary>A login that owns the database.</summary>
    protected string ConnectionString => _database;

    /// <summary>Opens a connection as the owner.</summary>
    protected async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(_database);
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>Runs statements as the owner.</summary>
    protected async Task ExecuteAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Learns what was written, unless the service has done so; it may be about it.</summary>
    protected async Task LearnAsync()
    {
        await using var connection = await OpenAsync();
        await LearnAsync(connection);
    }

    /// <summary>The same on a connection that keeps others from it.</summary>
    protected static async Task LearnAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("select search_learn(1000000)", connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>A connection. Until it is closed nobody learns, nor does the service, but who asks for it on it.</summary>
    protected async Task<NpgsqlConnection> KeepFromLearningAsync()
    {
        var connection = await OpenAsync();
        await using var command = new NpgsqlCommand($"select pg_advisory_lock({Learners})", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    /// <summary>The value of <c>data</c>; fails when there are errors.</summary>
    protected async Task<JsonElement> DataAsync(string query, object? variables = null)
    {
        var answer = await ServiceFixture.AskAsync(Client, query, variables);
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ValueKind == JsonValueKind.Undefined ? "" : errors.GetRawText());
        return answer.GetProperty("data");
    }

    /// <summary>The names of what a search finds, best first.</summary>
    protected async Task<string[]> FindAsync(string text, string types = "null", string directive = "")
    {
        var data = await DataAsync($$"""query ($text: String!) {{directive}} { search(query: $text, types: {{types}}, first: 100) { nodes { item { displayName } } } }""", new { text });
        return [.. data.GetProperty("search").GetProperty("nodes").EnumerateArray().Select(hit => hit.GetProperty("item").GetProperty("displayName").GetString() ?? "")];
    }

    /// <summary>Whether the public finds the programme's own offer.</summary>
    protected async Task<bool> FindsOfferAsync(string text)
    {
        var data = await DataAsync("query ($text: String!) { expertiseOffers(search: $text, first: 100) { nodes { slug } } }", new { text });
        return data.GetProperty("expertiseOffers").GetProperty("nodes").EnumerateArray()
            .Any(offer => offer.GetProperty("slug").GetString() == "lutte-contre-les-violences-faites-aux-femmes");
    }
}
