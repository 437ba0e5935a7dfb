using Expect.Api.GraphQL.Planning;
using Expect.Api.GraphQL.Values;
using Expect.Persistence.Catalog;
using Expect.Persistence.Reading;
using Expect.Persistence.Reading.Plan;

namespace Expect.Compiler.Tests.Planning;

public sealed class ReadPlannerTests
{
    private static readonly Guid Uuid = Guid.NewGuid();
    private static readonly string Territory = new GlobalId("Territory", Uuid).ToString();
    private static readonly string Project = new GlobalId("Project", Uuid).ToString();
    private static readonly string Partner = new GlobalId("ProjectPartner", Uuid).ToString();

    [Fact]
    public async Task Root_fields_keep_the_order_of_the_request()
    {
        var planned = await PlanningHost.PlanAsync("{ b: projects { totalCount } __typename a: territories { totalCount } t: __typename }");
        Assert.Equal(["b", "__typename", "a", "t"], planned.Plan.Fields.Select(field => field.Key));
        Assert.Equal("\"Query\"", Assert.IsType<ConstantRoot>(planned.Plan.Fields[1]).Json);
    }

    [Fact]
    public async Task Answers_about_the_schema_are_constants()
    {
        var operation = await PlanningHost.OperationAsync("{ s: __schema { queryType { name } } territories { totalCount } }");
        var context = new PlanningContext(PlanningHost.Catalog, operation, VariableValues.None, Audience.Public, ["fr"], PlanningHost.Address.Value);
        var planned = ReadPlanner.Plan(context, new Dictionary<string, string> { ["s"] = "{}" });
        Assert.Equal(new ConstantRoot("s", "{}"), planned.Plan.Fields[0]);
    }

    [Theory]
    [InlineData("{slug: \"x\"}", "slug Equal $0:Text", "x")]
    [InlineData("{insee: {code: \"31\", kind: REGION}}", "(kind Equal $0:Text & insee_code Equal $1:Text)", "REGION,31")]
    public async Task Lookups_compare_their_key(string by, string expected, string values)
    {
        var planned = await PlanningHost.PlanAsync($"{{ territory(by: {by}) {{ slug }} }}");
        Assert.Equal(expected, PlanText.Of(((LookupRoot)planned.Root).Rows.Where));
        Assert.Equal(values, string.Join(',', planned.Values));
    }

    [Fact]
    public async Task Ids_find_items_of_their_type_only()
    {
        Assert.Equal(Uuid, (await PlanningHost.PlanAsync($"{{ territory(by: {{id: \"{Territory}\"}}) {{ id }} }}")).Values[0]);
        Assert.Equal(Guid.Empty, (await PlanningHost.PlanAsync($"{{ territory(by: {{id: \"{Project}\"}}) {{ id }} }}")).Values[0]);
        Assert.Equal(Guid.Empty, (await PlanningHost.PlanAsync("{ territory(by: {id: \"x\"}) { id } }")).Values[0]);
    }

    [Fact]
    public async Task A_node_is_looked_up_in_the_table_of_its_type()
    {
        var root = Assert.IsType<LookupRoot>((await PlanningHost.PlanAsync($"{{ node(id: \"{Project}\") {{ id ... on Project {{ views }} ... on Territory {{ slug }} }} }}")).Root);
        Assert.Equal("projects", root.Rows.Table);
        Assert.Equal("id:id views:views", PlanText.Of(root.Selection));
        Assert.NotEqual(Filter.Always, root.Rows.Visibility);
    }

    [Fact]
    public async Task A_node_that_can_be_no_item_is_null()
    {
        foreach (var id in new[] { "x", "", Partner, new GlobalId("Nothing", Uuid).ToString() })
        {
            Assert.Equal("null", Assert.IsType<ConstantRoot>((await PlanningHost.PlanAsync($"{{ node(id: \"{id}\") {{ id }} }}")).Root).Json);
        }
    }

    [Fact]
    public async Task Nodes_keep_their_places()
    {
        var planned = await PlanningHost.PlanAsync("query ($i: [ID!]!) { nodes(ids: $i) { id } }", $$"""{"i": ["x", "{{Project}}", "{{Territory}}", "{{Partner}}", "{{Project}}"]}""");
        var root = (NodesRoot)planned.Root;
        Assert.Equal(["projects", "territories"], root.Parts.Select(part => part.Table));
        Assert.Equal([-1, 0, 1, -1, 0], root.Ids.Select(id => id.Part));
        Assert.Equal([Uuid, Uuid, Uuid], root.Ids.Where(id => id.Part >= 0).Select(id => planned.Values[id.Slot]));
        Assert.All(root.Parts, part => Assert.Equal(new[] { Uuid }, planned.Values[part.Ids.Slot]));
    }

    [Theory]
    [InlineData("[]", 0)]
    [InlineData("[\"\"]", 1)]
    [InlineData("[\"x\"]", 1)]
    [InlineData("[\"x\", \"y\"]", 2)]
    [InlineData("\"x\"", 1)]
    public async Task Nodes_that_can_be_no_items_are_nulls(string ids, int count)
    {
        var root = (NodesRoot)(await PlanningHost.PlanAsync($"{{ nodes(ids: {ids}) {{ id }} }}")).Root;
        Assert.Equal(Enumerable.Repeat(-1, count), root.Ids.Select(id => id.Part));
        Assert.Empty(root.Parts);
    }

    [Fact]
    public async Task At_most_a_hundred_nodes_are_read_at_once()
    {
        static string Ids(int count) => "[" + string.Join(',', Enumerable.Repeat("\"x\"", count)) + "]";
        Assert.Equal(100, ((NodesRoot)(await PlanningHost.PlanAsync($"{{ nodes(ids: {Ids(100)}) {{ id }} }}")).Root).Ids.Length);
        var error = await PlanningHost.RefusalAsync($"{{ n: nodes(ids: {Ids(101)}) {{ id }} }}");
        Assert.Contains("101", error.Message, StringComparison.Ordinal);
        Assert.Equal("n", Assert.Single(error.Path));
    }

    [Fact]
    public async Task Every_appearance_of_a_type_is_as_visible_as_the_type()
    {
        var planned = await PlanningHost.PlanAsync("{ projects { totalCount } }");
        Assert.Equal(VisibilityTable.Of("Project", Audience.Public).ToString(), ((ConnectionRoot)planned.Root).Visibility.ToString());
        var preview = await PlanningHost.PlanAsync("{ projects { totalCount } }", isEditor: true, preview: true);
        Assert.Same(Filter.Always, ((ConnectionRoot)preview.Root).Visibility);
    }
}
