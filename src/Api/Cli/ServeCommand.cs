using System.CommandLine;
using Expect.Persistence.Hosting;

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
        await using var app = WebHost.Build(url, database.ConnectionString);
        await prepared;
        await app.StartAsync(cancellation);
        foreach (var address in app.Urls)
        {
            Console.WriteLine($"Ready: {address.TrimEnd('/')}/graphql");
        }

        await app.WaitForShutdownAsync(cancellation);
        return 0;
    }
}
