using System.Globalization;
using System.Text;
using System.Text.Json;
using Expect.Benchmarks.Http.Baseline;

namespace Expect.Benchmarks.Http;

/// <summary>One thing to ask both sides.</summary>
/// <param name="Name">Its name in the report.</param>
/// <param name="Document">The GraphQL document for the service.</param>
/// <param name="Variables">Its variables; null when it has none.</param>
/// <param name="Path">The address at the hand-written endpoint.</param>
/// <param name="Sql">What the hand-written endpoint runs, for pgbench: no parameters left.</param>
/// <param name="Weight">How many of a hundred requests ask it, when all are mixed.</param>
public sealed record Question(string Name, string Document, object? Variables, string Path, IReadOnlyList<string> Sql, int Weight)
{
    /// <summary>An offer that the programme's facts hold at every scale.</summary>
    private const string Slug = "lutte-contre-les-violences-faites-aux-femmes";

    /// <summary>What is measured.</summary>
    public static IReadOnlyList<Question> All { get; } =
    [
        new(
            "offer-by-slug",
            $$"""{ expertiseOffer(by: { slug: "{{Slug}}" }) { id slug title summary publishedAt yearlyCapacity territory { name } } }""",
            null,
            "/offers/" + Slug,
            [Given(BaselineSql.OfferBySlug, $"'{Slug}'")],
            80),
        new(
            "page-joins",
            "{ expertiseOffers(first: 20) { nodes { id slug title publishedAt territory { name region { name } } labelAward { awardedOn validTo } } } }",
            null,
            "/offers-with-joins",
            [BaselineSql.PageWithJoins],
            8),
        new(
            "page-lists",
            "{ expertiseOffers(first: 20) { nodes { slug title modalities { form involvement minDays maxDays oneOff } themes { code name } } } }",
            null,
            "/offers-with-lists",
            [BaselineSql.PageOfLists, BaselineSql.ModalitiesOfPage, BaselineSql.ThemesOfPage],
            8),
        new(
            "page-related",
            """
            query ($kind: TerritoryKind!, $region: String!, $theme: String!) {
              expertiseOffers(
                first: 20
                where: { territory: { kind: { eq: $kind }, region: { slug: { eq: $region } } }, themes: { some: { within: $theme } } }
                order: [{ territory: { name: ASC } }, { title: ASC }]
              ) { nodes { slug title publishedAt territory { name region { name } } } } }
            """,
            new { kind = "COMMUNE", region = "bretagne", theme = "water-sanitation" },
            "/offers-by-territory?kind=COMMUNE&region=bretagne&theme=water-sanitation",
            [Given(BaselineSql.PageByTerritory, "'COMMUNE'", "'bretagne'", "'water-sanitation'")],
            3),
        new(
            "search-facets",
            """
            query ($words: String!, $form: ModalityForm!) {
              expertiseOffers(search: $words, where: { modalities: { some: { form: { eq: $form } } } }, first: 20) {
                totalCount
                nodes { slug title territory { name } }
                themes: groupBy(by: [THEME], excludeOwnFilter: true) { keys { theme { code name } } count }
                regions: groupBy(by: [TERRITORY_REGION], excludeOwnFilter: true) { keys { territoryRegion { name } } count }
                forms: groupBy(by: [MODALITY_FORM], excludeOwnFilter: true) { keys { modalityForm } count } } }
            """,
            new { words = "violences femmes", form = "PEER_TRAINING" },
            "/offer-facets?words=violences+femmes&form=PEER_TRAINING",
            [Given(FacetsSql.Exact, "array['violences', 'femmes']", "'PEER_TRAINING'")],
            1),
    ];

    /// <summary>The request to the service.</summary>
    public byte[] Post(int port)
    {
        var body = JsonSerializer.Serialize(new { query = Document, variables = Variables });
        return Encoding.UTF8.GetBytes(
            $"POST /graphql HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
    }

    /// <summary>The request to the hand-written endpoint.</summary>
    public byte[] Get(int port) => Encoding.UTF8.GetBytes($"GET {Path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n");

    private static string Given(string sql, params string[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            sql = sql.Replace(string.Create(CultureInfo.InvariantCulture, $"${i + 1}"), values[i], StringComparison.Ordinal);
        }

        return sql;
    }
}
