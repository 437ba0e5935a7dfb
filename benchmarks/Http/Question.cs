using System.Globalization;
using System.Text;
using System.Text.Json;
using Expect.Benchmarks.Http.Baseline;
using Expect.Benchmarks.Http.Load;

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

    /// <summary>What the hand-written endpoint is sent, when the question writes an offer; else null.</summary>
    public object? Body { get; init; }

    /// <summary>How long it is asked before it is measured: it takes thousands of calls until all code is compiled for good, and that of a write is much.</summary>
    public TimeSpan WarmUp => TimeSpan.FromSeconds(Body is null ? 10 : 20);

    /// <summary>What the slugs of offers begin with that the questions write.</summary>
    public const string WrittenSlugs = "benchmark-";

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
        new(
            "create-offer",
            "mutation ($input: CreateExpertiseOfferInput!) { createExpertiseOffer(input: $input) { expertiseOffer { slug title version status territory { name } } errors { __typename } } }",
            new
            {
                input = new
                {
                    territory = new { slug = "paris" },
                    slug = WrittenSlugs + Request.Place,
                    title = new[] { new { language = "FR", value = "Gestion de l'eau" } },
                    summary = new[] { new { language = "FR", value = "Diagnostic et formation des équipes." } },
                    themes = new[] { new { code = "water-sanitation" } },
                    languages = new[] { "FR" },
                    modalities = new[] { new { form = "PEER_TRAINING", oneOff = true, minDays = 2 } },
                },
            },
            "/offers",
            [],
            0)
        {
            Body = new NewOffer("paris", WrittenSlugs + Request.Place, "Gestion de l'eau", "Diagnostic et formation des équipes.", "water-sanitation", "FR", "PEER_TRAINING", true, 2),
        },
    ];

    /// <summary>The request to the service.</summary>
    public byte[] ToService(int port) => Post(
        port, "/graphql", new { query = Document, variables = Variables }, Body is null ? "" : $"Authorization: Bearer {ServerProcess.EditorToken}\r\n");

    /// <summary>The request to the hand-written endpoint.</summary>
    public byte[] ToHandWritten(int port) => Body is null
        ? Encoding.UTF8.GetBytes($"GET {Path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n")
        : Post(port, Path, Body, "");

    private static byte[] Post(int port, string path, object content, string headers)
    {
        var body = JsonSerializer.Serialize(content, content.GetType());
        return Encoding.UTF8.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{headers}Content-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
    }

    private static string Given(string sql, params string[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            sql = sql.Replace(string.Create(CultureInfo.InvariantCulture, $"${i + 1}"), values[i], StringComparison.Ordinal);
        }

        return sql;
    }
}
