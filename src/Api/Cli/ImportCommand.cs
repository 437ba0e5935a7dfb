using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Expect.Api.Import;
using Expect.Persistence.Hosting;
using Expect.Persistence.Writing;

namespace Expect.Api.Cli;

/// <summary><c>import</c>: the open reference data, or a file with items of a type.</summary>
public static class ImportCommand
{
    private const int Reported = 10_000;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var file = new Argument<FileInfo?>("file") { Description = "A file with items to import; without it the open reference data is imported.", Arity = ArgumentArity.ZeroOrOne };
        var type = new Option<string?>("--type") { Description = "The type of the items, such as ExpertiseOffer." };
        var format = new Option<ImportFormat?>("--format") { Description = "How the rows are written down: csv, ndjson or json; the ending of the file's name tells it without this." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Tries everything, also the rules of the database, and writes nothing." };
        var directory = new Option<DirectoryInfo?>("--from") { Description = "The directory with the reference data; that shipped with the application without it." };
        var command = new Command("import", "Imports items from a file, all or none; or countries, themes, French authorities and memberships, and says what changed.")
        {
            file, type, format, dryRun, directory,
        };
        command.SetAction((arguments, cancellation) => arguments.GetValue(file) is { } path
            ? ImportAsync(path.FullName, arguments.GetValue(type), arguments.GetValue(format), arguments.GetValue(dryRun), cancellation)
            : DatabaseCommands.ImportReferenceDataAsync(arguments.GetValue(directory)?.FullName, cancellation));
        return command;
    }

    private static async Task<int> ImportAsync(string path, string? type, ImportFormat? format, bool isDryRun, CancellationToken cancellation)
    {
        if (type is null || OfflineImports.Types.All.All(known => known.Name != type))
        {
            return Refuse($"Name the type of the items with --type: {string.Join(", ", OfflineImports.Types.All.Select(known => known.Name))}.");
        }

        if (!File.Exists(path))
        {
            return Refuse($"There is no file {path}.");
        }

        if ((format ?? ImportFile.FormatOf(path)) is not { } known)
        {
            return Refuse("The ending of the file's name does not tell its format: give it with --format csv, ndjson or json.");
        }

        BulkMemory.Prepare();
        await using var database = await Database.OpenAsync(cancellation);
        await using var imports = OfflineImports.Open(database.ConnectionString);
        var clock = Stopwatch.StartNew();
        var outcome = await imports.ImportAsync(type, new ImportFile(path, known), isDryRun, new RowsProgress(), cancellation);
        return outcome.IsAccepted ? Report(type, outcome, isDryRun, clock.Elapsed) : Refuse(outcome);
    }

    private static int Report(string type, ImportOutcome outcome, bool isDryRun, TimeSpan elapsed)
    {
        var rows = outcome.Created + outcome.Updated + outcome.Unchanged;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{type}: {outcome.Created} created, {outcome.Updated} updated, {outcome.Unchanged} unchanged{(isDryRun ? " (tried only, nothing is written)" : "")}; {elapsed.TotalSeconds:0.0} s, {rows / elapsed.TotalSeconds:0} rows/s."));
        return 0;
    }

    private static int Refuse(ImportOutcome outcome)
    {
        foreach (var problem in outcome.Problems)
        {
            Console.Error.WriteLine($"{Place(problem)}: {GraphQL.Mutations.ProblemMessages.Of(problem, "en")}");
        }

        return Refuse(string.Create(CultureInfo.InvariantCulture, $"{outcome.ProblemCount} problems{(outcome.ProblemCount > outcome.Problems.Length ? $", of which the first {outcome.Problems.Length} are listed" : "")}. Nothing is written."));
    }

    // For people, who count from 1.
    private static string Place(WriteProblem problem) => problem.Path is ["rows", var number, .. var path]
        ? string.Join(", ", (string[])[$"Row {int.Parse(number, CultureInfo.InvariantCulture) + 1}", .. path.Length == 0 ? [] : (string[])[string.Join('.', path)]])
        : "All rows";

    private static int Refuse(string message)
    {
        Console.Error.WriteLine(message);
        return 1;
    }

    private sealed class RowsProgress : IProgress<int>
    {
        private int _reported;

        public void Report(int value)
        {
            if (value - _reported >= Reported)
            {
                _reported = value - (value % Reported);
                Console.Error.WriteLine($"{_reported} rows");
            }
        }
    }
}
