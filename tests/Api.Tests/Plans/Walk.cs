using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Expect.Api.Tests.Plans;

/// <summary>Goes through the pages of an operation as a client does. Its variables are <c>size</c> and <c>after</c> or <c>before</c>.</summary>
internal static partial class Walk
{
    private const int LongestPage = 100;

    /// <summary>The variables of a page.</summary>
    /// <param name="client">Talks to the service.</param>
    /// <param name="operation">The operation; one without a cursor stays where it is.</param>
    /// <param name="variables">Those of the first page.</param>
    /// <param name="page">Its number, from 1. Where the list has fewer pages, the last long page that another follows is where it ends.</param>
    /// <returns>The variables, and how many items are before the page.</returns>
    public static async Task<(JsonElement Variables, int Before)> ToPageAsync(HttpClient client, PlannedOperation operation, JsonElement variables, int page)
    {
        if (operation.Cursor is not { } name)
        {
            return (variables, 0);
        }

        var values = JsonSerializer.Deserialize<JsonObject>(variables)!;
        var (size, passed) = (values["size"]!.GetValue<int>(), 0);
        while (passed < (page - 1) * size)
        {
            var step = Math.Min(LongestPage, ((page - 1) * size) - passed);
            values["size"] = step;
            if (await NextAsync(client, operation.Query, values) is not { } cursor)
            {
                break;
            }

            (values[name], passed) = (cursor, passed + step);
        }

        values["size"] = size;
        return (JsonSerializer.SerializeToElement(values), passed);
    }

    /// <summary>The cursor that leads on; null on the last page.</summary>
    private static async Task<string?> NextAsync(HttpClient client, string query, JsonObject values)
    {
        using var answer = await client.PostAsJsonAsync("/graphql", new { query, variables = values });
        var json = await answer.Content.ReadAsStringAsync();
        var (more, cursor) = (More().Match(json), Cursor().Match(json));
        Assert.True(more.Success && cursor.Success, json);
        return more.Groups[1].Value is "true" ? cursor.Groups[1].Value : null;
    }

    [GeneratedRegex("\"has(?:Next|Previous)Page\": ?(true|false)")]
    private static partial Regex More();

    [GeneratedRegex("\"(?:end|start)Cursor\": ?\"([^\"]+)\"")]
    private static partial Regex Cursor();
}
