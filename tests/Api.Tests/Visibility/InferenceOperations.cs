using Expect.Api.Tests.Properties;
using Expect.Persistence;
using Expect.Persistence.Catalog;

namespace Expect.Api.Tests.Visibility;

/// <summary>Operations that look for hidden rows: made by hand, and random ones over every root connection.</summary>
internal static class InferenceOperations
{
    /// <summary>The service's catalogue.</summary>
    public static readonly ContentCatalog Catalog = PersistenceServices.BuildCatalog();

    private static readonly int Rounds = Environment.GetEnvironmentVariable("EXPECT_LONG") == "1" ? 200 : 20;

    private static readonly string[] Contexts =
        ["", "@inContext(language: EN)", "@inContext(language: ES, fallback: [EN])", "@inContext(language: FR, fallback: [])", "@inContext(language: AR, fallback: [FR, EN])"];

    // Words of hidden rows, of public ones, of both, and misspelt ones.
    private static readonly string[] Words =
        ["cachée", "offre cachée", "PROJET", "organisation cachee", "organisatoin", "cachéee", "marsaille", "hiden", "femmes", "eau", "saint denis", "djenine", "\"projet caché\"", "violence cachée"];

    /// <summary>Operations that ask where the hidden rows would be.</summary>
    public static readonly string[] Seekers =
    [
        "{ territory(by: {slug: \"seine-saint-denis\"}) { expertiseOfferCount labelAwardCount expertiseOffers { totalCount nodes { slug } } projects { totalCount edges { role node { slug } } } fundings { totalCount nodes { signedOn } } fundingApplications { totalCount nodes { requestedAmount { amount } } } } }",
        "{ expertiseOffer(by: {slug: \"offre-cachee\"}) { slug } project(by: {slug: \"projet-cache\"}) { slug } }",
        "{ territories(where: {expertiseOffers: {some: {slug: {startsWith: \"offre-cachee\"}}}}) { totalCount } }",
        "{ territories(where: {expertiseOffers: {all: {title: {contains: \"femmes\"}}, any: true}}, first: 100) { totalCount nodes { slug } } }",
        "{ territories(order: [{expertiseOfferCount: DESC}, {slug: ASC}], first: 100) { nodes { slug expertiseOfferCount } } }",
        "{ territories(where: {expertiseOfferCount: {gt: 1}}) { totalCount } }",
        "{ expertiseOffers(order: [{labelAward: {awardedOn: DESC}}, {slug: ASC}], first: 100) { nodes { slug labelAward { awardedOn } } } }",
        "{ expertiseOffers(where: {labelAward: {status: {neq: ACTIVE}}}) { totalCount } }",
        "{ fundings(order: [{application: {requestedAmount: {amount: DESC}}}], first: 100) { nodes { awardedAmount { amount } application { status } } } }",
        "{ fundings(where: {application: {requestedAmount: {amount: {gte: 1}}}}) { totalCount } }",
        "{ projects(where: {fundingApplications: {none: {requestedAmount: {amount: {eq: 99}}}}}, first: 100) { totalCount nodes { slug } } }",
        "{ projects(where: {lead: {slug: {eq: \"seine-saint-denis\"}}}) { totalCount nodes { slug } } }",
        "{ matchOffers(criteria: {themes: [\"violence-against-women\"], languages: [AR], country: \"TN\", oneOff: true}, first: 100) { score offer { slug labelAward { status } } reasons { points explanation } } }",
        "{ matchOffers(criteria: {themes: [\"gender-equality\"]}, first: 100) { score offer { slug } reasons { criterion points } } }",
        "{ themes(first: 100) { nodes { code expertiseOffers { totalCount } labelAwards { totalCount } } } }",
        "{ countries(first: 300) { nodes { iso2 servingOffers(first: 1) { totalCount nodes { slug } } } } }",
        "{ releases(where: {changes: {some: {mutation: {neq: \"x\"}}}}) { totalCount nodes { name changes { number } } aggregate { count } groupBy(by: [STATUS]) { count } } }",
        "{ labels { nodes { awards(last: 50) { totalCount nodes { awardedOn status } } sessions { nodes { awards { totalCount } } } } } }",
    ];

