using System.Text.Json;
using Expect.Api.GraphQL;
using Expect.Api.GraphQL.Documents;
using Expect.Api.Security;
using Expect.Persistence;
using Expect.Persistence.Hosting;
using Expect.Persistence.Import;
using Expect.Persistence.Reading.Execute;
using Expect.Persistence.Reading.Shape;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Expect.Api.Tests.Plans;

/// <summary>A database with 200 000 offers, and the compiler whose statements are explained on it.</summary>
public sealed class LargeDatabase : IAsyncLifetime
{
    private const int Scale = 100;

    private EmbeddedPostgres? _postgres;
    private WebApplication? _application;
    private NpgsqlDataSource? _reading;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        _postgres = await EmbeddedPostgres.StartAsync(EmbeddedPostgresOptions.ForTests(), CancellationToken.None);
        await Migrator.MigrateAsync(_postgres.ConnectionString, CancellationToken.None);
        await new ReferenceDataImporter().ImportAsync(_postgres.ConnectionString, null, CancellationToken.None);
        await Seeder.SeedFactsAsync(_postgres.ConnectionString, CancellationToken.None);
        await Seeder.SeedScaleAsync(_postgres.ConnectionString, Scale, CancellationToken.None);
        _application = WebHost.Build("http://127.0.0.1:0", _postgres.ConnectionString);
        _reading = ReaderSession.Open(_postgres.ConnectionString, TimeSpan.FromSeconds(60));
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
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

    /// <summary>What all statements of an operation touch: buffers hit or read, and the kinds of plan nodes.</summary>
    /// <param name="query">The operation, for an anonymous viewer in French.</param>
    /// <param name="generic">Whether the plan for unknown values is wanted, as a prepared statement comes to use it.</param>
    public async Task<Explanation> ExplainAsync(string query, bool generic)
    {
        var services = _application!.Services;
        var document = await services.GetRequiredService<DocumentCache>().GetAsync(query, CancellationToken.None);
        var operation = OperationSelector.Select(document, null);
        var compiled = services.GetRequiredService<IReadCompiler>()
            .Compile(operation, default, Viewer.Anonymous, PublicationContext.Default, new Dictionary<string, string>());
        await using var connection = await _reading!.OpenConnectionAsync();
        await using var mode = new NpgsqlCommand($"set plan_cache_mode = {(generic ? "force_generic_plan" : "force_custom_plan")}", connection);
        await mode.ExecuteNonQueryAsync();
        var explanation = new Explanation(0, []);
        foreach (var statement in compiled.Read.Statements)
        {
            explanation = explanation.Plus(await ExplainAsync(connection, statement, compiled.Values));
        }

        return explanation with { IsPrepared = compiled.Read.IsPrepared };
    }

    private static async Task<Explanation> ExplainAsync(NpgsqlConnection connection, CompiledStatement statement, IReadOnlyList<object?> values)
    {
        await using var command = new NpgsqlCommand($"explain (analyze, buffers, timing off, format json) {statement.Sql}", connection);
        foreach (var parameter in statement.Parameters)
        {
            command.Parameters.Add(Parameters.Of(parameter, values[parameter.Slot]));
        }

        // The first run may read the catalogue; what is asserted is what every later run touches.
        await command.ExecuteScalarAsync();
        using var plan = JsonDocument.Parse((string)(await command.ExecuteScalarAsync())!);
        var root = plan.RootElement[0].GetProperty("Plan");
        return new Explanation(
            root.GetProperty("Shared Hit Blocks").GetInt64() + root.GetProperty("Shared Read Blocks").GetInt64(),
            [.. Nodes(root)]);
    }

    private static IEnumerable<string> Nodes(JsonElement node)
    {
        var relation = node.TryGetProperty("Relation Name", out var name) ? $" {name.GetString()}" : "";
        yield return node.GetProperty("Node Type").GetString() + relation;
        if (node.TryGetProperty("Plans", out var children))
        {
            foreach (var inner in children.EnumerateArray().SelectMany(Nodes))
            {
                yield return inner;
            }
        }
    }
}

/// <summary>What an operation touches.</summary>
/// <param name="Buffers">Pages of 8 KB, hit or read.</param>
/// <param name="Nodes">Kinds of plan nodes with their tables.</param>
public sealed record Explanation(long Buffers, IReadOnlyList<string> Nodes)
{
    /// <summary>Whether its statements are prepared.</summary>
    public bool IsPrepared { get; init; }

    /// <summary>Both together.</summary>
    public Explanation Plus(Explanation other) => new(Buffers + other.Buffers, [.. Nodes, .. other.Nodes]);
}
