using Npgsql;

namespace Expect.Benchmarks.Http.Baseline;

/// <summary>The newest twenty offers with territory, region and award.</summary>
internal static class JoinsEndpoint
{
    /// <summary>Answers a request.</summary>
    public static async Task AnswerAsync(HttpContext http, NpgsqlDataSource source)
    {
        var answer = Answer.Rent();
        await using (var connection = await source.OpenConnectionAsync(http.RequestAborted))
        await using (var command = new NpgsqlCommand(BaselineSql.PageWithJoins, connection))
        {
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
        answer.WriteOfferId(reader.GetGuid(0));
        json.WriteString("slug"u8, reader.GetString(1));
        json.WriteString("title"u8, reader.Text(2));
        answer.WriteInstant("publishedAt"u8, reader.GetDateTime(3));
        json.WriteStartObject("territory"u8);
        json.WriteString("name"u8, reader.Text(4));
        if (reader.GetBoolean(5))
        {
            json.WriteStartObject("region"u8);
            json.WriteString("name"u8, reader.Text(6));
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("region"u8);
        }

        json.WriteEndObject();
        if (reader.GetBoolean(7))
        {
            json.WriteStartObject("labelAward"u8);
            answer.WriteDay("awardedOn"u8, reader.Day(8));
            answer.WriteDay("validTo"u8, reader.Day(9));
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("labelAward"u8);
        }

        json.WriteEndObject();
    }
}
