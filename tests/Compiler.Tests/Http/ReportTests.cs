using System.Text.Json;
using Expect.Api.GraphQL;
using Expect.Api.GraphQL.Reports;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Expect.Compiler.Tests.Http;

/// <summary>What a request can ask about itself, and who may.</summary>
public sealed class ReportTests : IDisposable
{
    private const string Ordinary = """{"query": "query Named { territories(first: 3) { nodes { name } } }"}""";
    private const string Dear = """{"query": "{ territories(first: 300) { nodes { children(first: 300) { nodes { children(first: 300) { nodes { id } } } } } } }"}""";

    private readonly EndpointHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task The_cost_is_reported_with_the_answer()
    {
        var answer = await _host.PostAsync(Ordinary, request => request.Headers["GraphQL-Cost"] = "report");
        Assert.Equal(200, answer.Status);
        Assert.Equal("""{"data":{"context":"fr"},"extensions":{"cost":{"fieldCost":6,"typeCost":5,"limit":100000}}}""", answer.Body);
    }

    [Fact]
    public async Task The_cost_is_told_without_executing()
    {
        var answer = await _host.PostAsync(Dear, request => request.Headers["GraphQL-Cost"] = "validate");
        Assert.Equal(200, answer.Status);
        Assert.Equal("""{"extensions":{"cost":{"fieldCost":541806,"typeCost":27180602,"limit":100000}}}""", answer.Body);
    }

    [Fact]
    public async Task Without_the_header_nothing_is_said() =>
        Assert.Equal("""{"data":{"context":"fr"}}""", (await _host.PostAsync(Ordinary)).Body);

    [Fact]
    public async Task An_editor_has_a_limit_of_its_own()
    {
        var answer = await _host.PostAsync(Ordinary, request =>
        {
            request.Headers["GraphQL-Cost"] = "report";
            AsEditor(request);
        });
        Assert.Contains("\"limit\":500000", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/graphql-response+json", 400)]
    [InlineData("application/json", 200)]
    public async Task What_costs_too_much_is_refused_with_its_cost(string accept, int status)
    {
        var answer = await _host.PostAsync(Dear, request =>
        {
            request.Headers.Accept = accept;
            request.Headers["GraphQL-Cost"] = "report";
        });
        Assert.Equal(status, answer.Status);
        Assert.Equal(ErrorCode.CostLimitExceeded, answer.Code);
        var body = JsonDocument.Parse(answer.Body).RootElement;
        Assert.False(body.TryGetProperty("data", out _));
        Assert.Equal(27180602, body.GetProperty("extensions").GetProperty("cost").GetProperty("typeCost").GetInt64());
        Assert.True(body.GetProperty("errors")[0].TryGetProperty("locations", out _));
    }

    [Theory]
    [InlineData("GraphQL-Cost", "yes")]
    [InlineData("GraphQL-Explain", "please")]
    public async Task Other_values_of_the_headers_are_refused(string header, string value)
    {
        var answer = await _host.PostAsync(Ordinary, request => request.Headers[header] = value);
        Assert.Equal(400, answer.Status);
        Assert.Equal(ErrorCode.BadUserInput, answer.Code);
        Assert.Contains(header, answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explanations_are_for_editors()
    {
        var answer = await _host.PostAsync(Ordinary, request => request.Headers["GraphQL-Explain"] = "1");
        Assert.Equal(ErrorCode.Forbidden, answer.Code);
        Assert.DoesNotContain("data", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Durations_are_for_editors()
    {
        Assert.Equal("", (await _host.PostAsync(Ordinary)).ServerTiming);
        Assert.Equal("", (await _host.PostAsync(Ordinary, request => request.Headers["GraphQL-Cost"] = "report")).ServerTiming);
        Assert.Matches("^parse;dur=[0-9.]+, validate;dur=[0-9.]+, cost;dur=[0-9.]+, execute;dur=[0-9.]+, total;dur=[0-9.]+$", (await TimedAsync("{ __typename }")).ServerTiming);
    }

    [Fact]
    public async Task Stages_whose_result_was_known_say_so()
    {
        await TimedAsync("{ a: __typename }");
        await TimedAsync("{ a: __typename }");
        Assert.StartsWith("parse;desc=\"cached\", validate;desc=\"cached\", cost;dur=", (await TimedAsync("{ a: __typename }")).ServerTiming, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_has_the_durations_until_then() =>
        Assert.Matches("^parse;dur=[0-9.]+, total;dur=[0-9.]+$", (await TimedAsync("{ nothing }")).ServerTiming);

    [Fact]
    public async Task Slow_operations_are_logged_by_hash_and_name_without_values()
    {
        var log = new Recorder();
        using var host = new EndpointHost(slow: log);
        await host.PostAsync("""{"query": "query Named($s: String!) { territory(by: {slug: $s}) { name } }", "variables": {"s": "secret"}}""");
        var line = Assert.Single(log.Lines);
        Assert.Matches("^Slow operation Named of document [0-9a-f]{64}: [0-9]+ ms$", line);
    }

    [Fact]
    public async Task Operations_that_fail_are_logged_when_they_are_slow_and_requests_without_one_never()
    {
        var log = new Recorder();
        using var host = new EndpointHost(slow: log);
        await host.PostAsync("""{"query": "query @inContext(preview: true) { __typename }"}""");
        await host.PostAsync("""{"query": "{ nothing }"}""");
        Assert.StartsWith("Slow operation (without a name) of document", Assert.Single(log.Lines), StringComparison.Ordinal);
    }

    private static void AsEditor(HttpRequest request) => request.Headers.Authorization = $"Bearer {EndpointHost.Token}";

    private Task<EndpointHost.Answer> TimedAsync(string query) => _host.PostAsync(JsonSerializer.Serialize(new { query }), AsEditor);

    private sealed class Recorder : ILogger<SlowOperationLog>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add(formatter(state, exception));
    }
}
