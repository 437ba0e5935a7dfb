using Expect.Api.GraphQL;
using Microsoft.AspNetCore.Http;

namespace Expect.Compiler.Tests.Http;

public sealed class GraphQLEndpointTests : IDisposable
{
    private const string Query = """{"query": "{ __typename }"}""";

    private readonly EndpointHost _host = new();

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData(null, "application/json; charset=utf-8")]
    [InlineData("*/*", "application/json; charset=utf-8")]
    [InlineData("application/json", "application/json; charset=utf-8")]
    [InlineData("application/graphql-response+json", "application/graphql-response+json; charset=utf-8")]
    [InlineData("application/graphql-response+json, application/json;q=0.9", "application/graphql-response+json; charset=utf-8")]
    [InlineData("application/graphql-response+json;q=0.1, application/json", "application/json; charset=utf-8")]
    [InlineData("text/html, application/*;q=0.5", "application/json; charset=utf-8")]
    [InlineData("application/graphql-response+json; charset=utf-8", "application/graphql-response+json; charset=utf-8")]
    public async Task Media_types_are_negotiated(string? accept, string expected)
    {
        var answer = await _host.PostAsync(Query, request => request.Headers.Accept = accept);
        Assert.Equal((200, expected), (answer.Status, answer.ContentType));
        Assert.Equal("""{"data":{"context":"fr"}}""", answer.Body);
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("application/json;q=0")]
    [InlineData("application/graphql-response+json; charset=iso-8859-1")]
    public async Task Other_media_types_are_not_acceptable(string accept) =>
        Assert.Equal(406, (await _host.PostAsync(Query, request => request.Headers.Accept = accept)).Status);

    [Theory]
    [InlineData("{ ", 200, 400, ErrorCode.ParseFailed)]
    [InlineData("{ nothing }", 200, 400, ErrorCode.ValidationFailed)]
    [InlineData("query A { __typename } query B { __typename }", 200, 400, ErrorCode.OperationResolutionFailure)]
    [InlineData("query @inContext(preview: true) { __typename }", 200, 403, ErrorCode.Forbidden)]
    public async Task Refused_operations_have_the_status_of_their_media_type(string query, int json, int graphql, string code)
    {
        var body = System.Text.Json.JsonSerializer.Serialize(new { query });
        var legacy = await _host.PostAsync(body);
        var modern = await _host.PostAsync(body, request => request.Headers.Accept = "application/graphql-response+json");
        Assert.Equal((json, graphql, code, code), (legacy.Status, modern.Status, legacy.Code, modern.Code));
        Assert.DoesNotContain("\"data\"", modern.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "not valid JSON")]
    [InlineData("{", "not valid JSON")]
    [InlineData("[]", "Batches")]
    [InlineData("3", "must be a JSON object")]
    [InlineData("{}", "no query")]
    [InlineData("""{"query": 3}""", "query must be a string")]
    [InlineData("""{"query": "{ __typename }", "variables": []}""", "variables must be an object")]
    [InlineData("""{"query": "{ __typename }", "operationName": {}}""", "operationName must be a string")]
    [InlineData("""{"query": "{ __typename }", "query": "{ x }"}""", "duplicate")]
    [InlineData("""{"query": "{ __typename }", "variables": {"x": "\uD800"}}""", "surrogate")]
    [InlineData("""{"query": "{ __typename }", "variables": {"\uDC00": 1}}""", "surrogate")]
    [InlineData("""{"query": "{ __typename }", "variables": {"x": "\u0000"}}""", "NUL")]
    [InlineData("""{"query": "{ __typename \u0000 }"}""", "NUL")]
    public async Task Broken_requests_are_told_what_to_do(string body, string part)
    {
        var answer = await _host.PostAsync(body);
        Assert.Equal((400, ErrorCode.BadUserInput), (answer.Status, answer.Code));
        Assert.Contains(part, answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Escaped_pairs_of_surrogates_are_text() =>
        Assert.Equal(200, (await _host.PostAsync("""{"query": "{ __typename }", "variables": {"x": "\uD83D\uDE00"}}""")).Status);

    [Fact]
    public async Task Invalid_utf8_is_refused()
    {
        var answer = await _host.PostAsync([.. """{"query": "{ __typename }", "operationName": "x"""u8, 0xFF, .. "\"}"u8]);
        Assert.Equal((400, ErrorCode.BadUserInput), (answer.Status, answer.Code));
        Assert.Contains("UTF-8", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Large_bodies_and_documents_are_refused()
    {
        var body = await _host.PostAsync("{\"query\": \"" + new string(' ', 1024 * 1024) + "\"}");
        Assert.Equal((413, ErrorCode.CostLimitExceeded), (body.Status, body.Code));
        var document = await _host.PostAsync("{\"query\": \"" + new string(' ', 100_000) + "\"}");
        Assert.Equal((200, ErrorCode.CostLimitExceeded), (document.Status, document.Code));
    }

    [Theory]
    [InlineData("text/plain", false, 415)]
    [InlineData("application/x-www-form-urlencoded", false, 415)]
    [InlineData(null, false, 415)]
    [InlineData("text/plain", true, 200)]
    [InlineData("application/json; charset=UTF-8", false, 200)]
    public async Task Forms_of_foreign_pages_are_refused(string? contentType, bool header, int status)
    {
        var answer = await _host.PostAsync(Query, request =>
        {
            request.ContentType = contentType;
            if (header)
            {
                request.Headers["GraphQL-Require-Preflight"] = "1";
            }
        });
        Assert.Equal(status, answer.Status);
    }

    [Theory]
    [InlineData("?query=%7B__typename%7D", 200)]
    [InlineData("?query=query%20A(%24l%3ALanguageCode)%20%40inContext(language%3A%24l)%7B__typename%7D&operationName=A&variables=%7B%22l%22%3A%22AR%22%7D", 200)]
    [InlineData("?query=%7B__typename%7D&variables=3", 400)]
    [InlineData("?query=%7B__typename%7D&query=%7Bx%7D", 400)]
    [InlineData("", 400)]
    public async Task Questions_can_be_asked_by_get(string query, int status) => Assert.Equal(status, (await _host.GetAsync(query)).Status);

    [Theory]
    [InlineData("Bearer " + EndpointHost.Token, 200)]
    [InlineData("bearer  " + EndpointHost.Token, 200)]
    [InlineData("Bearer unknown", 401)]
    [InlineData("Basic eDp5", 401)]
    public async Task Tokens_are_checked(string authorization, int status)
    {
        var answer = await _host.PostAsync(
            """{"query": "query @inContext(preview: true) { __typename }"}""", request => request.Headers.Authorization = authorization);
        Assert.Equal(status, answer.Status);
        Assert.Equal(status == 401 ? ErrorCode.Unauthenticated : null, answer.Code);
    }

    [Theory]
    [InlineData("{ __typename }", null, null, "fr")]
    [InlineData("{ __typename }", "en-GB,en;q=0.9,de;q=0.5", null, "en,de,fr")]
    [InlineData("{ __typename }", "de;q=0.5, pt-BR, fr;q=0, *", null, "pt-BR,de,fr")]
    [InlineData("{ __typename }", "tlh", null, "fr")]
    [InlineData("query @inContext(language: AR) { __typename }", "en", null, "ar,fr")]
    [InlineData("query @inContext(language: AR, fallback: []) { __typename }", "en", null, "ar")]
    [InlineData("query @inContext(fallback: [DE, FR]) { __typename }", "en", null, "en,de,fr")]
    [InlineData("query @inContext(language: AR, fallback: EN) { __typename }", null, null, "ar,en")]
    [InlineData("query ($l: LanguageCode = ES) @inContext(language: $l) { __typename }", null, null, "es,fr")]
    [InlineData("query ($l: LanguageCode = ES) @inContext(language: $l) { __typename }", null, """{"l": null}""", "fr")]
    [InlineData("query ($l: LanguageCode, $f: [LanguageCode!]) @inContext(language: $l, fallback: $f) { __typename }", null, """{"l": "PT_BR", "f": ["PT", "FR"]}""", "pt-BR,pt,fr")]
    public async Task Languages_come_from_the_directive_then_the_header_then_french(string query, string? header, string? variables, string expected)
    {
        var body = $$"""{"query": {{System.Text.Json.JsonSerializer.Serialize(query)}}, "variables": {{variables ?? "null"}}}""";
        var answer = await _host.PostAsync(body, request => request.Headers.AcceptLanguage = header);
        Assert.Equal($$$"""{"data":{"context":"{{{expected}}}"}}""", answer.Body);
    }

    [Theory]
    [InlineData("""{"l": 3}""")]
    [InlineData("""{"l": "XX"}""")]
    public async Task Wrong_languages_are_refused(string variables)
    {
        var answer = await _host.PostAsync($$"""{"query": "query ($l: LanguageCode) @inContext(language: $l) { __typename }", "variables": {{variables}}}""");
        Assert.Equal(ErrorCode.BadUserInput, answer.Code);
    }

    [Fact]
    public async Task Faults_show_a_trace_id_and_nothing_of_ours()
    {
        using var host = new EndpointHost(_ => new Failing());
        var answer = await host.PostAsync(Query);
        Assert.Equal((500, ErrorCode.InternalServerError), (answer.Status, answer.Code));
        Assert.Contains("traceId", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Introspection_is_part_of_the_answer() => Assert.Contains(
        "\"__schema\":{\"queryType\":{\"name\":\"Query\"}}",
        (await _host.PostAsync("""{"query": "{ __schema { queryType { name } } }"}""")).Body, StringComparison.Ordinal);

    private sealed class Failing : IReadCompiler
    {
        public CompiledOperation Compile(
            Expect.Api.GraphQL.Documents.ValidatedOperation operation, System.Text.Json.JsonElement variables, Expect.Api.Security.Viewer viewer,
            Expect.Api.Security.PublicationContext context, IReadOnlyDictionary<string, string> introspection,
            Expect.Api.GraphQL.Reports.StageTimings? timings = null) =>
            throw new InvalidOperationException("a secret of ours");
    }
}
