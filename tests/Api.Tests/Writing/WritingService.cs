using System.Text.Json;
using Expect.Api.Tests.Infrastructure;
using Microsoft.AspNetCore.Builder;
using Npgsql;

namespace Expect.Api.Tests.Writing;

/// <summary>A service over a database of its own, that tests write to.</summary>
public sealed class WritingService : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly NpgsqlDataSource _source;

    private WritingService(WebApplication application, NpgsqlDataSource source, string connectionString)
    {
        (_application, _source, ConnectionString) = (application, source, connectionString);
        (Editor, Anonymous) = (ServiceFixture.EditorOf(application), ServiceFixture.ClientOf(application));
    }

    /// <summary>A login that owns the database.</summary>
    public string ConnectionString { get; }

    /// <summary>What the service is made of.</summary>
    public IServiceProvider Services => _application.Services;

    /// <summary>Writes everything editorial.</summary>
    public HttpClient Editor { get; }

    /// <summary>Has no token.</summary>
    public HttpClient Anonymous { get; }

    /// <summary>A client with a token.</summary>
    public HttpClient With(string token)
    {
        var client = ServiceFixture.ClientOf(_application);
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }

    /// <summary>Starts one. The only revisions are those that the test writes: those of the content that is there are taken away.</summary>
    public static async Task<WritingService> StartAsync(ServiceFixture fixture, string database, params KeyValuePair<string, string?>[] settings)
    {
        var connectionString = await fixture.CreateDatabaseAsync(database);
        var service = new WritingService(await ServiceFixture.StartServiceAsync(connectionString, settings), NpgsqlDataSource.Create(connectionString), connectionString);
        await service.ScalarAsync("truncate revisions");
        return service;
    }

    /// <summary>The answer of a mutation's only root field to an editor.</summary>
    public async Task<JsonElement> WriteAsync(string mutation, object? variables = null)
    {
        var answer = await ServiceFixture.AskAsync(Editor, mutation, variables);
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ValueKind == JsonValueKind.Undefined ? "" : errors.ToString());
        return answer.GetProperty("data").EnumerateObject().Single().Value;
    }

    /// <summary>A draft of an offer of Paris that lacks nothing; its id.</summary>
    public async Task<string> CreateOfferAsync(string slug)
    {
        var payload = await WriteAsync(Offers.Create, new { input = Offers.Complete(slug) });
        Assert.Equal(JsonValueKind.Null, payload.GetProperty("errors").ValueKind);
        return payload.GetProperty("expertiseOffer").GetProperty("id").GetString()!;
    }

    /// <summary>The single value of an SQL query, as the owner.</summary>
    public async Task<object?> ScalarAsync(string sql)
    {
        await using var command = _source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Editor.Dispose();
        Anonymous.Dispose();
        await _application.DisposeAsync();
        await _source.DisposeAsync();
    }
}
