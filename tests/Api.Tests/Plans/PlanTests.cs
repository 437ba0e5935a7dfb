using System.Globalization;

namespace Expect.Api.Tests.Plans;

/// <summary>
/// What operations touch at 200 000 offers. Keyed and paged operations are served by indexes and touch few pages, whatever
/// the size of the tables; counting everything and <c>contains</c> have a declared ceiling instead. Prepared statements are
/// held to the same under the plan for unknown values, which PostgreSQL comes to use after a few executions.
/// </summary>
public sealed class PlanTests(LargeDatabase database) : IClassFixture<LargeDatabase>
{
    /// <summary>Name, most buffers, whether an index must serve the large tables, and the operation.</summary>
    public static TheoryData<string, long, bool, string> Corpus => new()
    {
        { "offer by slug", 40, true, "{ expertiseOffer(by: {slug: \"demo-77\"}) { title territory { name } } }" },
        { "offer by slug, lists", 120, true, "{ expertiseOffer(by: {slug: \"demo-77\"}) { title themes { code } modalities { form } targetCountries { iso2 } } }" },
        { "territory by slug", 20, true, "{ territory(by: {slug: \"seine-saint-denis\"}) { name region { name } parent { name } country { name } } }" },
        { "territory by siren", 20, true, "{ territory(by: {siren: \"229300082\"}) { name } }" },
        { "territory by insee", 20, true, "{ territory(by: {insee: {kind: COMMUNE, code: \"93066\"}}) { name } }" },
        { "country by iso2", 20, true, "{ country(by: {iso2: \"PS\"}) { name } }" },
        { "project by slug", 60, true, "{ project(by: {slug: \"demo-project-7\"}) { title partners { role territory { name } organization { name } } } }" },
        { "page of offers", 60, true, "{ expertiseOffers { nodes { slug title } } }" },
        { "page of offers, to-one", 320, true, "{ expertiseOffers { nodes { slug title territory { name region { name } } labelAward { awardedOn } } } }" },
        { "page of offers, lists", 500, true, "{ expertiseOffers { nodes { slug modalities { form } themes { code } } } }" },
        { "last page of offers", 60, true, "{ expertiseOffers(last: 20) { nodes { slug } } }" },
        { "offers by title", 60, true, "{ expertiseOffers(order: [{title: ASC}]) { nodes { slug } } }" },
        { "offers of a territory", 120, true, "{ territory(by: {slug: \"loire\"}) { expertiseOffers(first: 20) { nodes { slug title } } } }" },
        { "page of territories", 60, true, "{ territories { nodes { name } } }" },
        { "territories in English", 60, true, "query @inContext(language: EN) { territories { nodes { name } } }" },
        { "territories by population", 60, true, "{ territories(order: [{population: DESC}]) { nodes { name population } } }" },
        { "last territories by population", 60, true, "{ territories(order: [{population: ASC}], last: 5) { nodes { name } } }" },
        { "children of a region", 80, true, "{ territory(by: {slug: \"ile-de-france\"}) { children { nodes { name } } } }" },
        { "members of an EPCI", 6000, true, "{ territory(by: {siren: \"200054781\"}) { members(first: 20) { nodes { name } } } }" },
        { "an authority's page", 700, true, "{ territory(by: {slug: \"seine-saint-denis\"}) { name expertiseOffers { nodes { title } } labelAwards { nodes { awardedOn } } projects { nodes { title } } fundings { nodes { signedOn } } } }" },
        { "nodes", 40, true, "{ nodes(ids: [\"VGVycml0b3J5OjY5zZaOy6yPYjUClcL2Mx0\"]) { ... on Territory { name } } }" },
        { "offers of one theme", 15_000, true, "{ expertiseOffers(where: {themes: {some: {code: {eq: \"forestry\"}}}}) { nodes { slug } } }" },
        { "offers of a territory by filter", 2500, true, "{ expertiseOffers(where: {territory: {slug: {eq: \"seine-saint-denis\"}}}) { nodes { slug } } }" },
        { "territories that start with", 40_000, true, "{ territories(where: {name: {startsWith: \"Saint-Denis\"}}) { nodes { name } } }" },
        { "territories that start with, folded", 40_000, true, "{ territories(where: {name: {istartsWith: \"saint-denis\"}}) { nodes { name } } }" },
        { "awards page", 60, true, "{ labelAwards { nodes { awardedOn } } }" },
        { "count of all offers", 60_000, false, "{ expertiseOffers { totalCount } }" },
        { "offers that contain", 250_000, false, "{ expertiseOffers(where: {title: {contains: \"(77)\"}}) { nodes { slug } } }" },
        { "territories by count of offers", 1_000_000, false, "{ territories(order: [{expertiseOfferCount: DESC}], first: 5) { nodes { name expertiseOfferCount } } }" },
    };

    [Theory]
    [MemberData(nameof(Corpus))]
    public async Task Touches_no_more_than_declared(string name, long mostBuffers, bool isIndexed, string query)
    {
        var custom = await database.ExplainAsync(query, generic: false);
        Check(name, "planned for its values", custom, mostBuffers, isIndexed);
        if (custom.IsPrepared)
        {
            Check(name, "planned for any values", await database.ExplainAsync(query, generic: true), mostBuffers, isIndexed);
        }
    }

    private static void Check(string name, string plan, Explanation explanation, long mostBuffers, bool isIndexed)
    {
        var touched = string.Create(CultureInfo.InvariantCulture, $"{name}, {plan}: {explanation.Buffers} buffers; {string.Join(", ", explanation.Nodes)}");
        Assert.True(explanation.Buffers <= mostBuffers, touched);
        if (isIndexed)
        {
            Assert.DoesNotContain(explanation.Nodes, node => node is "Seq Scan expertise_offers" or "Seq Scan territories" or "Seq Scan offer_themes" or "Seq Scan modalities");
        }
    }
}
