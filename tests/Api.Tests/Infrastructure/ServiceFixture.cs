using System.Net.Http.Json;
using System.Text.Json;
using Expect.Api.Assets;
using Expect.Persistence.Hosting;
using Microsoft.AspNetCore.Builder;
using Npgsql;

namespace Expect.Api.Tests.Infrastructure;

/// <summary>
/// A private PostgreSQL with the reference data, the programme's facts, fictitious content and rows of every type
/// (<see cref="CaseContent"/>), and the service over it.
/// Shared by all tests of the collection; tests that write use a database of their own (<see cref="CreateDatabaseAsync"/>).
/// </summary>
public sealed class ServiceFixture : IAsyncLifetime
{
    /// <summary>The editors' token of every service that is started here.</summary>
    public const string EditorToken = "editor-of-the-tests";

    private const string Template = "content_template";

    // Tests of the collection run one after the other, and none needs as many at a time.
    private const int MostDatabases = 6;

    private readonly Queue<string> _databases = new();

    private EmbeddedPostgres? _postgres;
    private WebApplication? _application;

    /// <summary>A login that owns the database.</summary>
    public string ConnectionString { get; private set; } = "";

    /// <summary>Talks to the service.</summary>
    public HttpClient Client { get; private set; } = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        _postgres = await PreparedCluster.Demonstration.StartAsync();
        ConnectionString = _postgres.ConnectionString;
        await using (var source = NpgsqlDataSource.Create(ConnectionString))
        await using (var content = source.CreateCommand(CaseContent.Sql + "select search_learn(1000000)"))
        {
            await content.ExecuteNonQueryAsync();
        }

        // A database is copied only while nobody is connected to it: nobody ever connects to the template.
        NpgsqlConnection.ClearAllPools();
        await CopyAsync(new NpgsqlConnectionStringBuilder(ConnectionString).Database!, Template);
        _application = await StartServiceAsync(ConnectionString);
        Client = ClientOf(_application);
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        Client?.Dispose();
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

    /// <summary>A new database with a copy of the content, for tests that write. Those of earlier tests are dropped.</summary>
    public async Task<string> CreateDatabaseAsync(string name)
    {
        while (_databases.Count >= MostDatabases)
        {
            await ExecuteAsync($"drop database \"{_databases.Dequeue()}\" with (force)");
        }

        await CopyAsync(Template, name);
        _databases.Enqueue(name);
        return new NpgsqlConnectionStringBuilder(ConnectionString) { Database = name }.ConnectionString;
    }

    /// <summary>The service over a database, listening on a free port.</summary>
    public static async Task<WebApplication> StartServiceAsync(string connectionString, params KeyValuePair<string, string?>[] settings)
    {
        Environment.SetEnvironmentVariable(ApiServices.EditorTokenSetting, EditorToken);
        Environment.SetEnvironmentVariable(AssetSettings.DirectorySetting, TestFiles.Directory);
        var application = WebHost.Build("http://127.0.0.1:0", connectionString, settings);
        await application.StartAsync();
        return application;
    }

    /// <summary>A client of a service.</summary>
    public static HttpClient ClientOf(WebApplication application) => new() { BaseAddress = new Uri(application.Urls.First()) };

    /// <summary>A client of a service that asks as an editor.</summary>
    public static HttpClient EditorOf(WebApplication application)
    {
        var client = ClientOf(application);
        client.DefaultRequestHeaders.Authorization = new("Bearer", EditorToken);
        return client;
    }

    /// <summary>The whole answer to an operation.</summary>
    public Task<JsonElement> AskAsync(string query, object? variables = null) => AskAsync(Client, query, variables);

    /// <summary>The whole answer of a service to an operation.</summary>
    public static async Task<JsonElement> AskAsync(HttpClient client, string query, object? variables = null)
    {
        using var response = await client.PostAsJsonAsync("/graphql", new { query, variables });
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }

    /// <summary>The value of <c>data</c>; fails when there are errors.</summary>
    public async Task<JsonElement> DataAsync(string query, object? variables = null)
    {
        var answer = await AskAsync(query, variables);
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ValueKind == JsonValueKind.Undefined ? "" : errors.ToString());
        return answer.GetProperty("data");
    }

    /// <summary>The single value of an SQL query, as the owner.</summary>
    public async Task<object?> ScalarAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    // By files: going through the log, as PostgreSQL does by itself, takes seconds for a hundred megabytes.
    private Task CopyAsync(string from, string to) => ExecuteAsync($"create database \"{to}\" template \"{from}\" strategy file_copy");

    private async Task ExecuteAsync(string sql)
    {
        await using var maintenance = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(ConnectionString) { Database = "postgres", Pooling = false }.ConnectionString);
        await using var command = maintenance.CreateCommand(sql);
        command.CommandTimeout = 120;
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>The tests of reading, which share one service.</summary>
[CollectionDefinition(Name)]
public sealed class ServiceCollectionDefinition : ICollectionFixture<ServiceFixture>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "service";
}

/// <summary>The tests of writing, which share another: they run beside those of reading.</summary>
[CollectionDefinition(Name)]
public sealed class WritingCollectionDefinition : ICollectionFixture<ServiceFixture>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "writing service";
}
