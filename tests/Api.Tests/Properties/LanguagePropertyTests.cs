using System.Text.Json;
using Expect.Api.GraphQL.Schema;
using Expect.Api.Tests.Infrastructure;
using Expect.Persistence.Catalog;

namespace Expect.Api.Tests.Properties;

/// <summary>What holds for every language and its fallbacks: the text shown is the one that filters and orders see.</summary>
[Collection(ServiceCollectionDefinition.Name)]
public sealed class LanguagePropertyTests(ServiceFixture service) : RandomOperations(service)
{
    private static readonly string[] Codes = ["FR", "EN", "ES", "AR", "DE", "PT_BR"];

    private readonly ServiceFixture _service = service;

    public static TheoryData<string> Localised =>
        [.. Catalog.Types.Where(type => type.PluralField is not null && type.Fields.OfType<LocalizedField>().Any()).Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Localised))]
    public async Task A_text_is_the_first_of_the_languages_that_it_has(string name)
    {
        var type = Catalog[name];
        foreach (var (directive, chain, random, seed) in Contexts(name, 8000))
        {
            var exact = Codes[random.Next(Codes.Length)];
            var texts = type.Fields.OfType<LocalizedField>().ToList();
            var selection = string.Join(' ', texts.Select(text =>
                $"{text.Name} {text.Name}Language {text.Name}Translations {{ language value }} x_{text.Name}: {text.Name}(language: {exact})"));
            foreach (var item in await ItemsAsync(type, directive, selection, random, seed))
            {
                foreach (var text in texts)
                {
                    var translations = item.GetProperty($"{text.Name}Translations").EnumerateArray()
                        .ToDictionary(pair => pair.GetProperty("language").GetString()!, pair => pair.GetProperty("value").GetString());
                    var shown = chain.FirstOrDefault(translations.ContainsKey);
                    Assert.True(
                        item.GetProperty($"{text.Name}Language").GetString() == shown
                            && item.GetProperty(text.Name).GetString() == (shown is null ? null : translations[shown])
                            && item.GetProperty($"x_{text.Name}").GetString() == translations.GetValueOrDefault(exact),
                        $"{seed}: {name}.{text.Name} in {directive}: {item}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Localised))]
    public async Task Filters_see_the_text_that_is_shown(string name)
    {
        var type = Catalog[name];
        foreach (var (directive, _, random, seed) in Contexts(name, 9000))
        {
            var text = Pick(type, random);
            var items = await ItemsAsync(type, directive, $"id {text}", random, seed);
            var shown = items.Select(item => (Id: item.GetProperty("id").GetString()!, Text: item.GetProperty(text).GetString())).ToList();
            var some = shown.Select(item => item.Text).FirstOrDefault(value => value is { Length: > 3 }) ?? "nothing";
            var part = some[..Math.Min(3, some.Length)];
            foreach (var (condition, holds) in new (object, Func<string?, bool>)[]
            {
                (new { eq = (string?)null }, value => value is null),
                (new { eq = some }, value => value == some),
                (new { neq = some }, value => value != some),
                (new { startsWith = part }, value => value?.StartsWith(part, StringComparison.Ordinal) == true),
                (new { ncontains = part }, value => value?.Contains(part, StringComparison.Ordinal) != true),
                (new { @in = new[] { some, null } }, value => value is null || value == some),
            })
            {
                var where = new { and = new object[] { new { id = new { @in = shown.Select(item => item.Id) } }, new Dictionary<string, object> { [text] = condition } } };
                var data = await AskAsync(
                    $"query ($f: {name}FilterInput) {directive} {{ c: {type.PluralField}(where: $f, first: 100) {{ nodes {{ id }} }} }}", new { f = where }, seed);
                Assert.True(
                    shown.Where(item => holds(item.Text)).Select(item => item.Id).Order().SequenceEqual(Ids(data).Order()),
                    $"{seed}: {name}.{text} {JsonSerializer.Serialize(condition)} in {directive}: {data}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Localised))]
    public async Task Orders_follow_the_collation_of_the_language(string name)
    {
        var type = Catalog[name];
        foreach (var (directive, chain, random, seed) in Contexts(name, 10_000))
        {
            var text = Pick(type, random);
            var items = await ItemsAsync(type, directive, $"id {text}", random, seed);
            var direction = random.Next(2) == 0 ? "ASC" : "DESC";
            var where = new { id = new { @in = items.Select(item => item.GetProperty("id").GetString()) } };
            var data = await AskAsync(
                $"query ($f: {name}FilterInput) {directive} {{ c: {type.PluralField}(where: $f, first: 100, order: [{{ {text}: {direction} }}]) {{ nodes {{ id {text} }} }} }}", new { f = where }, seed);
            var answered = data.GetProperty("c").GetProperty("nodes").EnumerateArray().Select(item => item.GetProperty(text).GetString()).ToList();
            var rows = JsonSerializer.Serialize(items.Select(item => item.GetProperty(text).GetString())).Replace("'", "''", StringComparison.Ordinal);
            var sorted = JsonSerializer.Deserialize<string?[]>((string)(await _service.ScalarAsync(
                $"select coalesce(json_agg(v order by v collate \"{Languages.ByCode(chain[0])!.Collation}\" {direction}), '[]')::text from json_array_elements_text('{rows}') v"))!)!;
            Assert.True(sorted.SequenceEqual(answered), $"{seed}: {name}.{text} {direction} in {directive}: {data}");
        }
    }

    // Random contexts, with the languages in which a text is looked for.
    private static IEnumerable<(string Directive, List<string> Chain, Random Random, int Seed)> Contexts(string name, int first)
    {
        for (var round = 0; round < Rounds / 2; round++)
        {
            var (seed, random) = Seed(name, first + round);
            var language = Codes[random.Next(Codes.Length)];
            var fallback = Codes.OrderBy(_ => random.Next()).Take(random.Next(0, 4)).ToList();
            yield return random.Next(3) == 0
                ? ($"@inContext(language: {language})", [language, "FR"], random, seed)
                : ($"@inContext(language: {language}, fallback: [{string.Join(", ", fallback)}])", [language, .. fallback], random, seed);
        }
    }

    private static string Pick(CatalogType type, Random random)
    {
        var texts = type.Fields.OfType<LocalizedField>().Where(text => text.Kind == ScalarKind.String).ToList();
        return texts[random.Next(texts.Count)].Name;
    }

    private async Task<List<JsonElement>> ItemsAsync(CatalogType type, string directive, string selection, Random random, int seed)
    {
        var filter = new FilterGenerator(Catalog, Sampler, random).Filter(type, 1);
        var data = await AskAsync($"query ($f: {type.Name}FilterInput) {directive} {{ c: {type.PluralField}(where: $f, first: 60, order: [{{ updatedAt: DESC }}]) {{ nodes {{ {selection} }} }} }}", new { f = filter }, seed);
        return [.. data.GetProperty("c").GetProperty("nodes").EnumerateArray()];
    }

    private static IEnumerable<string> Ids(JsonElement data) => data.GetProperty("c").GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("id").GetString()!);
}
