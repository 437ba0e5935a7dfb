using System.Buffers;
using System.Text.Json;
using Expect.Api.Import.Seeding;
using Expect.Api.GraphQL;
using Expect.Api.GraphQL.Documents;
using Expect.Api.Security;
using Expect.Api.Tests.Infrastructure;
using Expect.Persistence;
using Expect.Persistence.Hosting;
using Expect.Persistence.Import;
using Expect.Persistence.Reading.Execute;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Expect.Api.Tests.Plans;

/// <summary>A database with fictitious offers, and the compiler whose statements are explained on it.</summary>
/// <param name="scale">How many times 2 000 offers.</param>
/// <param name="rareSlugs">A pattern of the slugs among which the offers of the rare theme are.</param>
public sealed class PlanDatabase(int scale, string rareSlugs) : IAsyncLifetime
{
    private const int FewPages = 3;

    private EmbeddedPostgres? _postgres;
    private WebApplication? _application;
    private NpgsqlDataSource? _reading;
    private HttpClient? _client;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        _postgres = await PreparedCluster.Facts.StartAsync();
        await Seeder.SeedScaleAsync(_postgres.ConnectionString, scale, CancellationToken.None);
        await AddRareThemeAsync(_postgres.ConnectionString);
        _application = WebHost.Build("http://127.0.0.1:0", _postgres.ConnectionString);
        await _application.StartAsync();
        _client = new HttpClient { BaseAddress = new Uri(_application.Urls.First()) };
        _reading = ReaderSession.Open(_postgres.ConnectionString, TimeSpan.FromSeconds(60));
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        _client?.Dispose();
        if (_reading is not null)
        {
            await _reading.DisposeAsync();
        }

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

    /// <summary>What all statements of an operation touch, for an anonymous viewer in French.</summary>
    /// <returns>When planned for its values; and when prepared, after executions with frequent values, if it is ever prepared.</returns>
    public async Task<(Explanation Cold, Explanation? Warm)> ExplainAsync(PlannedOperation operation)
    {
        var (given, _) = await Walk.ToPageAsync(_client!, operation, operation.Given, FewPages + 1);
        var (frequent, _) = await Walk.ToPageAsync(_client!, operation, operation.Frequent, FewPages + 1);
        return await ExplainAsync(operation, given, frequent);
    }

    /// <summary>What the first page of an operation with a cursor touches, and what a page far from it does.</summary>
    /// <param name="operation">Its variables have a cursor and a size.</param>
    /// <param name="page">The number of the page; the last one where the list has fewer.</param>
    /// <returns>Both, prepared after executions with the cursor of the other where it is ever prepared; and how many items are before the page.</returns>
    public async Task<(Explanation First, Explanation Far, int Before)> ExplainFarAsync(PlannedOperation operation, int page)
    {
        var (second, _) = await Walk.ToPageAsync(_client!, operation, operation.Given, 2);
        var (far, before) = await Walk.ToPageAsync(_client!, operation, operation.Given, page);
        var first = await ExplainAsync(operation, operation.Given, operation.Given);
        var distant = await ExplainAsync(operation, far, second);
        return (first.Warm ?? first.Cold, distant.Warm ?? distant.Cold, before);
    }

    private async Task<(Explanation Cold, Explanation? Warm)> ExplainAsync(PlannedOperation operation, JsonElement values, JsonElement others)
    {
        var given = await CompileAsync(operation.Query, values);
        var frequent = await CompileAsync(operation.Query, others);
        Assert.Equal(given.Read.Sql, frequent.Read.Sql);
        if (!given.Read.Matches.IsEmpty)
        {
            return (await ExplainMatchAsync(given), null);
        }

        await using var connection = await _reading!.OpenConnectionAsync();
        Explanation? cold = null, warm = null;
        foreach (var statement in given.Read.Statements)
        {
            var planned = await Explainer.ColdAsync(connection, statement, given.Values);
            cold = cold?.Plus(planned) ?? planned;
            if (given.Read.IsPrepared)
            {
                var kept = await Explainer.WarmAsync(connection, statement, given.Values, frequent.Values);
                warm = warm?.Plus(kept) ?? kept;
            }
        }

        return (cold!, warm);
    }

    // What a match reads last depends on what it has read before: only the executor itself knows it.
    private async Task<Explanation> ExplainMatchAsync(CompiledOperation operation)
    {
        var explanations = new List<StatementExplanation>();
        var executor = _application!.Services.GetRequiredService<StatementExecutor>();
        await executor.ExecuteAsync(operation.Read, operation.Values, new ArrayBufferWriter<byte>(), explanations, CancellationToken.None);
        return explanations.Select(Explainer.Read).Aggregate((all, next) => all.Plus(next));
    }

    /// <summary>A theme that five of the offers have.</summary>
    private async Task AddRareThemeAsync(string connectionString)
    {
        var sql = $$"""
            insert into themes (id, source_id, code, name, sdg_goals)
            select md5('falconry')::uuid, source_id, 'falconry', '{"fr": "Fauconnerie"}', '{}' from themes where code = 'tourism';
            insert into offer_themes (offer_id, theme_id)
            select id, md5('falconry')::uuid from expertise_offers where slug like '{{rareSlugs}}' and status = 'PUBLISHED' limit 5;
            analyze themes, offer_themes;
            """;
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<CompiledOperation> CompileAsync(string query, JsonElement variables)
    {
        var services = _application!.Services;
        var document = await services.GetRequiredService<DocumentCache>().GetAsync(query, CancellationToken.None);
        var operation = OperationSelector.Select(document, null);
        var context = PublicationContexts.Of(operation, variables, null, Viewer.Anonymous, TimeProvider.System.GetUtcNow());
        return services.GetRequiredService<IReadCompiler>().Compile(
            operation, variables, Viewer.Anonymous, context, new Dictionary<string, string>());
    }
}
