using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Expect.Persistence.Hosting;
using Expect.Persistence.Import;

namespace Expect.Api.Cli;

/// <summary>The command <c>search rebuild</c>.</summary>
public static class SearchCommand
{
    /// <summary><c>search rebuild</c>: makes all search documents anew from the content, in one transaction.</summary>
    public static Command Create()
    {
        var rebuild = new Command("rebuild", "Makes all search documents anew from the content. Readers search the former ones until it is done; writers wait.");
        rebuild.SetAction((_, cancellation) => RebuildAsync(cancellation));
        return new Command("search", "Looks after the search documents, which writes keep up to date by themselves.") { rebuild };
    }

    private static async Task<int> RebuildAsync(CancellationToken cancellation)
    {
        await using var database = await Database.OpenAsync(cancellation);
        var clock = Stopwatch.StartNew();
        var documents = await SearchDocuments.RebuildAsync(database.ConnectionString, cancellation);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Made {documents} search documents in {clock.Elapsed.TotalSeconds:0.0} s."));
        return 0;
    }
}
