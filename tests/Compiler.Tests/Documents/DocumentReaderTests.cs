using System.Text;
using Expect.Api.GraphQL;
using Expect.Api.GraphQL.Documents;
using Expect.Api.GraphQL.Schema;
using GraphQL.Types;

namespace Expect.Compiler.Tests.Documents;

public sealed class DocumentReaderTests
{
    private static readonly ISchema Built = SchemaBuilder.Build(TestCatalog.Create());
    private static readonly DocumentReader Reader = new(Built, new RequestLimits());

    [Theory]
    [InlineData("{ territories { nodes { name } } }")]
    [InlineData("query ($id: ID!) { territory(by: {id: $id}) { name } }")]
    [InlineData("query ($by: TerritoryByInput!) { territory(by: $by) { name } }")]
    [InlineData("query ($w: TerritoryFilterInput, $n: Int = 3) @inContext(language: AR) { territories(where: $w, first: $n) { totalCount } }")]
    [InlineData("{ territories(where: {population: {gte: 3}, kind: {in: [REGION, null]}, updatedAt: {lt: \"2021-01-20T00:00:00Z\"}}) { totalCount } }")]
    [InlineData("{ projects(where: {budget: {amount: {gte: \"1500000.00\"}, currency: {eq: EUR}}, startedOn: {date: {lt: \"2010-01-01\"}}}) { totalCount } }")]
    [InlineData("{ node(id: \"x\") { __typename id ... on Territory { name(language: PT_BR) } } }")]
    [InlineData("{ territories { edges { cursor node { projects { edges { role node { objective } } } } } } }")]
    [InlineData("{ a: territories(first: 1, where: {slug: {in: [\"x\", \"y\"]}}) { totalCount } a: territories(where: {slug: {in: [\"x\", \"y\"]}}, first: 1) { nodes { id } } }")]
    [InlineData("{ node(id: 1) { ... on Territory { a: name } ... on Project { a: displayName } } }")]
    [InlineData("{ node(id: 1) { ... on Territory { a: name(language: FR) } ... on Project { a: displayName(language: EN) } id ... on Node { id } } }")]
    public async Task Valid_documents_are_accepted_whatever_their_variables(string text) =>
        Assert.Single((await Reader.ReadAsync(text, CancellationToken.None)).Operations);

