using Npgsql;

namespace Expect.Benchmarks.Http.Baseline;

/// <summary>An offer by its slug.</summary>
internal static class OfferEndpoint
{
    /// <summary>Answers a request.</summary>
    public static async Task AnswerAsync(HttpContext http, NpgsqlDataSource source, string slug)
    {
        var answer = Answer.Rent();
        await using (var connection = await source.OpenConnectionAsync(http.RequestAborted))
        await using (var command = new NpgsqlCommand(BaselineSql.OfferBySlug, connection))
        {
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = slug });
            await command.PrepareAsync(http.RequestAborted);
            await using var reader = await command.ExecuteReaderAsync(http.RequestAborted);
            var json = answer.Json;
            json.WriteStartObject();
            json.WriteStartObject("data"u8);
            if (await reader.ReadAsync(http.RequestAborted))
            {
                json.WriteStartObject("expertiseOffer"u8);
                Write(answer, reader);
                json.WriteEndObject();
            }
            else
            {
                json.WriteNull("expertiseOffer"u8);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        await answer.SendAsync(http);
    }

    private static void Write(Answer answer, NpgsqlDataReader reader)
    {
        answer.WriteOfferId(reader.GetGuid(0));
        answer.Json.WriteString("slug"u8, reader.GetString(1));
        answer.Json.WriteString("title"u8, reader.Text(2));
        answer.Json.WriteString("summary"u8, reader.Text(3));
        answer.WriteInstant("publishedAt"u8, reader.GetDateTime(4));
        answer.WriteNumber("yearlyCapacity"u8, reader.Number(5));
        answer.Json.WriteStartObject("territory"u8);
        answer.Json.WriteString("name"u8, reader.Text(6));
        answer.Json.WriteEndObject();
    }
}
