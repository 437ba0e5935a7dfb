using System.Text.Json;
using Expect.Api.Tests.Infrastructure;
using Microsoft.AspNetCore.Builder;
using Npgsql;

namespace Expect.Api.Tests.Changes;

/// <summary>A database of one's own, a service over it, and clients that follow its feed.</summary>
public abstract class ChangeDatabase(ServiceFixture service) : IAsyncLifetime
{
    /// <summary>Statements that make organisations: <c>pg_temp.organization(slug, status, publish_at, unpublish_at)</c>.</summary>
    protected const string Organizations = """
        create or replace function pg_temp.organization(slug text, status text, publish_at timestamptz default null, unpublish_at timestamptz default null) returns void language sql as $$
            insert into organizations (id, name, slug, kind, status, published_at, publish_at, unpublish_at)
            values (md5('change ' || slug)::uuid, jsonb_build_object('fr', slug), slug, 'FUNDER', status, '2020-01-01Z', publish_at, unpublish_at) $$;
        """;

    private const string Feed = """
        query ($after: String, $since: DateTime, $first: Int, $types: [ContentType!], $preview: Boolean) @inContext(preview: $preview) {
          changes(after: $after, since: $since, first: $first, types: $types) {
            nodes { id type operation changedAt item { ... on Organization { slug website } } } pageInfo { endCursor hasNextPage } } }
        """;

    private readonly CancellationTokenSource _limit = new(TimeSpan.FromMinutes(2));
    private WebApplication? _application;

    /// <summary>A login that owns the tables.</summary>
    protected string Database { get; private set; } = "";

    /// <summary>Asks as anybody may.</summary>
    internal HttpClient Public { get; private set; } = null!;

    /// <summary>Asks as an editor.</summary>
    internal HttpClient Editor { get; private set; } = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        Database = await service.CreateDatabaseAsync($"change-{Guid.NewGuid():N}");

        // A copied database has a feed begun anew: before the clients come, not while they read.
        await ExecuteAsync("select renew_change_feed()");
        _application = await ServiceFixture.StartServiceAsync(Database);
        Public = ServiceFixture.ClientOf(_application);
        Editor = ServiceFixture.EditorOf(_application);
        await SettleAsync();
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        Public?.Dispose();
        Editor?.Dispose();
        if (_application is not null)
        {
            await _application.DisposeAsync();
        }

        _limit.Dispose();
    }

    /// <summary>Opens a connection as the owner.</summary>
    /// <param name="database">Another database of the cluster; null for this one.</param>
    protected async Task<NpgsqlConnection> OpenAsync(string? database = null)
    {
        var settings = new NpgsqlConnectionStringBuilder(Database);
        settings.Database = database ?? settings.Database;
        var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>Runs statements in one transaction as the owner.</summary>
    protected async Task ExecuteAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await RunAsync(connection, sql);
    }

    /// <summary>Runs statements on a connection.</summary>
    protected static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The single value of an SQL query, as the owner.</summary>
    protected async Task<object?> ScalarAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>Runs statements in one transaction, and waits until the feed shows them.</summary>
    protected async Task WriteAsync(string sql)
    {
        await ExecuteAsync(Organizations + sql);
        await SettleAsync();
    }

    /// <summary>Waits until every transaction that has begun by now is below the feed's horizon.</summary>
    protected async Task SettleAsync()
    {
        var own = await ScalarAsync("select pg_current_xact_id()::text::bigint");
        await UntilAsync($"select change_horizon() > {own}");
    }

    /// <summary>Asks again and again until a condition holds.</summary>
    protected async Task UntilAsync(string condition)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand(condition, connection);
        while (await command.ExecuteScalarAsync(_limit.Token) is not true)
        {
            await Task.Yield();
        }
    }

    /// <summary>The whole answer to a page of the feed.</summary>
    internal static Task<JsonElement> AnswerAsync(
        HttpClient client, string? after = null, int? first = null, string[]? types = null, bool preview = false, string? since = null) =>
        ServiceFixture.AskAsync(client, Feed, new { after, since, first, types, preview });

    /// <summary>A page of the feed.</summary>
    internal static async Task<(List<FeedChange> Changes, string Cursor, bool More)> PageAsync(
        HttpClient client, string? after = null, int? first = null, string[]? types = null, bool preview = false, string? since = null)
    {
        var answer = await AnswerAsync(client, after, first, types, preview, since);
        Assert.False(answer.TryGetProperty("errors", out _), answer.GetRawText());
        var changes = answer.GetProperty("data").GetProperty("changes");
        var info = changes.GetProperty("pageInfo");
        return ([.. changes.GetProperty("nodes").EnumerateArray().Select(FeedChange.Read)],
            info.GetProperty("endCursor").GetString()!, info.GetProperty("hasNextPage").GetBoolean());
    }

    /// <summary>Reads the feed to its end.</summary>
    internal static async Task<(List<FeedChange> Changes, string Cursor)> FollowAsync(
        HttpClient client, string? after, int? first = 1_000, string[]? types = null, bool preview = false)
    {
        var all = new List<FeedChange>();
        while (true)
        {
            var (changes, cursor, more) = await PageAsync(client, after, first, types, preview);
            all.AddRange(changes);
            after = cursor;
            if (!more)
            {
                return (all, cursor);
            }
        }
    }

    /// <summary>The cursor of the feed's end, reached without reading what is there already: as a client that has read it all.</summary>
    internal static async Task<string> EndAsync(HttpClient client, bool preview = false) =>
        (await PageAsync(client, since: "2900-01-01T00:00:00Z", preview: preview)).Cursor;

    /// <summary>The changes in short: operation and, while there is one, the organisation's key; else its type.</summary>
    internal static string Summary(IEnumerable<FeedChange> changes) =>
        string.Join(", ", changes.Select(change => $"{change.Operation} {change.Item?.Slug ?? change.Type}"));
}
