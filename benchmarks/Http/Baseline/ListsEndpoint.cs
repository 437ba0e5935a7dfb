using Npgsql;

namespace Expect.Benchmarks.Http.Baseline;

/// <summary>The newest twenty offers with their modalities and themes: a batch of three statements.</summary>
internal static class ListsEndpoint
{
    private sealed record Offer(string Slug, string? Title);

    private sealed record Modality(string Form, string? Involvement, int? MinDays, int? MaxDays, bool OneOff);

    private sealed record Theme(string Code, string? Name);

    /// <summary>Answers a request.</summary>
    public static async Task AnswerAsync(HttpContext http, NpgsqlDataSource source)
    {
        var answer = Answer.Rent();
        await using (var connection = await source.OpenConnectionAsync(http.RequestAborted))
        await using (var batch = new NpgsqlBatch(connection))
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(BaselineSql.PageOfLists));
            batch.BatchCommands.Add(new NpgsqlBatchCommand(BaselineSql.ModalitiesOfPage));
            batch.BatchCommands.Add(new NpgsqlBatchCommand(BaselineSql.ThemesOfPage));
            await batch.PrepareAsync(http.RequestAborted);
            await using var reader = await batch.ExecuteReaderAsync(http.RequestAborted);
            await WriteAsync(answer, reader, http.RequestAborted);
        }

        await answer.SendAsync(http);
    }

    private static async Task WriteAsync(Answer answer, NpgsqlDataReader reader, CancellationToken cancellation)
    {
        var offers = new List<(Guid Id, Offer Offer)>(20);
        while (await reader.ReadAsync(cancellation))
        {
            offers.Add((reader.GetGuid(0), new Offer(reader.GetString(1), reader.Text(2))));
        }

        await reader.NextResultAsync(cancellation);
        var modalities = await GroupAsync(
            reader, row => new Modality(row.GetString(1), row.Text(2), row.Number(3), row.Number(4), row.GetBoolean(5)), cancellation);
        await reader.NextResultAsync(cancellation);
        var themes = await GroupAsync(reader, row => new Theme(row.GetString(1), row.Text(2)), cancellation);
        Write(answer, offers, modalities, themes);
    }

    private static async Task<Dictionary<Guid, List<T>>> GroupAsync<T>(
        NpgsqlDataReader reader, Func<NpgsqlDataReader, T> read, CancellationToken cancellation)
    {
        var groups = new Dictionary<Guid, List<T>>(20);
        while (await reader.ReadAsync(cancellation))
        {
            var owner = reader.GetGuid(0);
            if (!groups.TryGetValue(owner, out var group))
            {
                groups.Add(owner, group = []);
            }

            group.Add(read(reader));
        }

        return groups;
    }

    private static void Write(
        Answer answer, List<(Guid Id, Offer Offer)> offers, Dictionary<Guid, List<Modality>> modalities, Dictionary<Guid, List<Theme>> themes)
    {
        var json = answer.Json;
        json.WriteStartObject();
        json.WriteStartObject("data"u8);
        json.WriteStartObject("expertiseOffers"u8);
        json.WriteStartArray("nodes"u8);
        foreach (var (id, offer) in offers)
        {
            json.WriteStartObject();
            json.WriteString("slug"u8, offer.Slug);
            json.WriteString("title"u8, offer.Title);
            json.WriteStartArray("modalities"u8);
            modalities.GetValueOrDefault(id)?.ForEach(modality => Write(answer, modality));
            json.WriteEndArray();
            json.WriteStartArray("themes"u8);
            themes.GetValueOrDefault(id)?.ForEach(theme => Write(answer, theme));
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Answer answer, Modality modality)
    {
        answer.Json.WriteStartObject();
        answer.Json.WriteString("form"u8, modality.Form);
        answer.Json.WriteString("involvement"u8, modality.Involvement);
        answer.WriteNumber("minDays"u8, modality.MinDays);
        answer.WriteNumber("maxDays"u8, modality.MaxDays);
        answer.Json.WriteBoolean("oneOff"u8, modality.OneOff);
        answer.Json.WriteEndObject();
    }

    private static void Write(Answer answer, Theme theme)
    {
        answer.Json.WriteStartObject();
        answer.Json.WriteString("code"u8, theme.Code);
        answer.Json.WriteString("name"u8, theme.Name);
        answer.Json.WriteEndObject();
    }
}
