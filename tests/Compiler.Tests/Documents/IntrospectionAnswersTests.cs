using System.Text.Json;
using Expect.Api.GraphQL;
using Expect.Api.GraphQL.Documents;
using Expect.Api.GraphQL.Schema;

namespace Expect.Compiler.Tests.Documents;

public sealed class IntrospectionAnswersTests
{
    private static readonly DocumentReader Reader = new(SchemaBuilder.Build(TestCatalog.Create()), new RequestLimits());
    private readonly IntrospectionAnswers _answers = new();

    [Fact]
    public async Task Operations_without_introspection_have_no_answers() =>
        Assert.Empty(await Answer("{ territories { totalCount } __typename }", "{}"));

    [Fact]
    public async Task Introspection_is_answered_beside_data_and_inside_fragments()
    {
        var answers = await Answer(
            """
            query ($id: ID!, $t: String!) { territory(by: {id: $id}) { name } ...S ... on Query { other: __type(name: $t) { ...T } } }
            fragment S on Query { __schema { queryType { name } } territories { totalCount } }
            fragment T on __Type { name }
            """,
            """{ "id": "x", "t": "Money" }""");
        Assert.Equal(["__schema", "other"], answers.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("""{"name":"Money"}""", answers["other"]);
        Assert.Equal("""{"queryType":{"name":"Query"}}""", answers["__schema"]);
    }

    [Fact]
    public async Task Answers_follow_their_variables()
    {
        const string Text = "query ($t: String!) { __type(name: $t) { kind } }";
        for (var round = 0; round < 3; round++)
        {
            Assert.Equal("""{"kind":"OBJECT"}""", (await Answer(Text, """{ "t": "Money" }"""))["__type"]);
            Assert.Equal("""{"kind":"SCALAR"}""", (await Answer(Text, """{ "t": "Decimal" }"""))["__type"]);
            Assert.Equal("null", (await Answer(Text, """{ "t": "Nothing" }"""))["__type"]);
        }
    }

    [Fact]
    public async Task Skipped_introspection_has_no_answer() =>
        Assert.Empty(await Answer("query ($s: Boolean!) { __schema @skip(if: $s) { queryType { name } } }", """{ "s": true }"""));

    [Fact]
    public async Task Wrong_variables_are_refused()
    {
        var refused = await Assert.ThrowsAsync<RequestRefusedException>(() => Answer("query ($t: String!) { __type(name: $t) { kind } }", "{}"));
        Assert.Equal(ErrorCode.BadUserInput, refused.Errors[0].Code);
    }

    [Fact]
    public async Task Scalars_tell_what_specifies_them_and_inputs_whether_they_are_one_of()
    {
        Assert.Equal("""{"specifiedByURL":"https://spec.commonmark.org/current/"}""", (await Answer("""{ __type(name: "Markdown") { specifiedByURL } }""", "{}"))["__type"]);
        Assert.Equal("""{"isOneOf":true}""", (await Answer("""{ __type(name: "TerritoryByInput") { isOneOf } }""", "{}"))["__type"]);
    }

    private async Task<IReadOnlyDictionary<string, string>> Answer(string text, string variables)
    {
        var document = await Reader.ReadAsync(text, CancellationToken.None);
        using var json = JsonDocument.Parse(variables);
        return await _answers.AnswerAsync(document.Operations[0], json.RootElement, ["fr"], CancellationToken.None);
    }
}
