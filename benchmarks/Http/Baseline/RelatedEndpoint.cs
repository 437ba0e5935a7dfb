using Npgsql;

namespace Expect.Benchmarks.Http.Baseline;

/// <summary>Twenty offers of the territories of a kind in a region, with a theme or one of its parts, by territory and title.</summary>
internal static class RelatedEndpoint
{
    private static readonly string[] Names = ["kind", "region", "theme"];

    /// <summary>Answers a request.</summary>
    public static async Task AnswerAsync(HttpContext http, NpgsqlDataSource source)
    {
        var answer = Answer.Rent();
        await using (var connection = await source.OpenConnectionAsync(http.RequestAborted))
        await using (var command = new NpgsqlCommand(BaselineSql.PageByTerritory, connection))
        {
            foreach (var name in Names)
            {
                command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = (string?)http.Request.Query[name] ?? "" });
            }

            await command.PrepareAsync(http.RequestAborted);
            await using var reader = await command.ExecuteReaderAsync(http.RequestAborted);
            var json = answer.Json;
            json.WriteStartObject();
            json.WriteStartObject("data"u8);
            json.WriteStartObject("expertiseOffers"u8);
            json.WriteStartArray("nodes"u8);
            while (await reader.ReadAsync(http.RequestAborted))
            {
                Write(answer, reader);
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        await answer.SendAsync(http);
    }

    private static void Write(Answer answer, NpgsqlDataReader reader)
    {
        var json = answer.Json;
        json.WriteStartObject();
        json.WriteString("slug"u8, reader.GetString(0));
        json.WriteString("title"u8, reader.Text(1));
        answer.WriteInstant("publishedAt"u8, reader.GetDateTime(2));
        json.WriteStartObject("territory"u8);
        json.WriteString("name"u8, reader.Text(3));
        json.WriteStartObject("region"u8);
        json.WriteString("name"u8, reader.Text(4));
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
