using System.Text.Encodings.Web;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace Expect.Benchmarks.Http.Baseline;

/// <summary>Writes an offer with a theme, a modality and its revision in a transaction of three round trips; the database's own rules and triggers do the rest.</summary>
internal static class CreateEndpoint
{
    private const string Lookup = "select t.id, (select id from themes where code = $2) from territories t where t.slug = $1";

    private const string Offer =
        "insert into expertise_offers (id, created_at, updated_at, languages, slug, status, summary, territory_id, title, version) "
        + "values ($1, $2, $2, $3, $4, 'DRAFT', $5, $6, $7, 1)";

    private const string Theme = "insert into offer_themes (offer_id, theme_id) values ($1, $2)";

    private const string Modality = "insert into modalities (id, form, min_days, offer_id, one_off) values ($1, $2, $3, $4, $5)";

    private const string Revision =
        "insert into revisions (id, action, at, changed_fields, content_type, item_id, snapshot, status, trace_id, version) "
        + "values ($1, 'CREATED', $2, '{territory,slug,title,summary,themes,modalities,languages}', 'ExpertiseOffer', $3, $4, 'DRAFT', $5, 1)";

    private const string Written =
        "select o.slug, o.title ->> 'fr', o.version, o.status, t.name ->> 'fr' from expertise_offers o join territories t on t.id = o.territory_id where o.id = $1";

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Answers a request.</summary>
    public static async Task AnswerAsync(HttpContext http, NpgsqlDataSource source)
    {
        var offer = (await JsonSerializer.DeserializeAsync<NewOffer>(http.Request.Body, Web, http.RequestAborted))!;
        var answer = Answer.Rent();
        await using (var connection = await source.OpenConnectionAsync(http.RequestAborted))
        await using (var transaction = await connection.BeginTransactionAsync(http.RequestAborted))
        {
            var (territory, theme) = await FindAsync(connection, offer, http.RequestAborted);
            await using (var batch = Batch(connection, offer, territory, theme, http.TraceIdentifier))
            await using (var reader = await batch.ExecuteReaderAsync(http.RequestAborted))
            {
                await reader.ReadAsync(http.RequestAborted);
                Write(answer.Json, reader);
            }

            await transaction.CommitAsync(http.RequestAborted);
        }

        await answer.SendAsync(http);
    }

    private static async Task<(Guid Territory, Guid Theme)> FindAsync(NpgsqlConnection connection, NewOffer offer, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Lookup, connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = offer.Territory });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = offer.Theme });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (reader.GetGuid(0), reader.GetGuid(1));
    }

    private static NpgsqlBatch Batch(NpgsqlConnection connection, NewOffer offer, Guid territory, Guid theme, string trace)
    {
        var (id, now) = (Guid.CreateVersion7(), DateTime.UtcNow);
        var (title, summary) = (JsonSerializer.Serialize(new { fr = offer.Title }, Web), JsonSerializer.Serialize(new { fr = offer.Summary }, Web));
        return new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                Command(Offer, Of(id), Of(now), Of(new[] { offer.Language }), Of(offer.Slug), Json(summary), Of(territory), Json(title)),
                Command(Revision, Of(Guid.CreateVersion7()), Of(now), Of(id), Json(Snapshot(offer, territory, theme)), Of(trace)),
                Command(Modality, Of(Guid.CreateVersion7()), Of(offer.Form), Of(offer.MinDays), Of(id), Of(offer.OneOff)),
                Command(Theme, Of(id), Of(theme)),
                Command(Written, Of(id)),
            },
        };
    }

    private static NpgsqlBatchCommand Command(string sql, params NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        command.Parameters.AddRange(parameters);
        return command;
    }

    private static NpgsqlParameter<T> Of<T>(T value) => new() { TypedValue = value };

    private static NpgsqlParameter<string> Json(string json) => new() { TypedValue = json, NpgsqlDbType = NpgsqlDbType.Jsonb };

    private static string Snapshot(NewOffer offer, Guid territory, Guid theme) => JsonSerializer.Serialize(
        new
        {
            territory = new { id = Answer.GlobalId("Territory", territory) },
            offer.Slug,
            title = French(offer.Title),
            summary = French(offer.Summary),
            description = (object?)null,
            themes = new[] { new { id = Answer.GlobalId("Theme", theme) } },
            modalities = new[] { new { offer.Form, involvement = (string?)null, offer.OneOff, offer.MinDays, maxDays = (int?)null, constraint = (object?)null } },
            practices = Array.Empty<object>(),
            languages = new[] { offer.Language },
            targetCountries = Array.Empty<object>(),
            yearlyCapacity = (int?)null,
            availableFrom = (string?)null,
            availableTo = (string?)null,
            labelAward = (object?)null,
            publishAt = (string?)null,
            unpublishAt = (string?)null,
            source = (object?)null,
        },
        Web);

    private static object French(string text) => new[] { new { language = "FR", value = text } };

    private static void Write(Utf8JsonWriter json, NpgsqlDataReader reader)
    {
        json.WriteStartObject();
        json.WriteStartObject("data"u8);
        json.WriteStartObject("createExpertiseOffer"u8);
        json.WriteStartObject("expertiseOffer"u8);
        json.WriteString("slug"u8, reader.GetString(0));
        json.WriteString("title"u8, reader.GetString(1));
        json.WriteNumber("version"u8, reader.GetInt32(2));
        json.WriteString("status"u8, reader.GetString(3));
        json.WriteStartObject("territory"u8);
        json.WriteString("name"u8, reader.GetString(4));
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteNull("errors"u8);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
