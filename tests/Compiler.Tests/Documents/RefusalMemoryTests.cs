using System.Text;
using Expect.Api.GraphQL;
using Expect.Api.GraphQL.Documents;
using Expect.Api.GraphQL.Schema;

namespace Expect.Compiler.Tests.Documents;

/// <summary>Documents made to exhaust the service are refused for a bounded price in memory.</summary>
public sealed class RefusalMemoryTests
{
    private const int BytesPerKilobyte = 64 * 1024;

    private static readonly DocumentReader Reader = new(SchemaBuilder.Build(TestCatalog.Create()), new RequestLimits());

    public static TheoryData<string, string> Bombs => new()
    {
        { "duplicate fields", $"{{ territories {{ {Repeat("totalCount ", 3_000)} }} }}" },
        { "aliases", $"{{ {string.Concat(Enumerable.Range(0, 3_000).Select(i => $"a{i}: territories {{ totalCount }} "))} }}" },
        { "nesting", Repeat("{ a ", 20_000) + Repeat("}", 20_000) },
        { "list nesting", $"{{ territories(where: {Repeat("[", 20_000)}{Repeat("]", 20_000)}) {{ totalCount }} }}" },
        { "directives", $"{{ territories {Repeat("@include(if: true) ", 3_000)} {{ totalCount }} }}" },
        { "fragments", "{ ...F0 } " + string.Concat(Enumerable.Range(0, 20).Select(i => $"fragment F{i} on Query {{ a{i}: __typename {Repeat($"...F{i + 1} ", 10)} }} ")) + "fragment F20 on Query { __typename }" },
        { "circle of fragments", "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }" },
        { "inline fragments", Repeat("{ ... ", 20_000) + Repeat("}", 20_000) },
        { "object nesting", $"{{ territories(where: {Repeat("{ not: ", 9_000)}{{}}{Repeat("}", 9_000)}) {{ totalCount }} }}" },
        { "type nesting", $"query ($a: {Repeat("[", 20_000)}Int{Repeat("]", 20_000)}) {{ __typename }}" },
        { "a fragment spread often", $"{{ {Repeat("...A ", 2_000)} }} fragment A on Query {{ __typename }}" },
        { "operations", string.Concat(Enumerable.Range(0, 3_000).Select(i => $"query Q{i} {{ __typename }} ")) },
        { "few operations of many fields", string.Concat(Enumerable.Range(0, 40).Select(i => $"query Q{i} {{ {string.Concat(Enumerable.Range(0, 39).Select(j => $"a{j}: nothing{j} "))} }} ")) },
        { "unknown fields", $"{{ territories {{ nodes {{ {string.Concat(Enumerable.Range(0, 900).Select(i => $"nothing{i} "))} }} }} }}" },
        { "unknown directives", $"{{ __typename {string.Concat(Enumerable.Range(0, 2_000).Select(i => $"@d{i} "))} }}" },
        { "unknown arguments", $"{{ territories({string.Concat(Enumerable.Range(0, 1_500).Select(i => $"a{i}: 1 "))}) {{ totalCount }} }}" },
        { "unknown members", $"{{ territories(where: {{ {string.Concat(Enumerable.Range(0, 1_500).Select(i => $"a{i}: 1 "))} }}) {{ totalCount }} }}" },
        { "unused variables", $"query ({string.Concat(Enumerable.Range(0, 1_500).Select(i => $"$v{i}: Int "))}) {{ __typename }}" },
        { "unknown types of variables", $"query ({string.Concat(Enumerable.Range(0, 1_500).Select(i => $"$v{i}: T{i} "))}) {{ __typename }}" },
        { "undeclared variables", $"{{ territories(where: {{ slug: {{ in: [{string.Concat(Enumerable.Range(0, 1_500).Select(i => $"$v{i} "))}] }} }}) {{ totalCount }} }}" },
        { "unknown fragments", $"{{ {string.Concat(Enumerable.Range(0, 900).Select(i => $"...F{i} "))} }}" },
        { "unused fragments", $"{{ __typename }} {string.Concat(Enumerable.Range(0, 190).Select(i => $"fragment F{i} on Query {{ __typename }} "))}" },
        { "wrong values", $"{{ territories(where: {{ population: {{ in: [{Repeat("\"x\" ", 1_500)}] }} }}) {{ totalCount }} }}" },
        { "conflicts", $"{{ territories {{ {string.Concat(Enumerable.Range(0, 45).Select(i => $"nodes {{ a: slug a: name b: kind b: siren c: id c: population x{i}: slug }} "))} }} }}" },
        { "text", $"{{ territories(where: {{slug: {{eq: \"{new string('x', 200_000)}\"}}}}) {{ nothing }} }}" },
    };

    [Theory]
    [MemberData(nameof(Bombs))]
    public async Task Bombs_are_refused_for_little_memory(string name, string text)
    {
        await RefuseAsync(text); // once before, so that what is loaded for the first time does not count
        var before = GC.GetAllocatedBytesForCurrentThread();
        await RefuseAsync(text);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        var kilobytes = (Encoding.UTF8.GetByteCount(text) / 1024) + 1;
        Assert.True(allocated <= (long)kilobytes * BytesPerKilobyte, $"{name}: {allocated} bytes for {kilobytes} KB.");
    }

    private static async Task RefuseAsync(string text) =>
        await Assert.ThrowsAsync<RequestRefusedException>(async () => await Reader.ReadAsync(text, CancellationToken.None));

    private static string Repeat(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();
}
