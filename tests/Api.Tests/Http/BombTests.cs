using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Expect.Api.Tests.Infrastructure;

namespace Expect.Api.Tests.Http;

/// <summary>
/// Requests made to exhaust the service, as a client sends them: each is refused with its code, or answered. The memory that
/// refusals take is held by tests of the reader; here it is that nothing gets past it.
/// </summary>
[Collection(ServiceCollectionDefinition.Name)]
public sealed class BombTests(ServiceFixture service)
{
    private const string Filtered = "query ($f: TerritoryFilterInput) { territories(where: $f, first: 1) { nodes { slug } } }";
    private const string Ordered = "query ($o: [TerritorySortInput!]) { territories(order: $o, first: 1) { nodes { slug } } }";

    /// <summary>Documents, and the code of their refusal.</summary>
    public static TheoryData<string, string, string> Documents => new()
    {
        { "aliases", Many(3_000, i => $"a{i}: territories {{ totalCount }} ", "{ ", "}"), "COST_LIMIT_EXCEEDED" },
        { "aliases under a page", $"{{ territories {{ nodes {{ {Many(900, i => $"a{i}: slug ")} }} }} }}", "COST_LIMIT_EXCEEDED" },
        { "root fields", Many(41, i => $"a{i}: __typename ", "{ ", "}"), "COST_LIMIT_EXCEEDED" },
        { "duplicate fields", $"{{ territories {{ {Repeat("totalCount ", 3_000)} }} }}", "GRAPHQL_VALIDATION_FAILED" },
        { "duplicate objects", $"{{ territories {{ {Repeat("nodes { slug } ", 200)} }} }}", "GRAPHQL_VALIDATION_FAILED" },
        { "fragments that double", Fragments(30), "GRAPHQL_VALIDATION_FAILED" },
        { "a fragment in itself", "{ ...A } fragment A on Query { ...A }", "GRAPHQL_VALIDATION_FAILED" },
        { "a circle of fragments", $"{{ ...F0 }} {Many(100, i => $"fragment F{i} on Query {{ ...F{(i + 1) % 100} }} ")}", "GRAPHQL_VALIDATION_FAILED" },
        { "one fragment spread often", $"{{ {Repeat("...A ", 2_000)} }} fragment A on Query {{ __typename }}", "GRAPHQL_VALIDATION_FAILED" },
        { "inline fragments in each other", Repeat("{ ... ", 4_000) + Repeat("}", 4_000), "GRAPHQL_VALIDATION_FAILED" },
        { "nested selections", Repeat("{ a ", 4_000) + Repeat("}", 4_000), "GRAPHQL_VALIDATION_FAILED" },
        { "nested lists", $"{{ territories(where: {Repeat("[", 4_000)}{Repeat("]", 4_000)}) {{ totalCount }} }}", "GRAPHQL_VALIDATION_FAILED" },
        { "nested objects", $"{{ territories(where: {Repeat("{ not: ", 3_000)}{{}}{Repeat("}", 3_000)}) {{ totalCount }} }}", "GRAPHQL_VALIDATION_FAILED" },
        { "nested types of variables", $"query ($a: {Repeat("[", 4_000)}Int{Repeat("]", 4_000)}) {{ __typename }}", "GRAPHQL_VALIDATION_FAILED" },
        { "nested defaults of variables", $"query ($a: [Int] = {Repeat("[", 4_000)}{Repeat("]", 4_000)}) {{ __typename }}", "GRAPHQL_VALIDATION_FAILED" },
        { "directives on a field", $"{{ __typename {Repeat("@include(if: true) ", 1_200)} }}", "GRAPHQL_VALIDATION_FAILED" },
        { "directives that nobody knows", $"{{ __typename {Many(2_000, i => $"@d{i} ")} }}", "GRAPHQL_VALIDATION_FAILED" },
        { "directives on the operation", $"query {Repeat("@inContext(language: FR) ", 1_200)} {{ __typename }}", "GRAPHQL_VALIDATION_FAILED" },
        { "fallback languages", $"query @inContext(fallback: [{Repeat("FR, EN, ", 20)}]) {{ territories {{ nodes {{ name }} }} }}", "COST_LIMIT_EXCEEDED" },
        { "operations", Many(1_500, i => $"query Q{i} {{ __typename }} "), "GRAPHQL_VALIDATION_FAILED" },
        { "variables that nothing uses", $"query ({Many(2_000, i => $"$v{i}: Int ")}) {{ __typename }}", "GRAPHQL_VALIDATION_FAILED" },
        { "arguments that nobody knows", $"{{ territories({Many(2_000, i => $"a{i}: 1 ")}) {{ totalCount }} }}", "GRAPHQL_VALIDATION_FAILED" },
        { "a page without end", "{ territories(first: 2147483647) { nodes { slug } } }", "BAD_USER_INPUT" },
        { "a number that is none of ours", "{ territories(first: 99999999999999999999) { nodes { slug } } }", "GRAPHQL_VALIDATION_FAILED" },
        { "digits", $"{{ territories(first: {new string('9', 60_000)}) {{ nodes {{ slug }} }} }}", "GRAPHQL_VALIDATION_FAILED" },
        { "a number of many digits in a filter", $"{{ fundings(where: {{ awardedAmount: {{ amount: {{ eq: {new string('7', 5_000)} }} }} }}) {{ totalCount }} }}", "GRAPHQL_VALIDATION_FAILED" },
        { "a long text", $"{{ territories(where: {{ slug: {{ eq: \"{new string('x', 70_000)}\" }} }}) {{ totalCount }} }}", "COST_LIMIT_EXCEEDED" },
        { "a long search", $"{{ territories(search: \"{new string('x', 60_000)}\") {{ totalCount }} }}", "COST_LIMIT_EXCEEDED" },
        { "words of a search", $"{{ search(query: \"{Many(40, i => $"w{i} ")}\") {{ totalCount }} }}", "COST_LIMIT_EXCEEDED" },
        { "ids", $"{{ nodes(ids: [{Repeat("\"x\" ", 101)}]) {{ id }} }}", "BAD_USER_INPUT" },
        { "a list of values", $"{{ territories(where: {{ slug: {{ in: [{Repeat("\"x\" ", 1_001)}] }} }}) {{ totalCount }} }}", "COST_LIMIT_EXCEEDED" },
        { "pages in pages", "{ territories(first: 100) { nodes { children(first: 100) { nodes { children(first: 100) { nodes { id } } } } } } }", "COST_LIMIT_EXCEEDED" },
        { "groups in pages", "{ territories(first: 100) { nodes { expertiseOffers { groupBy(by: [STATUS], first: 1000) { count keys { status } } } } } }", "COST_LIMIT_EXCEEDED" },
        { "groups of all functions", $"{{ fundings {{ {Many(20, i => $"g{i}: groupBy(by: [FUNDER], first: 1000) {{ sum {{ awardedAmount {{ amount }} }} }} ")} }} }}", "COST_LIMIT_EXCEEDED" },
        { "keys of groups", "{ territories { groupBy(by: [KIND, REGION, PARENT, COUNTRY, EPCI_NATURE]) { count } } }", "BAD_USER_INPUT" },
        { "combinations of keys", "{ expertiseOffers { groupBy(by: [THEME, LANGUAGE, MODALITY_FORM, TARGET_COUNTRY]) { count } } }", "COST_LIMIT_EXCEEDED" },
        { "groups without end", "{ territories { groupBy(by: [PARENT], first: 1001) { count } } }", "BAD_USER_INPUT" },
        { "introspection in itself", "{ __schema { types { fields { type { fields { type { fields { type { fields { type { fields { type { fields { type { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } } } } } } } } } } } } } } }", "GRAPHQL_VALIDATION_FAILED" },
    };

    /// <summary>Documents with variables, and the code of their refusal; "" where they are answered.</summary>
    public static TheoryData<string, string, string, string> Variables => new()
    {
        { "nested variables", Filtered, Nested("{\"not\":", "}", 40_000, "{}"), "BAD_USER_INPUT" },
        { "denials as deep as JSON may be", Filtered, Nested("{\"not\":", "}", 55, "{}"), "" },
        { "relations in each other", Filtered, Nested("{\"children\":{\"some\":", "}}", 13, "{}"), "COST_LIMIT_EXCEEDED" },
        { "relations as deep as they may be", Filtered, Nested("{\"children\":{\"some\":", "}}", 12, "{}"), "" },
        { "relations to one in each other", Filtered, Nested("{\"parent\":", "}", 50, "{\"slug\":{\"eq\":\"x\"}}"), "COST_LIMIT_EXCEEDED" },
        { "conditions", Filtered, $"{{\"f\":{{\"or\":[{string.Join(',', Enumerable.Repeat("{\"slug\":{\"eq\":\"x\"}}", 1_000))}]}}}}", "COST_LIMIT_EXCEEDED" },
        { "a list of conditions", Filtered, $"{{\"f\":{{\"or\":[{string.Join(',', Enumerable.Repeat("{}", 50_000))}]}}}}", "COST_LIMIT_EXCEEDED" },
        { "a tree of conditions", Filtered, $"{{\"f\":{Tree(10)}}}", "COST_LIMIT_EXCEEDED" },
        { "values", Filtered, $"{{\"f\":{{\"slug\":{{\"in\":[{string.Join(',', Enumerable.Repeat("\"x\"", 100_000))}]}}}}}}", "COST_LIMIT_EXCEEDED" },
        { "a list that is one text", Filtered, $"{{\"f\":\"{new string('x', 900_000)}\"}}", "BAD_USER_INPUT" },
        { "a long text", Filtered, $"{{\"f\":{{\"name\":{{\"contains\":\"{new string('x', 900_000)}\"}}}}}}", "" },
        { "members", Filtered, $"{{\"f\":{{{Many(50_000, i => $"\"m{i}\":1,").TrimEnd(',')}}}}}", "BAD_USER_INPUT" },
        { "variables that nobody declared", Filtered, $"{{{Many(50_000, i => $"\"m{i}\":1,").TrimEnd(',')}}}", "" },
        { "a number beyond all", "query ($n: Int) { territories(first: $n) { nodes { slug } } }", "{\"n\":1e400}", "BAD_USER_INPUT" },
        { "digits", "query ($n: Int) { territories(first: $n) { nodes { slug } } }", $"{{\"n\":{new string('9', 500_000)}}}", "BAD_USER_INPUT" },
        { "digits of a decimal", "query ($p: Decimal!) { territories { aggregate { percentile(p: $p) { population } } } }", $"{{\"p\":0.{new string('9', 500_000)}}}", "BAD_USER_INPUT" },
        { "keys of an order", Ordered, $"{{\"o\":[{string.Join(',', Enumerable.Repeat("{\"slug\":\"ASC\",\"name\":\"ASC\"}", 400))}]}}", "" },
        { "different keys of an order", Ordered, $"{{\"o\":[{string.Join(',', Keys())}]}}", "COST_LIMIT_EXCEEDED" },
        { "an order through relations in each other", "query ($o: [TerritorySortInput!]) { territories(order: $o) { nodes { slug } } }", $"{{\"o\":[{Repeat("{\"parent\":", 40)}{{\"slug\":\"ASC\"}}{Repeat("}", 40)}]}}", "COST_LIMIT_EXCEEDED" },
        { "a page by a variable", "query ($n: Int) { territories(first: $n) { nodes { children(first: $n) { nodes { children(first: $n) { nodes { id } } } } } } }", "{\"n\":100}", "COST_LIMIT_EXCEEDED" },
        { "keys by a variable", "query ($k: [ExpertiseOfferGroupKey!]!) { expertiseOffers { groupBy(by: $k) { count } } }", "{\"k\":[\"THEME\",\"LANGUAGE\",\"MODALITY_FORM\",\"TARGET_COUNTRY\"]}", "COST_LIMIT_EXCEEDED" },
        { "languages by a variable", "query ($l: [LanguageCode!]) @inContext(fallback: $l) { territories(first: 1) { nodes { name } } }", $"{{\"l\":[{string.Join(',', Enumerable.Repeat("\"FR\"", 5_000))}]}}", "COST_LIMIT_EXCEEDED" },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public Task Documents_made_to_exhaust_are_refused(string name, string document, string code) => CheckAsync(name, JsonSerializer.Serialize(new { query = document }), code);

    [Theory]
    [MemberData(nameof(Variables))]
    public Task Variables_made_to_exhaust_are_refused_or_answered(string name, string document, string variables, string code) =>
        CheckAsync(name, $"{{\"query\":{JsonSerializer.Serialize(document)},\"variables\":{variables}}}", code);

    [Fact]
    public async Task A_body_that_is_too_large_is_refused_before_it_is_read()
    {
        var (status, text) = await SendAsync($"{{\"query\":\"{new string(' ', 1_100_000)}{{ __typename }}\"}}");
        Assert.Equal(413, status);
        Assert.Contains("COST_LIMIT_EXCEEDED", text, StringComparison.Ordinal);
    }

    private async Task CheckAsync(string name, string body, string code)
    {
        var (status, text) = await SendAsync(body);
        using var answer = JsonDocument.Parse(text);
        var codes = answer.RootElement.TryGetProperty("errors", out var errors)
            ? errors.EnumerateArray().Select(error => error.GetProperty("extensions").GetProperty("code").GetString()).Distinct().ToList()
            : [];
        Assert.True(status < 500 && (code.Length == 0 ? codes.Count == 0 : codes is [{ } only] && only == code), $"{name}: {status} {text[..Math.Min(600, text.Length)]}");
        Assert.True(code.Length == 0 || text.Length < 10_000, $"{name}: a refusal of {text.Length} characters.");
    }

    private async Task<(int Status, string Text)> SendAsync(string body)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await service.Client.PostAsync(new Uri("/graphql", UriKind.Relative), content);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    // Each fragment spreads the next one twice: two to the power of their number.
    private static string Fragments(int count) =>
        $"{{ ...F0 }} {Many(count, i => $"fragment F{i} on Query {{ a: __typename ...F{i + 1} ... {{ ...F{i + 1} }} }} ")} fragment F{count} on Query {{ __typename }}";

    private static string Tree(int depth) => depth == 0 ? "{\"slug\":{\"eq\":\"x\"}}" : $"{{\"and\":[{Tree(depth - 1)},{Tree(depth - 1)}]}}";

    private static IEnumerable<string> Keys()
    {
        string[] fields = ["slug", "name", "kind", "siren", "inseeCode", "population", "populationYear", "validFrom", "validTo", "website", "assemblyName", "officialName"];
        string[] relations = ["", "parent", "region", "country"];
        return relations.SelectMany(relation => fields.Where(field => relation != "country" || field == "name")
            .Select(field => relation.Length == 0 ? $"{{\"{field}\":\"ASC\"}}" : $"{{\"{relation}\":{{\"{field}\":\"ASC\"}}}}"));
    }

    private static string Nested(string open, string close, int count, string inner) => $"{{\"f\":{Repeat(open, count)}{inner}{Repeat(close, count)}}}";

    private static string Many(int count, Func<int, string> part, string before = "", string after = "") => before + string.Concat(Enumerable.Range(0, count).Select(part)) + after;

    private static string Repeat(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();
}
