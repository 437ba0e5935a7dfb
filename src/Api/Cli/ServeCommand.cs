using System.CommandLine;
using Expect.Api.Security;
using Expect.Persistence.Files;
using Expect.Persistence.Hosting;
using Expect.Persistence.Import;
using Expect.Persistence.Identity;

namespace Expect.Api.Cli;

/// <summary><c>serve</c>: brings the database up to date, fills it when it is empty, and serves.</summary>
public static class ServeCommand
{
    /// <summary>The setting that says where the service listens.</summary>
    public const string UrlsSetting = "EXPECT_URLS";

    private const string DefaultUrl = "http://127.0.0.1:5080";

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("serve", $"Migrates, imports, seeds and serves at {DefaultUrl}/graphql, or where {UrlsSetting} says.");
        command.SetAction((_, cancellation) => RunAsync(cancellation));
        return command;
    }

    private static async Task<int> RunAsync(CancellationToken cancellation)
    {
        await using var database = await Database.OpenAsync(cancellation);
        var url = Environment.GetEnvironmentVariable(UrlsSetting) is { Length: > 0 } urls ? urls : DefaultUrl;
        var prepared = DatabaseCommands.PrepareAsync(database.ConnectionString, cancellation);
        WebApplication app;
        try
        {
            app = WebHost.Build(url, database.ConnectionString);
        }
        catch (InvalidOperationException refused) // a setting
        {
            await prepared;
            await Console.Error.WriteLineAsync(refused.Message);
            return 1;
        }

        await using (app)
        {
            await prepared;
            await KeepDemonstrationAsync(database.ConnectionString, app.Services.GetRequiredService<IFileStore>(), cancellation);
            return await ServeAsync(app, cancellation);
        }
    }

    // Everything else is served without them.
    private static async Task KeepDemonstrationAsync(string connectionString, IFileStore store, CancellationToken cancellation)
    {
        try
        {
            await DemonstrationFiles.KeepAsync(connectionString, store, cancellation);
        }
        catch (FileStoreException failure)
        {
            await Console.Error.WriteLineAsync($"The images of the demonstration are not there. {failure.Message}");
        }
    }

    private static async Task<int> ServeAsync(WebApplication app, CancellationToken cancellation)
    {
        var tokens = app.Services.GetRequiredService<ApiTokenStore>();
        try
        {
            await DevelopmentTokens.PrepareAsync(tokens, app.Environment, Console.Out, cancellation);
        }
        catch (InvalidOperationException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return 1;
        }

        await app.StartAsync(cancellation);
        foreach (var address in app.Urls)
        {
            Console.WriteLine($"Ready: {address.TrimEnd('/')}/graphql");
        }

        await app.WaitForShutdownAsync(cancellation);
        if (app.Environment.IsDevelopment())
        {
            await tokens.DeleteDevelopmentAsync(CancellationToken.None);
        }

        return 0;
    }
}