    /// <summary>Operations that are refused, in words that must not depend on what is hidden.</summary>
    public static readonly string[] Refused =
    [
        "query @inContext(preview: true) { expertiseOffers { totalCount } }",
        "query @inContext(at: \"2500-01-01T00:00:00Z\") { expertiseOffers(where: {slug: {eq: \"offre-cachee\"}}) { totalCount } }",
        "{ expertiseOffers(first: 101) { totalCount } }",
        "{ expertiseOffers(after: \"offre-cachee\") { nodes { slug } } }",
        "{ territories(first: 100) { nodes { expertiseOffers(first: 100) { nodes { practices(first: 100) { nodes { id } } } } } } }",
        "{ expertiseOffers(first: 100) { nodes { territory { expertiseOffers(first: 100) { nodes { themes { expertiseOffers(first: 50) { totalCount } } } } } } } }",
        "{ expertiseOffers { groupBy(by: [STATUS], first: 1001) { count } } }",
        "{ matchOffers(criteria: {themes: [\"cachée\"]}) { score } }",
        "{ search(query: \"cachée\", types: [FUNDING]) { totalCount } }",
    ];

    /// <summary>Filters, orders, searches, numbers, groups, languages and nested lists, with values of hidden rows among the others.</summary>
    public static List<object> Random(Sampler sampler)
    {
        var operations = new List<object>();
        foreach (var type in Catalog.Types.Where(type => type is { IsContent: true, PluralField: not null }))
        {
            var random = new Random(type.Name.Length * 7919);
            for (var round = 0; round < Rounds; round++)
            {
                operations.Add(Operation(type, sampler, random));
            }
        }

        var words = new Random(4711);
        for (var round = 0; round < Rounds; round++)
        {
            operations.Add(new
            {
                query = $$"""
                    query ($s: String!) {{Contexts[words.Next(Contexts.Length)]}} { search(query: $s, first: 30) {
                      totalCount pageInfo { hasNextPage endCursor } nodes { score highlights { field html } item { id displayName } } } }
                    """,
                variables = new { s = Words[words.Next(Words.Length)] },
            });
        }

        return operations;
    }

    private static object Operation(CatalogType type, Sampler sampler, Random random)
    {
        var nested = string.Concat(type.Fields.OfType<ToManyField>().Where(field => field.Form == ToManyForm.Connection && random.Next(2) == 0)
            .Select(field => $" {field.Name}(first: 3{Search(field.Target, random)}) {{ totalCount nodes {{ id }} {Computed(Catalog[field.Target], random, ofGroups: false)} }}"));
        return new
        {
            query = $$"""
                query ($f: {{type.Name}}FilterInput, $o: [{{type.Name}}SortInput!]) {{Contexts[random.Next(Contexts.Length)]}} {
                  c: {{type.PluralField}}(where: $f, order: $o, first: 8{{Search(type.Name, random)}}) {
                    totalCount pageInfo { hasNextPage endCursor } nodes { id displayName{{nested}} } {{Computed(type, random, ofGroups: true)}}
                  }
                }
                """,
            variables = new { f = new FilterGenerator(Catalog, sampler, random).Filter(type, 3), o = new OrderGenerator(Catalog, random).Order(type) },
        };
    }

    private static string Search(string type, Random random) => SearchTable.IsSearchable(type) && random.Next(3) == 0
        ? $", search: {System.Text.Json.JsonSerializer.Serialize(Words[random.Next(Words.Length)])}"
        : "";

    // Numbers over all items, and over groups of one to three keys, which cost more than a nested list may.
    private static string Computed(CatalogType type, Random random, bool ofGroups)
    {
        var all = GroupKeys.Of(Catalog, type);
        var keys = Enumerable.Range(0, random.Next(1, 4)).Select(_ => all[random.Next(all.Length)]).Distinct().ToList();
        var numbers = ItemNumbers.SelectionOfAggregate(type);
        return $$"""
            aggregate { count countDistinct(of: {{all.First(key => key.Name.EndsWith("AT_YEAR", StringComparison.Ordinal)).Name}}) {{numbers}} }
            groupBy(by: [{{string.Join(", ", keys.Select(key => key.Name))}}], first: 10, excludeOwnFilter: {{(random.Next(2) == 0 ? "true" : "false")}}) {
              count where keys { {{string.Join(' ', keys.Select(ItemKeys.SelectionOfGroup))}} } {{(ofGroups ? numbers : "")}} }
            """;
    }
}
