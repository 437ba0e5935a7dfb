using System.Text.Json;
using Expect.Api.GraphQL;
using Expect.Api.GraphQL.Values;
using Expect.Compiler.Tests.Planning;
using GraphQL.Types;

namespace Expect.Compiler.Tests.Values;

public sealed class VariableCoercerTests
{
    private const string Where = "query ($w: TerritoryFilterInput) { territories(where: $w) { totalCount } }";
    private const string By = "query ($by: TerritoryByInput!) { territory(by: $by) { id } }";

    public static TheoryData<string, string, object?> Accepted => new()
    {
        { "population: {eq: $v}|Int", "7", 7 },
        { "population: {eq: $v}|Int", "7.0", 7 },
        { "population: {eq: $v}|Int", "-2147483648", int.MinValue },
        { "slug: {eq: $v}|String", "\"Djénine\"", "Djénine" },
        { "slug: {eq: $v}|String", "\"\\ud834\\udd1e\"", "𝄞" },
        { "id: {eq: $v}|ID", "17", "17" },
        { "kind: {eq: $v}|TerritoryKind", "\"REGION\"", "REGION" },
        { "isLarge: {eq: $v}|Boolean", "false", false },
        { "updatedAt: {lt: $v}|DateTime", "\"2021-01-20T09:30:00+01:00\"", new DateTime(2021, 1, 20, 8, 30, 0, DateTimeKind.Utc) },
        { "updatedAt: {lt: $v}|DateTime", "\"2021-01-20t09:30:00.5z\"", new DateTime(2021, 1, 20, 9, 30, 0, 500, DateTimeKind.Utc) },
        { "website: {eq: $v}|URL", "\"https://example.org/é\"", "https://example.org/é" },
        { "source: {source: {updatedAt: {lt: $v}}}|DateTime", "null", null },
    };

    [Theory]
    [MemberData(nameof(Accepted))]
    public async Task Values_that_fit(string filter, string json, object? expected)
    {
        var (where, type) = (filter.Split('|')[0], filter.Split('|')[1]);
        var values = await PlanningHost.CoerceAsync($"query ($v: {type}) {{ territories(where: {{{where}}}) {{ totalCount }} }}", $$"""{"v": {{json}}}""");
        Assert.Equal(expected, values.Leaves.SingleOrDefault());
    }

