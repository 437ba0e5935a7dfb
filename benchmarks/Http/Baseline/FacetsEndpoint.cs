using Npgsql;

namespace Expect.Benchmarks.Http.Baseline;

/// <summary>Offers found by words, with how many there are of each theme, region and form.</summary>
internal static class FacetsEndpoint
{
    private static readonly char[] Between = [' ', '\t', ',', ';'];

    /// <summary>Answers a request.</summary>
    public static async Task AnswerAsync(HttpContext http, NpgsqlDataSource source)
    {
        var words = ((string?)http.Request.Query["words"] ?? "").ToLowerInvariant().Split(Between, StringSplitOptions.RemoveEmptyEntries);
        var form = (string?)http.Request.Query["form"] ?? "";
        var answer = Answer.Rent();
        await using (var connection = await source.OpenConnectionAsync(http.RequestAborted))
        {
            if (!await TryWriteAsync(answer, connection, FacetsSql.Exact, words, form, isLast: false, http.RequestAborted))
            {
                await TryWriteAsync(answer, connection, FacetsSql.Alike, words, form, isLast: true, http.RequestAborted);
            }
        }

        await answer.SendAsync(http);
    }

    private static async Task<bool> TryWriteAsync(
        Answer answer, NpgsqlConnection connection, string sql, string[] words, string form, bool isLast, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = words });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = form });
        await command.PrepareAsync(cancellation);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var hasRow = await reader.ReadAsync(cancellation);
        if (!hasRow && !isLast)
        {
            return false;
        }

        var row = new Position(reader, hasRow);
        await WriteAsync(answer, row, cancellation);
        return true;
    }

    // The page comes before the total, which comes first in the answer.
    private static async Task WriteAsync(Answer answer, Position row, CancellationToken cancellation)
    {
        var page = new List<(string Slug, string? Title, string? Territory)>(20);
        for (; row.IsAt(0); await row.MoveAsync(cancellation))
        {
            page.Add((row.Reader.GetString(1), row.Reader.Text(2), row.Reader.Text(3)));
        }

        var total = row.IsAt(1) ? row.Count : 0;
        if (row.IsAt(1))
        {
            await row.MoveAsync(cancellation);
        }

        var json = answer.Json;
        json.WriteStartObject();
        json.WriteStartObject("data"u8);
        json.WriteStartObject("expertiseOffers"u8);
        json.WriteNumber("totalCount"u8, total);
        Write(answer, page);
        await WriteGroupsAsync(answer, "themes", row, 2, WriteTheme, cancellation);
        await WriteGroupsAsync(answer, "regions", row, 3, WriteRegion, cancellation);
        await WriteGroupsAsync(answer, "forms", row, 4, (to, reader) => to.Json.WriteString("modalityForm"u8, reader.GetString(1)), cancellation);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Answer answer, List<(string Slug, string? Title, string? Territory)> page)
    {
        var json = answer.Json;
        json.WriteStartArray("nodes"u8);
        foreach (var (slug, title, territory) in page)
        {
            json.WriteStartObject();
            json.WriteString("slug"u8, slug);
            json.WriteString("title"u8, title);
            json.WriteStartObject("territory"u8);
            json.WriteString("name"u8, territory);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static async Task WriteGroupsAsync(
        Answer answer, string name, Position row, int part, Action<Answer, NpgsqlDataReader> writeKey, CancellationToken cancellation)
    {
        var json = answer.Json;
        json.WriteStartArray(name);
        for (; row.IsAt(part); await row.MoveAsync(cancellation))
        {
            json.WriteStartObject();
            json.WriteStartObject("keys"u8);
            writeKey(answer, row.Reader);
            json.WriteEndObject();
            json.WriteNumber("count"u8, row.Count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteTheme(Answer answer, NpgsqlDataReader row)
    {
        answer.Json.WriteStartObject("theme"u8);
        answer.Json.WriteString("code"u8, row.GetString(1));
        answer.Json.WriteString("name"u8, row.Text(2));
        answer.Json.WriteEndObject();
    }

    private static void WriteRegion(Answer answer, NpgsqlDataReader row)
    {
        if (row.IsDBNull(3))
        {
            answer.Json.WriteNull("territoryRegion"u8);
            return;
        }

        answer.Json.WriteStartObject("territoryRegion"u8);
        answer.Json.WriteString("name"u8, row.Text(2));
        answer.Json.WriteEndObject();
    }

    /// <summary>Where the reader stands.</summary>
    private sealed class Position(NpgsqlDataReader reader, bool hasRow)
    {
        private bool _hasRow = hasRow;

        public NpgsqlDataReader Reader => reader;

        public long Count => reader.GetInt64(4);

        public bool IsAt(int part) => _hasRow && reader.GetInt32(0) == part;

        public async ValueTask MoveAsync(CancellationToken cancellation) => _hasRow = await reader.ReadAsync(cancellation);
    }
}
