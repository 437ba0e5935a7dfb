using System.Net;
using System.Text;
using System.Text.Json;
using Expect.Api.Tests.Infrastructure;

namespace Expect.Api.Tests.Http;

/// <summary>What a client reads when its request is wrong: a stable code, the status, the way out, and nothing internal.</summary>
[Collection(ServiceCollectionDefinition.Name)]
public sealed class ErrorTests(ServiceFixture service)
{
    private static readonly string[] Internals = ["Npgsql", "at Expect.", "at System.", "StackTrace", "Exception", "select ", ".cs:line"];

    /// <summary>Documents, the code of their refusal, and words that its message must have.</summary>
    public static TheoryData<string, string, string> Documents => new()
    {
        { "{", "GRAPHQL_PARSE_FAILED", "" },
        { "{ nothing }", "GRAPHQL_VALIDATION_FAILED", "nothing" },
        { "{ countries { nodes { iso22 } } }", "GRAPHQL_VALIDATION_FAILED", "iso2" },
        { "{ countries(first: \"ten\") { totalCount } }", "GRAPHQL_VALIDATION_FAILED", "first" },
        { "{ countries(where: { iso2: { eq: 3 } }) { totalCount } }", "GRAPHQL_VALIDATION_FAILED", "eq" },
        { "{ countries(after: \"damaged\") { totalCount nodes { iso2 } } }", "BAD_USER_INPUT", "Ask again without \"after\"" },
        { "{ countries(first: 301) { nodes { iso2 } } }", "BAD_USER_INPUT", "at most 300" },
        { "{ territories(first: 101) { nodes { slug } } }", "BAD_USER_INPUT", "at most 100" },
        { "{ countries(first: -1) { nodes { iso2 } } }", "BAD_USER_INPUT", "fewer than 0" },
        { "{ countries(first: 1, last: 1) { nodes { iso2 } } }", "BAD_USER_INPUT", "Give one of them" },
        { "query A { __typename } query B { __typename }", "OPERATION_RESOLUTION_FAILURE", "operationName" },
        { "query @inContext(preview: true) { countries { totalCount } }", "FORBIDDEN", "without preview" },
        { "{ countries { " + Repeat("totalCount ", 3_000) + "} }", "GRAPHQL_VALIDATION_FAILED", "limit is" },
        { Repeat("{ a ", 5_000) + Repeat("}", 5_000), "GRAPHQL_VALIDATION_FAILED", "limit is" },
        { "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }", "GRAPHQL_VALIDATION_FAILED", "" },
        { "{ ...F0 } " + FragmentBomb(12), "GRAPHQL_VALIDATION_FAILED", "limit is" },
        { "{ countries(where: { iso2: { eq: \"\\u0000\" } }) { totalCount } }", "BAD_USER_INPUT", "NUL" },
        { "{ countries(where: { iso2: { eq: \"\\uD800\" } }) { totalCount } }", "BAD_USER_INPUT", "surrogate" },
    };

    /// <summary>Bodies that are no request, and words that the message must have.</summary>
    public static TheoryData<byte[], string> Bodies => new()
    {
        { "{\"query\": "u8.ToArray(), "JSON" },
        { ""u8.ToArray(), "" },
        { "[]"u8.ToArray(), "" },
        { "{}"u8.ToArray(), "Send {\"query\"" },
        { "{\"query\": 5}"u8.ToArray(), "must be a string" },
        { "{\"query\": \"{ __typename }\", \"variables\": []}"u8.ToArray(), "must be an object" },
        { [.. "{\"query\": \"{ __typename } #"u8, 0xC3, 0x28, .. "\"}"u8], "UTF-8" },
        { "{\"query\": \"{ __typename } #\\uD800\"}"u8.ToArray(), "" },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Wrong_documents_are_refused(string query, string code, string part)
    {
        var (status, error, text) = await SendAsync(JsonSerializer.SerializeToUtf8Bytes(new { query }));
        AssertTellsNothingInternal(text);
        if (code.Length == 0)
        {
            // A value that no text of the database holds is refused, or matches nothing; it never breaks the service.
            Assert.InRange((int)status, 200, 499);
            return;
        }

        Assert.Equal(code, error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal(code == "FORBIDDEN" ? HttpStatusCode.Forbidden : HttpStatusCode.BadRequest, status);
        Assert.Contains(part, error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task Wrong_bodies_are_refused(byte[] body, string part)
    {
        var (status, error, text) = await SendAsync(body);
        AssertTellsNothingInternal(text);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("BAD_USER_INPUT", error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.Contains(part, error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_operation_is_refused()
    {
        var (status, error, _) = await SendAsync("{\"query\": \"query A { __typename }\", \"operationName\": \"B\"}"u8.ToArray());
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("OPERATION_RESOLUTION_FAILURE", error.GetProperty("extensions").GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_query_of_a_megabyte_is_refused_with_the_limit()
    {
        var (status, error, text) = await SendAsync(JsonSerializer.SerializeToUtf8Bytes(new { query = "{ __typename } #" + new string('x', 1024 * 1024) }));
        AssertTellsNothingInternal(text);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
        Assert.Equal("COST_LIMIT_EXCEEDED", error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.Contains("limit is", error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cursor_of_another_order_is_refused()
    {
        var data = await service.DataAsync("{ countries(first: 1, order: [{ iso2: ASC }]) { pageInfo { endCursor } } }");
        var after = data.GetProperty("countries").GetProperty("pageInfo").GetProperty("endCursor").GetString();
        var (status, error, _) = await SendAsync(JsonSerializer.SerializeToUtf8Bytes(new
        {
            query = "query ($after: String) { countries(first: 1, after: $after, order: [{ iso3: ASC }]) { nodes { iso2 } } }",
            variables = new { after },
        }));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("BAD_USER_INPUT", error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.Contains("another list, order, language or search", error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    private async Task<(HttpStatusCode Status, JsonElement Error, string Text)> SendAsync(byte[] body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        request.Headers.TryAddWithoutValidation("Accept", "application/graphql-response+json");
        using var response = await service.Client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var answer = JsonDocument.Parse(text).RootElement;
        return (response.StatusCode, answer.TryGetProperty("errors", out var errors) ? errors[0] : default, text);
    }

    private static void AssertTellsNothingInternal(string text) =>
        Assert.All(Internals, word => Assert.DoesNotContain(word, text, StringComparison.Ordinal));

    private static string Repeat(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();

    private static string FragmentBomb(int depth) =>
        string.Concat(Enumerable.Range(0, depth).Select(i => $"fragment F{i} on Query {{ a{i}: __typename {Repeat($"...F{i + 1} ", 3)} }} "))
        + $"fragment F{depth} on Query {{ __typename }}";
}
