using System.Text.Json;
using Expect.Api.Tests.Infrastructure;

namespace Expect.Api.Tests.Cases;

/// <summary>A query of tests/Cases with what is expected of it beside it.</summary>
/// <param name="Path">The path of the .graphql file.</param>
/// <param name="Query">The whole text, comments included.</param>
/// <param name="Variables">What follows <c># variables:</c>; undefined when there are none.</param>
/// <param name="OperationName">What follows <c># operation:</c>; null when the document has one operation.</param>
/// <param name="AcceptLanguage">What follows <c># headers: Accept-Language:</c>; null without it.</param>
internal sealed record CaseFile(string Path, string Query, JsonElement Variables, string? OperationName, string? AcceptLanguage)
{
    private static readonly string Root = System.IO.Path.Combine(PreparedCluster.Checkout, "tests", "Cases");

    /// <summary>The names of all cases: folder and stem.</summary>
    public static IEnumerable<string> Names() =>
        Directory.EnumerateFiles(Root, "*.graphql", SearchOption.AllDirectories)
            .Select(path => System.IO.Path.ChangeExtension(System.IO.Path.GetRelativePath(Root, path), null).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    /// <summary>Reads a case.</summary>
    public static CaseFile Read(string name)
    {
        var path = System.IO.Path.Combine(Root, name + ".graphql");
        var query = File.ReadAllText(path);
        var header = query.Split('\n').TakeWhile(line => line.StartsWith('#')).ToArray();
        var variables = Value(header, "# variables:") is { } json ? JsonDocument.Parse(json).RootElement : default;
        return new CaseFile(path, query, variables, Value(header, "# operation:"), Value(header, "# headers: Accept-Language:"));
    }

    /// <summary>The file of the same stem.</summary>
    public string Beside(string extension) => System.IO.Path.ChangeExtension(Path, extension);

    private static string? Value(string[] header, string name) =>
        Array.Find(header, line => line.StartsWith(name, StringComparison.Ordinal))?[name.Length..].Trim();
}
