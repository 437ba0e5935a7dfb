using System.Text.Json;
using Expect.Api.Tests.Infrastructure;
using Expect.Persistence.Catalog;
using Expect.Persistence.Reading.Plan;

namespace Expect.Api.Tests.Properties;

/// <summary>What holds for every filter, order and page.</summary>
[Collection(ServiceCollectionDefinition.Name)]
public sealed class PropertyTests(ServiceFixture service) : RandomOperations(service)
{
    [Theory]
    [MemberData(nameof(Types))]
    public async Task A_filter_and_its_complement_part_the_items(string name)
    {
        var type = Catalog[name];
        var query = $$"""
            query ($f: {{name}}FilterInput) {
              all: {{type.PluralField}} { totalCount } f: {{type.PluralField}}(where: $f) { totalCount aggregate { count } }
              not: {{type.PluralField}}(where: {not: $f}) { totalCount } both: {{type.PluralField}}(where: {and: [$f, {not: $f}]}) { totalCount }
            }
            """;
        for (var round = 0; round < 3 * Rounds; round++)
        {
            var (seed, random) = Seed(name, round);
            var filter = new FilterGenerator(Catalog, Sampler, random).Filter(type, 2);
            var data = await AskAsync(query, new { f = filter }, seed);
            int Count(string key) => data.GetProperty(key).GetProperty("totalCount").GetInt32();
            Assert.True(
                Count("all") == Count("f") + Count("not") && Count("both") == 0 && Count("f") == data.GetProperty("f").GetProperty("aggregate").GetProperty("count").GetInt32(),
                $"{seed}: {data} with {JsonSerializer.Serialize(filter)}");
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task A_missing_target_is_one_whose_fields_are_all_null(string name)
    {
        var type = Catalog[name];
        foreach (var relation in type.Fields.OfType<ToOneField>())
        {
            foreach (var field in Catalog[relation.Target].Fields.Where(field => field is ConditionField or CountField or LocalizedField))
            {
                var (something, nothing) = field switch
                {
                    ConditionField => ("{eq: false}", "{neq: true}"),
                    CountField => ("{gte: 0}", "{ngt: 0}"),
                    _ => ("{neq: null}", "{neq: \"x\"}"),
                };
                string Count(string key, string condition) =>
                    $"{key}: {type.PluralField}(where: {{ and: [{{ {relation.Name}: {{ id: {{ eq: null }} }} }}, {{ {relation.Name}: {{ {field.Name}: {condition} }} }}] }}) {{ totalCount }}";
                var data = await AskAsync(
                    $"{{ all: {type.PluralField}(where: {{ {relation.Name}: {{ id: {{ eq: null }} }} }}) {{ totalCount }} {Count("null", "{eq: null}")} {Count("some", something)} {Count("none", nothing)} }}", null, 0);
                int Total(string key) => data.GetProperty(key).GetProperty("totalCount").GetInt32();
                Assert.True(Total("null") == Total("all") && Total("none") == Total("all") && Total("some") == 0, $"{name}.{relation.Name}.{field.Name}: {data}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task A_not_operator_is_the_complement_of_its_twin(string name)
    {
        var type = Catalog[name];
        var query = $"query ($a: {name}FilterInput, $b: {name}FilterInput) {{ a: {type.PluralField}(where: $a) {{ totalCount }} b: {type.PluralField}(where: {{not: $b}}) {{ totalCount }} }}";
        foreach (var field in FilterGenerator.Fields(type, 0).Where(field => field is not ScalarListField))
        {
            var (seed, random) = Seed(name + field.Name, 0);
            for (var round = 0; round < 4; round++)
            {
                var condition = new FilterGenerator(Catalog, Sampler, random).Condition(type, field, 0);
                if (Twin((Dictionary<string, object?>)condition) is { } twin)
                {
                    var data = await AskAsync(query, new { a = Filter(field, condition), b = Filter(field, twin) }, seed);
                    Assert.True(
                        data.GetProperty("a").GetRawText() == data.GetProperty("b").GetRawText(), $"{seed}: {data} with {JsonSerializer.Serialize(condition)}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Pages_of_any_size_make_up_the_whole_both_ways(string name)
    {
        var type = Catalog[name];
        for (var round = 0; round < Rounds / 2; round++)
        {
            var (seed, random) = Seed(name, 1000 + round);
            var order = new OrderGenerator(Catalog, random).Order(type);
            var where = await FewAsync(type, random, seed);
            var size = random.Next(7, 40);
            var forward = await PagesAsync(type, order, where, size, isForward: true, seed);
            var backward = await PagesAsync(type, order, where, size, isForward: false, seed);
            backward.Reverse();
            Assert.True(
                forward.SelectMany(page => page).SequenceEqual(backward.SelectMany(page => page)) && forward.Sum(page => page.Count) == forward.SelectMany(page => page).Distinct().Count(),
                $"{seed}: order {JsonSerializer.Serialize(order)}, where {JsonSerializer.Serialize(where)}, pages of {size}");
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Aliases_fragments_literals_and_directives_change_nothing(string name)
    {
        var type = Catalog[name];
        for (var round = 0; round < Rounds; round++)
        {
            var (seed, random) = Seed(name, 2000 + round);
            var filter = new FilterGenerator(Catalog, Sampler, random).Filter(type, 2);
            var order = new OrderGenerator(Catalog, random).Order(type);
            var variables = new { f = filter, o = order };
            var head = $"($f: {name}FilterInput, $o: [{name}SortInput!])";
            var plain = await AskAsync($"query {head} {{ c: {type.PluralField}(where: $f, order: $o, first: 5) {{ totalCount nodes {{ id displayName updatedAt }} }} }}", variables, seed);
            var dressed = await AskAsync(
                $$"""
                query {{head}} { ...Root }
                fragment Root on Query { c: {{type.PluralField}}(where: $f, order: $o, first: 5) { ... @include(if: true) { totalCount } ...Page totalCount @skip(if: false) } }
                fragment Page on {{name}}Connection { nodes { ... on Content { id } ...Rest id } }
                fragment Rest on {{name}} { displayName ... on Node { id } updatedAt gone: version @skip(if: true) }
                """,
                variables, seed);
            Assert.True(plain.GetRawText() == dressed.GetRawText(), $"{seed}: {plain} {dressed}");
            var literal = await AskAsync(
                $"{{ c: {type.PluralField}(where: {Literal.Of(Catalog, type, filter)}, order: {Literal.OfOrder(order)}, first: 5) {{ totalCount nodes {{ id displayName updatedAt }} }} }}", null, seed);
            Assert.True(plain.GetRawText() == literal.GetRawText(), $"{seed}: {plain} {literal} with {JsonSerializer.Serialize(filter)}");
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task A_nested_connection_equals_the_root_filtered_by_its_parent(string name)
    {
        var type = Catalog[name];
        foreach (var many in type.Fields.OfType<ToManyField>().Where(field => field is { Form: ToManyForm.Connection, Link: ForeignKeyLink }))
        {
            var target = Catalog[many.Target];
            var inverse = target.Fields.OfType<ToOneField>().FirstOrDefault(field => field.Target == name && field.LocalColumn == ((ForeignKeyLink)many.Link).ChildColumn);
            if (inverse is null)
            {
                continue;
            }

            var (seed, random) = Seed(name + many.Name, 0);
            var filter = new FilterGenerator(Catalog, Sampler, random).Filter(target, 1);
            var parents = await AskAsync(
                $"query ($f: {target.Name}FilterInput) {{ c: {type.PluralField}(first: 6, where: {{{many.Name}: {{any: true}}}}) {{ nodes {{ id n: {many.Name}(where: $f, first: 9) {{ totalCount nodes {{ id }} }} }} }} }}",
                new { f = filter }, seed);
            foreach (var parent in parents.GetProperty("c").GetProperty("nodes").EnumerateArray())
            {
                var root = await AskAsync(
                    $"query ($f: {target.Name}FilterInput, $id: ID) {{ n: {target.PluralField}(where: {{and: [$f], {inverse.Name}: {{id: {{eq: $id}}}}}}, first: 9) {{ totalCount nodes {{ id }} }} }}",
                    new { f = filter, id = parent.GetProperty("id").GetString() }, seed);
                Assert.True(root.GetProperty("n").GetRawText() == parent.GetProperty("n").GetRawText(), $"{seed}: {name}.{many.Name}: {parent} {root} with {JsonSerializer.Serialize(filter)}");
            }
        }
    }

    private static Dictionary<string, object?> Filter(CatalogField field, object condition) => new() { [field.Name] = condition };

    private static Dictionary<string, object?>? Twin(Dictionary<string, object?> condition)
    {
        var (name, value) = condition.Single();
        return value is Dictionary<string, object?> inner && Twin(inner) is { } twin ? new() { [name] = twin }
            : name is "neq" or "nin" || (name[0] == 'n' && name != "none") ? new() { [name[1..]] = value }
            : null;
    }
}
