using Expect.Api.Http;
using Expect.Api.Realtime;
using Expect.Persistence;
using Expect.Persistence.Changes;
using Expect.Persistence.Reading.Execute;

namespace Expect.Api;

/// <summary>Composes the web application over a database that is ready.</summary>
public static class WebHost
{
    /// <summary>The longest that a statement of a read may take.</summary>
    private static readonly TimeSpan StatementTimeout = TimeSpan.FromSeconds(10);

    /// <summary>The application, not yet started.</summary>
    /// <param name="url">Where it listens.</param>
    /// <param name="connectionString">A login that is a member of the reader role, and owns the tables.</param>
    public static WebApplication Build(string url, string connectionString)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(url);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Microsoft.Hosting", LogLevel.Warning);
        builder.Services.AddSingleton(_ => PersistenceServices.BuildCatalog());
        builder.Services.AddSingleton(_ => StatementExecutor.Open(connectionString, StatementTimeout));
        builder.Services.AddExpectApi(builder.Configuration, builder.Environment, url);
        builder.Services.AddSingleton(_ => new ChangeFeedKeeper(connectionString, ChangeTicker.RetentionOf(builder.Configuration[ChangeTicker.RetentionSetting])));
        builder.Services.AddHostedService<ChangeTicker>();
        var app = builder.Build();
        app.UseCors();
        app.MapExpect();
        return app;
    }
}
