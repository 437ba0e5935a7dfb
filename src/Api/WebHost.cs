using Expect.Api.GraphQL.Mutations;
using Expect.Api.Http;
using Expect.Api.Realtime;
using Expect.Persistence;
using Expect.Persistence.Changes;
using Expect.Persistence.Files;
using Expect.Persistence.Identity;
using Expect.Persistence.Import;
using Expect.Persistence.Reading.Execute;
using Expect.Persistence.Writing;

namespace Expect.Api;

/// <summary>Composes the web application over a database that is ready.</summary>
public static class WebHost
{
    /// <summary>The setting with the longest that a statement of a read may take, as PostgreSQL writes durations.</summary>
    public const string StatementTimeoutSetting = "EXPECT_STATEMENT_TIMEOUT";

    private static readonly TimeSpan DefaultStatementTimeout = TimeSpan.FromSeconds(10);

    /// <summary>The application, not yet started.</summary>
    /// <param name="url">Where it listens.</param>
    /// <param name="connectionString">A login that is a member of the reader role, and owns the tables.</param>
    /// <param name="settings">Settings that go before those of the environment; null when there are none.</param>
    public static WebApplication Build(string url, string connectionString, IEnumerable<KeyValuePair<string, string?>>? settings = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.WebHost.UseUrls(url);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Microsoft.Hosting", LogLevel.Warning);
        // Its traces would be begun for every request: RequestTrace begins those that are kept or told. Who listens gets all the same.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        builder.Services.AddSingleton(_ => PersistenceServices.BuildCatalog());
        var statementTimeout = Settings.Duration(builder.Configuration, StatementTimeoutSetting, DefaultStatementTimeout);
        builder.Services.AddSingleton(provider => StatementExecutor.Open(
            connectionString, statementTimeout, new MoveJudge(provider.GetRequiredService<MutationCatalog>().Types, ProblemMessages.Of)));
        builder.Services.AddSingleton(_ => new ApiTokenStore(connectionString));
        builder.Services.AddSingleton(_ => new FileRegistry(connectionString));
        builder.Services.AddSingleton(provider => ContentStore.Open(connectionString, statementTimeout, provider.GetRequiredService<StatementExecutor>()));
        builder.Services.AddExpectApi(builder.Configuration, builder.Environment, url);
        builder.Services.AddSingleton(_ => new ChangeFeedKeeper(connectionString, ChangeTicker.RetentionOf(builder.Configuration[ChangeTicker.RetentionSetting])));
        builder.Services.AddHostedService<ChangeTicker>();
        builder.Services.AddHostedService<ReleaseTicker>();
        builder.Services.AddSingleton(_ => new SearchLearner(connectionString));
        builder.Services.AddHostedService<SearchTicker>();
        var app = builder.Build();
        app.UseCors();
        app.MapExpect();
        return app;
    }
}