    [Theory]
    [InlineData("Int", "population: {eq: $v}", "7.5", "from -2147483648 to 2147483647")]
    [InlineData("Int", "population: {eq: $v}", "2147483648", "from -2147483648 to 2147483647")]
    [InlineData("Int", "population: {eq: $v}", "\"7\"", "whole number")]
    [InlineData("Int", "population: {eq: $v}", "[1, 2]", "whole number")]
    [InlineData("Int!", "population: {eq: $v}", "null", "should be Int!, but it is null")]
    [InlineData("[Int!]", "population: {in: $v}", "[1, null]", "at \"[1]\" should be Int!")]
    [InlineData("String", "slug: {eq: $v}", "7", "Give a string")]
    [InlineData("String", "slug: {eq: $v}", "\"a\\u0000\"", "NUL")]
    [InlineData("String", "slug: {eq: $v}", "\"a\\ud800\"", "lone surrogates")]
    [InlineData("Boolean", "isLarge: {eq: $v}", "\"true\"", "true or false")]
    [InlineData("Boolean", "isLarge: {eq: $v}", "1", "true or false")]
    [InlineData("TerritoryKind", "kind: {eq: $v}", "\"VILLAGE\"", "REGION, COMMUNE")]
    [InlineData("TerritoryKind", "kind: {eq: $v}", "\"region\"", "REGION, COMMUNE")]
    [InlineData("[LanguageCode]", "languages: {some: {in: $v}}", "[\"AR\", \"XX\"]", "at \"[1]\" should be LanguageCode, but it is \"XX\"")]
    [InlineData("ID", "id: {eq: $v}", "1.5", "id of an item")]
    [InlineData("DateTime", "updatedAt: {lt: $v}", "\"2021-01-20\"", "2021-01-20T09:30:00Z")]
    [InlineData("DateTime", "updatedAt: {lt: $v}", "\"2021-02-30T00:00:00Z\"", "2021-01-20T09:30:00Z")]
    [InlineData("URL", "website: {eq: $v}", "\"no address\"", "absolute address")]
    public async Task Values_that_do_not_fit(string type, string where, string json, string remedy)
    {
        var error = await RefusalAsync($"query ($v: {type}) {{ territories(where: {{{where}}}) {{ totalCount }} }}", $$"""{"v": {{json}}}""");
        Assert.Contains("\"$v\"", error.Message, StringComparison.Ordinal);
        Assert.Contains(remedy, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("12", "12")]
    [InlineData("1500000.00", "1500000.00")]
    [InlineData("\"12.50\"", "12.50")]
    [InlineData("123456789012345", "123456789012345")]
    [InlineData("1e3", "1000")]
    [InlineData("12000000000000000000", "12000000000000000000")]
    [InlineData("0.000", "0")]
    [InlineData("1234567890123456", null)]
    [InlineData("\"0.1234567890123456\"", null)]
    [InlineData("1.00000000000000000000000000000000001", null)]
    [InlineData("1e-40", null)]
    [InlineData("1e99", null)]
    [InlineData("\"\"", null)]
    [InlineData("\" 1\"", null)]
    [InlineData("\"1,5\"", null)]
    [InlineData("\"NaN\"", null)]
    public async Task Decimals_are_exact_or_refused(string json, string? expected)
    {
        const string Text = "query ($v: Decimal) { projects(where: {budget: {amount: {eq: $v}}}) { totalCount } }";
        var variables = $$"""{"v": {{json}}}""";
        if (expected is null)
        {
            Assert.Contains("at most 15 digits", (await RefusalAsync(Text, variables)).Message, StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), (await PlanningHost.CoerceAsync(Text, variables)).Leaves[0]);
        }
    }

