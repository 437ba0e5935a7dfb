using System.Text;
using Expect.Api.GraphQL;
using Expect.Persistence.Reading;

namespace Expect.Compiler.Tests.Planning;

public sealed class PagePlannerTests
{
    [Theory]
    [InlineData("", 20, false)]
    [InlineData("(first: null, last: null)", 20, false)]
    [InlineData("(first: 0)", 0, false)]
    [InlineData("(first: 300)", 300, false)]
    [InlineData("(last: 3)", 3, true)]
    [InlineData("(first: 3, last: null)", 3, false)]
    public async Task Sizes(string arguments, int size, bool backward)
    {
        var page = (await PlanningHost.PlanAsync($"{{ territories{arguments} {{ totalCount }} }}")).Connection.Page;
        Assert.Equal((size, backward), (page.Size, page.Backward));
        Assert.Null(page.After);
        Assert.Null(page.Before);
    }

    [Theory]
    [InlineData("territories(first: 301)", "\"first\" is 301", "at most 300", "after")]
    [InlineData("projects(last: 101)", "\"last\" is 101", "at most 100", "100")]
    [InlineData("territories(first: -1)", "\"first\" is -1", "fewer than 0", "")]
    [InlineData("territories(first: 1, last: 1)", "\"first\"", "\"last\"", "Give one of them")]
    [InlineData("territories(after: \"\")", "\"after\"", "name ASC, id ASC", "Ask again without")]
    [InlineData("territories(before: \"no cursor\")", "\"before\"", "name ASC, id ASC", "Ask again without")]
    public async Task Refusals_name_value_limit_and_remedy(string field, params string[] parts)
    {
        var error = await PlanningHost.RefusalAsync($"{{ {field} {{ totalCount }} }}");
        Assert.Equal(ErrorCode.BadUserInput, error.Code);
        Assert.All(parts, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refusal_has_its_whole_path()
    {
        var error = await PlanningHost.RefusalAsync("{ t: territories { edges { node { p: projects(first: -1) { totalCount } } } } }");
        Assert.Equal("t.edges.node.p", string.Join('.', error.Path));
    }

    [Fact]
    public async Task A_cursor_gives_the_values_to_go_on_from()
    {
        const string Text = "query ($c: String) { territories(order: [{population: DESC}], after: $c) { totalCount } }";
        var id = Guid.NewGuid();
        var planned = await PlanningHost.PlanAsync(Text, Variables(Cursor(await FingerprintAsync("[{population: DESC}]"), 1_000_000, id)));
        Assert.Equal([1_000_000, id], planned.Connection.Page.After!.Values.Select(value => planned.Values[value!.Slot]));
    }

    [Fact]
    public async Task A_null_in_a_cursor_has_no_parameter()
    {
        const string Text = "query ($c: String) { territories(order: [{population: DESC}], before: $c) { totalCount } }";
        var planned = await PlanningHost.PlanAsync(Text, Variables(Cursor(await FingerprintAsync("[{population: DESC}]"), null, Guid.NewGuid())));
        Assert.Null(planned.Connection.Page.Before!.Values[0]);
        Assert.Single(planned.Values);
    }

    [Fact]
    public async Task Cursors_whose_values_do_not_fit_are_refused()
    {
        var fingerprint = await FingerprintAsync("[{population: DESC}]");
        foreach (var cursor in new[] { Cursor(fingerprint, long.MaxValue, Guid.NewGuid()), Cursor(fingerprint, null, null), Cursor(fingerprint, 1L), Cursor(fingerprint, 1L, 2L) })
        {
            await PlanningHost.RefusalAsync($"{{ territories(order: [{{population: DESC}}], after: \"{cursor}\") {{ totalCount }} }}");
        }
    }

    [Fact]
    public async Task Every_order_list_and_language_has_cursors_of_its_own()
    {
        var prints = new List<ulong>();
        foreach (var order in new[]
                 {
                     "[{population: ASC}]", "[{population: DESC}]", "[{parent: {population: ASC}}]", "[{kind: ASC, population: ASC}]", "[{population: ASC, kind: ASC}]",
                     "[{name: ASC}]", "[{parent: {name: ASC}}]", "[{isLarge: ASC}]", "[{projectCount: ASC}]", "[{id: ASC}]",
                 })
        {
            prints.Add(await FingerprintAsync(order));
            prints.Add(await FingerprintAsync(order, "en", "fr"));
            prints.Add(await FingerprintAsync(order, "en"));
        }

        prints.Add((await PlanningHost.PlanAsync("{ projects(order: [{id: ASC}]) { totalCount } }")).Connection.Cursors.Known);
        Assert.Distinct(prints);
    }

    // Clients keep cursors beyond a restart, so the figure may change only when what it stands for does.
    [Fact]
    public async Task Fingerprints_are_the_same_in_every_process() =>
        Assert.Equal(await FingerprintAsync("[{population: DESC}]"), System.IO.Hashing.XxHash3.HashToUInt64("Territory|population DESC, id DESC|fr|fr-x-icu"u8));

    private static async Task<ulong> FingerprintAsync(string order, params string[] languages) =>
        (await PlanningHost.PlanAsync($"{{ territories(order: {order}) {{ totalCount }} }}", languages: languages)).Connection.Cursors.Known;

    private static string Variables(string cursor) => $$"""{"c": "{{cursor}}"}""";

    private static string Cursor(ulong fingerprint, params object?[] values)
    {
        var writer = new CursorWriter(stackalloc byte[64], fingerprint);
        foreach (var value in values)
        {
            switch (value)
            {
                case null: writer.WriteNull(); break;
                case Guid id: writer.WriteUuid(id); break;
                case int number: writer.WriteInteger(number); break;
                case long number: writer.WriteInteger(number); break;
            }
        }

        var bytes = new byte[writer.MaxTextLength];
        return Encoding.ASCII.GetString(bytes, 0, writer.CopyTo(bytes));
    }
}
