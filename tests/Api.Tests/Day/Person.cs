using System.Net.Http.Json;
using System.Text.Json;
using Expect.Api.Tests.Writing;

namespace Expect.Api.Tests.Day;

/// <summary>Somebody at work over HTTP.</summary>
internal sealed class Person(HttpClient client) : IDisposable
{
    private const string Errors = "errors { __typename ... on Error { message } ... on ValidationError { code path } ... on NotFoundError { path } }";

    /// <summary>The data of an answer; fails when the request is refused.</summary>
    public async Task<JsonElement> ReadAsync(string query, object? variables = null, string? key = null)
    {
        var answer = await SendAsync(query, variables, key);
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ValueKind == JsonValueKind.Undefined ? "" : errors.ToString());
        return answer.GetProperty("data");
    }

    /// <summary>Why a request is refused as a whole: code and message.</summary>
    public async Task<(string Code, string Message)> RefusedAsync(string query, object? variables = null, string? key = null)
    {
        var answer = await SendAsync(query, variables, key);
        Assert.True(answer.TryGetProperty("errors", out var errors), answer.ToString());
        return (errors[0].GetProperty("extensions").GetProperty("code").GetString()!, errors[0].GetProperty("message").GetString()!);
    }

    /// <summary>The payload of a mutation, with whatever stood in its way.</summary>
    /// <param name="mutation">The mutation's field.</param>
    /// <param name="input">Its input.</param>
    /// <param name="selection">What is asked of the payload, besides the errors.</param>
    /// <param name="language">In which language messages come.</param>
    public async Task<JsonElement> TryAsync(string mutation, object input, string selection = "", string language = "FR") =>
        (await ReadAsync(Document(mutation, selection, language), new { input })).GetProperty(mutation);

    /// <summary>What a mutation wrote; fails when something stood in its way.</summary>
    public async Task<JsonElement> WriteAsync(string mutation, object input, string selection)
    {
        var payload = await TryAsync(mutation, input, selection);
        Assert.True(payload.GetProperty("errors").ValueKind == JsonValueKind.Null, $"{mutation}: {payload}");
        return payload.EnumerateObject().First().Value;
    }

    /// <summary>What stood in the way of a mutation, in short: type, code, place.</summary>
    public async Task<IEnumerable<string>> ProblemsAsync(string mutation, object input) => Problems.Of(await TryAsync(mutation, input));

    /// <summary>A mutation of one root field with the variable <c>input</c>.</summary>
    public static string Document(string mutation, string selection = "", string language = "FR") =>
        $"mutation ($input: {char.ToUpperInvariant(mutation[0])}{mutation[1..]}Input!) @inContext(language: {language}) {{ {mutation}(input: $input) {{ {selection} {Errors} }} }}";

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private async Task<JsonElement> SendAsync(string query, object? variables, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query, variables }) };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        using var response = await client.SendAsync(request);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }
}
