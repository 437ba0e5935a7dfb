using System.Diagnostics;
using System.Text.Json.Nodes;
using Expect.Api.Tests.Infrastructure;
using Expect.Persistence.Hosting;

namespace Expect.Api.Tests.Writing.Imports;

/// <summary>The command line imports files: tried first, told by rows, all or none.</summary>
[Collection(WritingCollectionDefinition.Name)]
public sealed class CommandTests(ServiceFixture fixture) : IAsyncLifetime
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("expect-import-");
    private string _database = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync() => _database = await fixture.CreateDatabaseAsync($"import_command_{Guid.NewGuid():n}");

    /// <inheritdoc/>
    public Task DisposeAsync()
    {
        _directory.Delete(recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_file_is_tried_and_written_with_progress()
    {
        var file = Write("offers.ndjson", OfferRows.Complete(10_001));

        var tried = await ImportAsync(file, "--dry-run");
        Assert.StartsWith("ExpertiseOffer: 10001 created, 0 updated, 0 unchanged (tried only, nothing is written); ", tried.Output, StringComparison.Ordinal);
        var written = await ImportAsync(file);
        Assert.StartsWith("ExpertiseOffer: 10001 created, 0 updated, 0 unchanged; ", written.Output, StringComparison.Ordinal);

        Assert.Equal((0, "10000 rows\n"), (written.Code, written.Errors));
    }

    [Fact]
    public async Task Errors_say_the_row_as_people_count_and_nothing_is_written()
    {
        var rows = OfferRows.Complete(3);
        rows[1]!["territory"]!["slug"] = "atlantis";
        rows[2]!["title"] = OfferRows.Texts(("FR", " "));

        var refused = await ImportAsync(Write("offers.ndjson", rows));

        Assert.Equal(1, refused.Code);
        Assert.Equal(
            ["Row 2, territory", "Row 3, title.0.value", "2 problems. Nothing is written."], refused.Errors.TrimEnd().Split('\n').Select(line => line.Split(": ")[0]));
        Assert.StartsWith("ExpertiseOffer: 1 created", (await ImportAsync(Write("first.ndjson", OfferRows.Complete(1)))).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("offers.xlsx", "The ending of the file's name does not tell its format: give it with --format csv, ndjson or json.")]
    [InlineData("none.csv", "There is no file ")]
    public async Task What_cannot_be_imported_is_told_before_anything_is_done(string name, string expected)
    {
        var path = name == "none.csv" ? Path.Combine(_directory.FullName, name) : Write(name, []);
        var refused = await ImportAsync(path);
        Assert.Equal(1, refused.Code);
        Assert.StartsWith(expected, refused.Errors, StringComparison.Ordinal);
    }

    private string Write(string name, JsonArray rows)
    {
        var path = Path.Combine(_directory.FullName, name);
        File.WriteAllText(path, string.Join('\n', rows.Select(row => row!.ToJsonString())));
        return path;
    }

    private async Task<(int Code, string Output, string Errors)> ImportAsync(string path, params string[] options)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Expect.Api.dll"), "import", path, "--type", "ExpertiseOffer", .. options])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, Environment = { [Database.Setting] = _database },
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await errors);
    }
}