    [Theory]
    [InlineData("", ErrorCode.ParseFailed, "empty")]
    [InlineData("# only a comment", ErrorCode.ParseFailed, "empty")]
    [InlineData("{ territories { ", ErrorCode.ParseFailed, "Expected Name, found EOF")]
    [InlineData("{ territories(first: %) }", ErrorCode.ParseFailed, "Unexpected character")]
    [InlineData("{ foo }", ErrorCode.ValidationFailed, "foo")]
    [InlineData("{ territories(first: \"x\") { totalCount } }", ErrorCode.ValidationFailed, "first")]
    [InlineData("{ territory(by: {id: 1, slug: \"x\"}) { id } }", ErrorCode.ValidationFailed, "exactly one")]
    [InlineData("{ territory(by: {}) { id } }", ErrorCode.ValidationFailed, "exactly one")]
    [InlineData("{ territory(by: {slug: null}) { id } }", ErrorCode.ValidationFailed, "exactly one")]
    [InlineData("query ($id: ID) { territory(by: {id: $id}) { id } }", ErrorCode.ValidationFailed, "ID!")]
    [InlineData("mutation { x }", ErrorCode.ValidationFailed, "no mutations")]
    [InlineData("subscription { x }", ErrorCode.ValidationFailed, "no subscriptions")]
    [InlineData("type A { b: Int } { __typename }", ErrorCode.ValidationFailed, "define types")]
    [InlineData("{ territories(where: {updatedAt: {lt: \"2021-01-20\"}}) { totalCount } }", ErrorCode.ValidationFailed, "DateTime")]
    [InlineData("{ territory(by: {slug: \"a\\uD800\"}) { id } }", ErrorCode.BadUserInput, "surrogate")]
    [InlineData("{ territory(by: {slug: \"a\\u0000\"}) { id } }", ErrorCode.BadUserInput, "NUL")]
    [InlineData("query { ...A } fragment A on Query { ...B } fragment B on Query { ...A }", ErrorCode.ValidationFailed, "fragment")]
    [InlineData("{ ...A }", ErrorCode.ValidationFailed, "'A'")]
    [InlineData("{ __typename } fragment A on Query { __typename }", ErrorCode.ValidationFailed, "'A' is not used")]
    [InlineData("query Q { territories(first: $n) { totalCount } }", ErrorCode.ValidationFailed, "'$n' is not declared by operation 'Q'")]
    [InlineData("query ($n: Int) { __typename }", ErrorCode.ValidationFailed, "'$n' is declared and not used")]
    [InlineData("query ($n: Int = \"x\") { territories(first: $n) { totalCount } }", ErrorCode.ValidationFailed, "The default of variable '$n'")]
    [InlineData("{ territories(where: {population: {in: [1, \"x\"]}}) { totalCount } }", ErrorCode.ValidationFailed, "In field 'population': In field 'in': In element #2: Expected type 'Int', found \"x\". Give a whole number")]
    [InlineData("{ territories(where: {nothing: 1}) { totalCount } }", ErrorCode.ValidationFailed, "'TerritoryFilterInput' has no field 'nothing'")]
    [InlineData("{ territories(where: 3) { totalCount } }", ErrorCode.ValidationFailed, "found 3")]
    [InlineData("{ territory(by: null) { id } }", ErrorCode.ValidationFailed, "found null")]
    [InlineData("{ territories(where: {kind: {eq: NOTHING}}) { totalCount } }", ErrorCode.ValidationFailed, "found NOTHING")]
    [InlineData("{ territories { a: totalCount a: __typename } }", ErrorCode.ValidationFailed, "'totalCount' and '__typename' are different fields")]
    [InlineData("{ a: territories(first: 1) { totalCount } a: territories(first: 2) { totalCount } }", ErrorCode.ValidationFailed, "their arguments differ")]
    [InlineData("{ territories { nodes { a: name } } ...A } fragment A on Query { territories { nodes { a: name(language: FR) } } }", ErrorCode.ValidationFailed, "their arguments differ")]
    [InlineData("{ node(id: 1) { ... on Territory { a: slug } ... on Project { a: partners { role } } } }", ErrorCode.ValidationFailed, "their types are")]
    public async Task Invalid_documents_are_refused_with_a_place_and_a_reason(string text, string code, string part)
    {
        var error = (await Refused(text)).Errors[0];
        Assert.Equal(code, error.Code);
        Assert.Contains(part, error.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, string, string> Bombs => new()
    {
        { "{" + string.Concat(Enumerable.Repeat(" __typename", 3000)) + " }", ErrorCode.ValidationFailed, "fields once its fragments are expanded: 3000" },
        { "{ a: territories { nodes {" + string.Concat(Enumerable.Repeat(" slug", 51)) + " } } }", ErrorCode.ValidationFailed, "`slug` is selected too often" },
        { "{" + string.Concat(Enumerable.Range(0, 41).Select(i => $" a{i}: territories {{ totalCount }}")) + " }", ErrorCode.CostLimitExceeded, "root fields: 41" },
        { "{ territories { nodes {" + string.Concat(Enumerable.Range(0, 301).Select(i => $" a{i}: slug")) + " } } }", ErrorCode.CostLimitExceeded, "aliases: 301, and the limit is 300" },
        { Nested(30), ErrorCode.ValidationFailed, "nested too deep: " },
        { Nested(5_000), ErrorCode.ValidationFailed, "brackets" },
        { FragmentBomb(), ErrorCode.ValidationFailed, "fields once its fragments are expanded: 1000000000000" },
        { new string(' ', 65 * 1024), ErrorCode.CostLimitExceeded, "the limit is 65536" },
        { new string('[', 60_000), ErrorCode.ValidationFailed, "brackets" },
        { "{ a(x: [" + string.Concat(Enumerable.Repeat("1 ", 11_000)) + "]) }", ErrorCode.CostLimitExceeded, "tokens: 11" },
    };

    [Theory]
    [MemberData(nameof(Bombs))]
    public async Task Bombs_are_refused_with_limit_and_measure(string text, string code, string part)
    {
        var error = (await Refused(text)).Errors[0];
        Assert.Equal(code, error.Code);
        Assert.Contains(part, error.Message, StringComparison.Ordinal);
        Assert.InRange(error.Message.Length, 1, 420);
    }

    [Fact]
    public async Task Messages_repeat_no_large_part_of_the_document()
    {
        var refused = await Refused("{ territories(where: {slug: {eq: " + new string('1', 20_000) + "}}) { totalCount } }");
        Assert.All(refused.Errors, error => Assert.InRange(error.Message.Length, 1, 420));
    }

    [Fact]
    public async Task The_cache_gives_the_same_document_from_the_second_sight_on()
    {
        var cache = new DocumentCache(Reader, new RequestLimits());
        const string Text = "{ territories { totalCount } }";
        await cache.GetAsync(Text, CancellationToken.None);
        var second = await cache.GetAsync(Text, CancellationToken.None);
        Assert.Same(second, await cache.GetAsync(Text, CancellationToken.None));
    }

    [Theory]
    [InlineData("{ a: __typename }", null, null)]
    [InlineData("query A { a: __typename }", "", null)]
    [InlineData("query A { a: __typename } query B { b: __typename }", "B", null)]
    [InlineData("query A { a: __typename } query B { b: __typename }", null, "several operations")]
    [InlineData("query A { a: __typename } query B { b: __typename }", "C", "A, B")]
    public async Task Operations_are_selected_by_name(string text, string? name, string? fault)
    {
        var document = await Reader.ReadAsync(text, CancellationToken.None);
        if (fault is null)
        {
            Assert.NotNull(OperationSelector.Select(document, name));
            return;
        }

        var error = Assert.Throws<RequestRefusedException>(() => OperationSelector.Select(document, name)).Errors[0];
        Assert.Equal(ErrorCode.OperationResolutionFailure, error.Code);
        Assert.Contains(fault, error.Message, StringComparison.Ordinal);
    }

    private static async Task<RequestRefusedException> Refused(string text) =>
        await Assert.ThrowsAsync<RequestRefusedException>(async () => await Reader.ReadAsync(text, CancellationToken.None));

    private static string Nested(int depth) =>
        "{ territory(by: {slug: \"x\"}) " + string.Concat(Enumerable.Repeat("{ parent ", depth)) + "{ id }" + new string('}', depth + 1);

    private static string FragmentBomb()
    {
        var text = new StringBuilder("{ ...F0 }");
        for (var index = 0; index < 20; index++)
        {
            text.Append($" fragment F{index} on Query {{ ");
            text.Insert(text.Length, $"...F{index + 1} ", 40);
            text.Append('}');
        }

        return text.Append(" fragment F20 on Query { __typename }").ToString();
    }
}
