using Expect.Benchmarks.Http.Baseline;

namespace Expect.Benchmarks.Http;

/// <summary>One thing to ask both sides.</summary>
/// <param name="Name">Its name in the report.</param>
/// <param name="Document">The GraphQL document for the service.</param>
/// <param name="Path">The address at the hand-written endpoint.</param>
/// <param name="Sql">What the hand-written endpoint runs, for pgbench: no parameters left.</param>
public sealed record Question(string Name, string Document, string Path, IReadOnlyList<string> Sql)
{
    /// <summary>An offer that the programme's facts hold at every scale.</summary>
    private const string Slug = "lutte-contre-les-violences-faites-aux-femmes";

    /// <summary>What is measured.</summary>
    public static IReadOnlyList<Question> All { get; } =
    [
        new(
            "offer-by-slug",
            $$"""{ expertiseOffer(by: { slug: "{{Slug}}" }) { id slug title summary publishedAt yearlyCapacity territory { name } } }""",
            "/offers/" + Slug,
            [BaselineSql.OfferBySlug.Replace("$1", $"'{Slug}'", StringComparison.Ordinal)]),
        new(
            "page-joins",
            "{ expertiseOffers(first: 20) { nodes { id slug title publishedAt territory { name region { name } } labelAward { awardedOn validTo } } } }",
            "/offers-with-joins",
            [BaselineSql.PageWithJoins]),
        new(
            "page-lists",
            "{ expertiseOffers(first: 20) { nodes { slug title modalities { form involvement minDays maxDays oneOff } themes { code name } } } }",
            "/offers-with-lists",
            [BaselineSql.PageOfLists, BaselineSql.ModalitiesOfPage, BaselineSql.ThemesOfPage]),
    ];
}
