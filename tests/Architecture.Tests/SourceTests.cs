using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Expect.Architecture.Tests;

/// <summary>Rules about the text of the sources.</summary>
public sealed partial class SourceTests
{
    [Fact]
    public void One_class_opens_readers_in_the_read_pipeline() =>
        Assert.Equal(
            ["StatementBatch.cs"],
            Sources("src/Persistence/Reading").Where(file => File.ReadAllText(file).Contains("ExecuteReaderAsync", StringComparison.Ordinal)).Select(Path.GetFileName));

    [Fact]
    public void Nothing_is_left_undone() =>
        Assert.DoesNotContain(Sources("src"), file => Undone().IsMatch(File.ReadAllText(file)));

    [Fact]
    public void Files_hold_one_idea() =>
        Assert.DoesNotContain(
            Sources("src").Where(file => !file.Contains("/Migrations/", StringComparison.Ordinal) && !file.EndsWith(".Table.cs", StringComparison.Ordinal)),
            file => File.ReadLines(file).Count() > 300);

    private static IEnumerable<string> Sources(string directory) =>
        Directory.EnumerateFiles(Path.Combine(Root(), directory), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal) && !file.Contains("/node_modules/", StringComparison.Ordinal));

    private static string Root([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "../.."));

    [GeneratedRegex("TODO|FIXME|NotImplementedException")]
    private static partial Regex Undone();
}
