using System.CommandLine;
using System.Globalization;
using Expect.Api.Assets;
using Expect.Persistence.Files;
using Expect.Persistence.Hosting;

namespace Expect.Api.Cli;

/// <summary><c>assets</c>: looks after the files behind assets.</summary>
public static class AssetCommands
{
    /// <summary>The command with its parts.</summary>
    public static Command Create() => new("assets", "Looks after the files behind assets.") { Sweep() };

    private static Command Sweep()
    {
        var keep = new Option<int?>("--keep") { Description = "For how many days files are kept that no asset has; what the setting says without it." };
        var command = new Command("sweep", "Clears away files that no asset has had for some time, and uploads of which nothing came. The service does so every hour.") { keep };
        command.SetAction((arguments, cancellation) => SweepAsync(arguments.GetValue(keep), cancellation));
        return command;
    }

    private static async Task<int> SweepAsync(int? days, CancellationToken cancellation)
    {
        await using var database = await Database.OpenAsync(cancellation);
        await using var registry = new FileRegistry(database.ConnectionString);
        var settings = AssetSettings.Of(new ConfigurationBuilder().AddEnvironmentVariables().Build());
        using var store = settings.OpenStore();
        var summary = await registry.SweepAsync(store, days is { } given ? TimeSpan.FromDays(Math.Max(0, given)) : settings.Retention, cancellation);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"Cleared away {summary.Files} files, {summary.Uploads} uploads of which nothing came, {summary.Incoming} files that were left half-written."));
        return 0;
    }
}