    [Theory]
    [InlineData(Where, """{"w": {"populaton": {"eq": 1}}}""", "has a field \"populaton\" that TerritoryFilterInput does not have")]
    [InlineData(Where, """{"w": {"parent": {"population": {"eq": "x"}}}}""", "at \"parent.population.eq\" should be Int")]
    [InlineData(Where, """{"w": {"or": [{}, {"kind": {"in": ["X"]}}]}}""", "at \"or[1].kind.in[0]\" should be TerritoryKind")]
    [InlineData(Where, """{"w": {"or": [null]}}""", "at \"or[0]\" should be TerritoryFilterInput!")]
    [InlineData(Where, """{"w": 7}""", "should be TerritoryFilterInput, but it is 7")]
    [InlineData(By, "{}", "is required")]
    [InlineData(By, """{"by": {}}""", "exactly one field")]
    [InlineData(By, """{"by": {"slug": null}}""", "exactly one field")]
    [InlineData(By, """{"by": {"slug": "a", "id": "b"}}""", "exactly one field")]
    [InlineData(By, """{"by": {"insee": {"kind": "REGION"}}}""", "lacks the field \"code\"")]
    [InlineData(By, "[]", "must be a JSON object")]
    public async Task Structures_that_do_not_fit(string text, string variables, string part) =>
        Assert.Contains(part, (await RefusalAsync(text, variables)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("query ($v: ID = \"x\") { node(id: $v) { id } }")]
    [InlineData("query ($v: ID = \"x\") { nodes(ids: [$v]) { id } }")]
    [InlineData("query ($v: [ID!] = [\"x\"]) { nodes(ids: $v) { id } }")]
    [InlineData("query ($v: Boolean = true) { territories { nodes { slug @include(if: $v) } } }")]
    [InlineData("query ($v: TerritoryFilterInput = {}) { territories(where: {or: [$v]}) { totalCount } }")]
    [InlineData("query ($v: String = \"x\") { territory(by: {insee: {kind: REGION, code: $v}}) { id } }")]
    public async Task Null_is_refused_where_a_value_is_required_though_the_variable_has_a_default(string text)
    {
        var error = await PlanningHost.RefusalAsync(text, """{"v": null}""");
        Assert.Equal(ErrorCode.BadUserInput, error.Code);
        Assert.Contains("\"$v\" is null", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_values_of_a_list_that_do_not_fit_are_told()
    {
        var refused = await Assert.ThrowsAsync<RequestRefusedException>(() => PlanningHost.CoerceAsync(
            "query ($v: [TerritoryKind!]) { territories(where: {kind: {in: $v}}) { totalCount } }", """{"v": ["X", "REGION", null]}"""));
        Assert.Collection(
            refused.Errors,
            error => Assert.Contains("at \"[0]\" should be TerritoryKind", error.Message, StringComparison.Ordinal),
            error => Assert.Contains("at \"[2]\" should be TerritoryKind!, but it is null", error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Messages_do_not_echo_large_values()
    {
        var error = await RefusalAsync(Where, $$"""{"w": "{{new string('x', 10_000)}}"}""");
        Assert.InRange(error.Message.Length, 1, 400);
    }

    [Fact]
    public async Task Absent_null_and_default_are_three_things()
    {
        const string Text = "query ($v: Int = 5, $u: Int) { territories(where: {population: {gt: $v, lt: $u}}) { totalCount } }";
        var absent = await PlanningHost.CoerceAsync(Text, "{}");
        Assert.Equal(5, Assert.IsType<LeafValue>(absent.Values["v"]).Current);
        Assert.False(absent.Values.ContainsKey("u"));
        Assert.IsType<NullValue>((await PlanningHost.CoerceAsync(Text, """{"v": null}""")).Values["v"]);
    }

    [Fact]
    public async Task A_single_value_is_a_list_of_one()
    {
        var scalars = await PlanningHost.CoerceAsync("query ($v: [Int]) { territories(where: {population: {in: $v}}) { totalCount } }", """{"v": 3}""");
        Assert.Equal(3, Assert.Single(Assert.IsType<LeafListValue>(scalars.Values["v"]).Current));
        var objects = await PlanningHost.CoerceAsync(Where, """{"w": {"or": {"slug": {"eq": "x"}}}}""");
        Assert.Single(Assert.IsType<ListValue>(Assert.IsType<ObjectValue>(objects.Values["w"]).Find("or")).Items);
    }

    [Fact]
    public async Task A_list_in_the_document_may_have_variables_in_it()
    {
        var planned = await PlanningHost.PlanAsync(
            "query ($a: Int, $b: Int) { territories(where: {population: {in: [1, $a, $b]}}) { totalCount } }", """{"a": 2}""");
        Assert.Equal(new[] { 1, 2 }, planned.Values[0]);
    }

    [Theory]
    [InlineData("query ($v: [Int]) { territories(where: {population: {in: $v}}) { totalCount } }", "{\"v\": [LIST]}", "variable \"$v\"")]
    [InlineData("query ($w: TerritoryFilterInput) { territories(where: $w) { totalCount } }", "{\"w\": {\"population\": {\"nin\": [LIST]}}}", "at \"population.nin\"")]
    [InlineData("{ territories(where: {population: {in: [LIST]}}) { totalCount } }", "{}", "in the document")]
    public async Task Lists_have_a_limit_whatever_the_plan(string text, string variables, string where)
    {
        await PlanAsync(1_000);
        var error = (await Assert.ThrowsAsync<RequestRefusedException>(() => PlanAsync(1_001))).Errors[0];
        Assert.Equal(ErrorCode.CostLimitExceeded, error.Code);
        Assert.Contains(": 1001, and the limit is 1000.", error.Message, StringComparison.Ordinal);
        Assert.Contains(where, error.Message, StringComparison.Ordinal);

        Task PlanAsync(int length)
        {
            var list = string.Join(',', Enumerable.Range(0, length));
            return PlanningHost.PlanAsync(text.Replace("LIST", list, StringComparison.Ordinal), variables.Replace("LIST", list, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task All_that_does_not_fit_is_told_at_once()
    {
        var refusal = await Assert.ThrowsAsync<RequestRefusedException>(() => PlanningHost.CoerceAsync(
            "query ($n: Int!, $by: TerritoryByInput!, $w: TerritoryFilterInput) { territories(first: $n, where: $w) { totalCount } territory(by: $by) { id } }",
            """{"by": {}, "w": {"population": {"eq": "many"}, "kind": {"eq": "VILLAGE"}, "mayor": 1}}"""));

        string[] starts =
        [
            "Variable \"$n\" of type Int! is required.", "Variable \"$by\" must have exactly one field", "Variable \"$w\" at \"population.eq\" should be Int",
            "Variable \"$w\" at \"kind.eq\" should be TerritoryKind", "Variable \"$w\" has a field \"mayor\"",
        ];
        Assert.Equal(starts.Length, refusal.Errors.Length);
        Assert.All(starts, (start, i) => Assert.StartsWith(start, refusal.Errors[i].Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_very_many_that_do_not_fit_ten_are_told()
    {
        var unfit = string.Join(',', Enumerable.Range(0, 500).Select(i => $$$"""{"slug": {"eq": {{{i}}}}}"""));
        var refusal = await Assert.ThrowsAsync<RequestRefusedException>(() => PlanningHost.CoerceAsync(Where, $$$"""{"w": {"or": [{{{unfit}}}]}}"""));
        Assert.Equal(10, refusal.Errors.Length);
    }

    private static async Task<RequestError> RefusalAsync(string text, string variables)
    {
        var error = (await Assert.ThrowsAsync<RequestRefusedException>(() => PlanningHost.CoerceAsync(text, variables))).Errors[0];
        Assert.Equal(ErrorCode.BadUserInput, error.Code);
        return error;
    }

    [Fact]
    public void Of_a_row_all_that_does_not_fit_is_told_and_what_fits_is_kept()
    {
        var by = PlanningHost.InputType("TerritoryByInput");
        var row = new InputObjectGraphType { Name = "Row" };
        row.AddField(new FieldType { Name = "count", ResolvedType = new IntGraphType() });
        row.AddField(new FieldType { Name = "name", ResolvedType = new StringGraphType() });
        row.AddField(new FieldType { Name = "places", ResolvedType = new ListGraphType(new NonNullGraphType(by)) });
        row.AddField(new FieldType { Name = "tags", ResolvedType = new ListGraphType(new NonNullGraphType(new StringGraphType())) });
        using var json = JsonDocument.Parse("""{"count": "3", "name": "a", "places": [{"slug": "b"}, {"slug": 1}, {}], "tags": ["a", null], "none": 1}""");
        var faults = new List<string>();

        var value = VariableCoercer.CoerceRow(row, json.RootElement, (path, fault) => faults.Add($"{path} {fault.English} {fault.French}"));

        Assert.Equal(["name"], value!.Fields.Select(field => field.Key));
        Assert.Equal(
            [".count", ".places[1].slug", ".places[2]", ".tags[1]", ".none"],
            faults.Select(fault => fault.Split(' ')[0]));
        Assert.StartsWith(".count \"count\" should be Int, but it is \"3\".", faults[0], StringComparison.Ordinal);
        Assert.EndsWith("\"count\" devrait être Int, et non \"3\". Donnez un nombre entier de -2147483648 à 2147483647.", faults[0], StringComparison.Ordinal);
        Assert.StartsWith(".none The row has a field \"none\" that Row does not have.", faults[4], StringComparison.Ordinal);
        Assert.EndsWith("La ligne a un champ \"none\" que Row n'a pas. Donnez un objet avec des champs : count, name, places, tags.", faults[4], StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_object_is_no_row()
    {
        using var json = JsonDocument.Parse("3");
        var faults = new List<string>();
        Assert.Null(VariableCoercer.CoerceRow(new InputObjectGraphType { Name = "Row" }, json.RootElement, (path, fault) => faults.Add(path + fault.English)));
        Assert.StartsWith("The row should be Row, but it is 3.", Assert.Single(faults), StringComparison.Ordinal);
    }
}
