using System.Globalization;
using System.Text.Json;

namespace Expect.Api.Tests.Plans;

/// <summary>An operation of the corpus: a file of GraphQL whose first comments declare what it may touch.</summary>
/// <param name="Name">The file's name without its ending.</param>
/// <param name="Query">The operation.</param>
/// <param name="MostBuffers">The most pages of 8 KB that all its statements together may hit or read.</param>
/// <param name="Scanned">Large tables that it may read from end to end; the file says why.</param>
/// <param name="Grows">Why it may touch more where there are more offers; null for what is served by key or by page.</param>
/// <param name="Given">The variables that are asked for.</param>
/// <param name="Frequent">The variables of the executions before: values that meet very many rows.</param>
public sealed record PlannedOperation(
    string Name, string Query, long MostBuffers, IReadOnlyList<string> Scanned, string? Grows, JsonElement Given, JsonElement Frequent)
{
    /// <summary>Buffers that need no reason.</summary>
    private const long Few = 1000;

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Plans", "Operations");

    /// <summary>The names of all operations.</summary>
    public static IEnumerable<string> Names() =>
        Directory.EnumerateFiles(Folder, "*.graphql").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal);

    /// <summary>The variable with the cursor: <c>after</c> or <c>before</c>; null when the operation pages nothing.</summary>
    public string? Cursor => new[] { "after", "before" }.FirstOrDefault(name => Query.Contains($"${name}:", StringComparison.Ordinal));

    /// <summary>Reads an operation.</summary>
    public static PlannedOperation Read(string name)
    {
        var text = File.ReadAllText(Path.Combine(Folder, $"{name}.graphql"));
        var lines = text.Split('\n').TakeWhile(line => line.StartsWith('#')).ToList();
        string? Value(string key) => lines.Find(line => line.StartsWith($"# {key}: ", StringComparison.Ordinal))?[(key.Length + 4)..].Trim();
        var buffers = Value("buffers") ?? throw new InvalidDataException($"{name} does not declare its buffers.");
        var scanned = Value("scans")?.Split(", ") ?? [];
        var most = long.Parse(buffers, CultureInfo.InvariantCulture);
        if ((scanned.Length > 0 || most > Few) && Value("because") is null)
        {
            throw new InvalidDataException($"{name} does not say why it touches so much.");
        }

        var given = Value("given") ?? "{}";
        return new PlannedOperation(
            name, text, most, scanned, Value("grows"), Variables(given), Variables(Value("frequent") ?? given));
    }

    private static JsonElement Variables(string json) => JsonSerializer.Deserialize<JsonElement>(json);
}
