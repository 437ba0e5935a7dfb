using System.Text;
using Expect.Api.GraphQL;
using Expect.Api.GraphQL.Cost;
using Expect.Api.GraphQL.Documents;
using Expect.Api.GraphQL.Schema;
using GraphQL.Types;

namespace Expect.Compiler.Tests.Cost;

/// <summary>Documents that are valid and cost too much are refused for a bounded price in memory, wherever they hide their cost.</summary>
public sealed class CostRefusalMemoryTests
{
    private const int BytesPerKilobyte = 64 * 1024;
    private const string Page = "children(first: 300) { nodes { id ";

    private static readonly ISchema Schema = SchemaBuilder.Build(TestCatalog.Create());
    private static readonly DocumentReader Reader = new(Schema, new RequestLimits());

    public static TheoryData<string, string> Documents => new()
    {
        { "nested pages", $"{{ territories {{ nodes {{ {Repeat(Page, 8)} {Repeat("}", 18)} }}" },
        { "aliases", $"{{ territories(first: 300) {{ nodes {{ {Aliased(150, "children(first: 300) { nodes { id } }")} }} }} }}" },
        { "variables", $"query ($n: Int = 300) {{ territories(first: $n) {{ nodes {{ {Aliased(150, "children(first: $n) { nodes { id } }")} }} }} }}" },
        { "conditions", $"query ($c: Boolean = true) {{ territories(first: 300) {{ nodes {{ {Aliased(150, "children(first: 300) @include(if: $c) { nodes { id } }")} }} }} }}" },
        { "merged fields", $"{{ territories(first: 300) {{ nodes {{ {Repeat("children(first: 300) { nodes { parent { id } source { id } } } ", 40)} }} }} }}" },
        { "types", $"{{ nodes(ids: []) {{ {Repeat("... on Territory { children(first: 300) { nodes { children(first: 300) { totalCount } } } } ", 40)} }} }}" },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Dear_documents_are_refused_for_little_memory(string name, string text)
    {
        await RefuseAsync(text); // once before, so that what is loaded for the first time does not count
        var before = GC.GetAllocatedBytesForCurrentThread();
        await RefuseAsync(text);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        var kilobytes = (Encoding.UTF8.GetByteCount(text) / 1024) + 1;
        Assert.True(allocated <= (long)kilobytes * BytesPerKilobyte, $"{name}: {allocated} bytes for {kilobytes} KB, {allocated / kilobytes / 1024} KB for each.");
    }

    private static async Task RefuseAsync(string text)
    {
        var budget = new CostBudget(null, default, new CostLimits().Anonymous, IsEnforced: true, null);
        var refused = await Assert.ThrowsAsync<RequestRefusedException>(async () => await Reader.ReadAsync(text, budget, CancellationToken.None));
        Assert.Equal(ErrorCode.CostLimitExceeded, refused.Errors[0].Code);
        Assert.Contains(" cost ", refused.Message, StringComparison.Ordinal);
    }

    private static string Aliased(int count, string field) => string.Concat(Enumerable.Range(0, count).Select(i => $"a{i}: {field} "));

    private static string Repeat(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();
}
