using Npgsql;

namespace Expect.Benchmarks.Http.Baseline;

/// <summary>The hand-written endpoint: Npgsql, flat columns, prepared statements, one round trip, JSON as the rows come.</summary>
internal static class BaselineServer
{
    /// <summary>Serves until the process is ended.</summary>
    public static async Task RunAsync(string url, string connectionString)
    {
        // One snapshot for the statements of a batch, as the service has.
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            MaxAutoPrepare = 0,
            NoResetOnClose = true,
            Options = "-c default_transaction_isolation=repeatable\\ read -c default_transaction_read_only=on -c jit=off",
        };
        await using var source = NpgsqlDataSource.Create(settings.ConnectionString);
        // PostgreSQL would plan a search for its words each time, which takes far longer than most searches do.
        settings.Options += " -c plan_cache_mode=force_generic_plan";
        await using var searching = NpgsqlDataSource.Create(settings.ConnectionString);
        settings.Options = "-c role=expect_writer -c jit=off";
        settings.MaxAutoPrepare = 50;
        await using var writing = NpgsqlDataSource.Create(settings.ConnectionString);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var application = builder.Build();
        application.Urls.Add(url);
        application.MapGet("/offers/{slug}", (HttpContext http, string slug) => OfferEndpoint.AnswerAsync(http, source, slug));
        application.MapGet("/offers-with-joins", http => JoinsEndpoint.AnswerAsync(http, source));
        application.MapGet("/offers-with-lists", http => ListsEndpoint.AnswerAsync(http, source));
        application.MapGet("/offers-by-territory", http => RelatedEndpoint.AnswerAsync(http, source));
        application.MapGet("/offer-facets", http => FacetsEndpoint.AnswerAsync(http, searching));
        application.MapPost("/offers", http => CreateEndpoint.AnswerAsync(http, writing));
        await application.RunAsync();
    }
}
