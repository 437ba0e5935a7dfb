using System.Runtime.CompilerServices;
using System.Text.Json;
using Expect.Api.Tests.Infrastructure;

namespace Expect.Api.Tests;

/// <summary>The questions that the programme's users ask, each one operation.</summary>
[Collection(ServiceCollectionDefinition.Name)]
public sealed class MissionTests(ServiceFixture service)
{
    /// <summary>The questions that the IDE opens with.</summary>
    public static TheoryData<string> Questions => [.. Directory.EnumerateFiles(QuestionsDirectory(), "*.graphql").Select(file => Path.GetFileName(file)).Order()];

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task Every_question_of_the_IDE_is_answered(string file)
    {
        var path = Path.Combine(QuestionsDirectory(), file);
        var variables = Path.ChangeExtension(path, ".json");
        await service.DataAsync(
            await File.ReadAllTextAsync(path),
            File.Exists(variables) ? JsonDocument.Parse(await File.ReadAllTextAsync(variables)).RootElement : null);
    }

    [Fact]
    public async Task Labelled_authorities_that_help_in_Arabic_speaking_countries_equal_hand_written_SQL()
    {
        var data = await service.DataAsync("""
            { territories(first: 100, order: [{ slug: ASC }], where: {
                labelAwards: { some: { inForce: { eq: true } } }
                expertiseOffers: { some: {
                  themes: { some: { within: "violence-against-women" } }
                  servesCountry: { officialLanguages: { some: { eq: AR } } } } } }) { nodes { slug } } }
            """);
        var expected = await service.ScalarAsync("""
            select string_agg(slug, ',' order by slug collate "C") from territories t
            where exists (
                    select 1 from label_awards a where a.territory_id = t.id and a.status = 'ACTIVE'
                        and current_date between a.valid_from and coalesce(a.valid_to, 'infinity'))
                and exists (
                    select 1 from expertise_offers o
                    where o.territory_id = t.id and o.status = 'PUBLISHED'
                        and coalesce(o.publish_at, '-infinity') <= now() and coalesce(o.unpublish_at, 'infinity') > now()
                        and exists (select 1 from offer_themes x join themes h on h.id = x.theme_id where x.offer_id = o.id and h.code = 'violence-against-women')
                        and (not exists (select 1 from offer_target_countries c where c.offer_id = o.id)
                            or exists (select 1 from offer_target_countries c join countries l on l.id = c.country_id
                                where c.offer_id = o.id and 'AR' = any (l.official_languages))))
            """);
        Assert.Equal(expected, string.Join(',', data.GetProperty("territories").GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("slug").GetString())));
    }

    internal static string QuestionsDirectory([CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "../../src/Api/Ide/questions"));

    [Fact]
    public async Task Who_was_labelled_at_the_session_of_20_January_2021()
    {
        var data = await service.DataAsync("""
            { committeeSession(by: { session: { label: "EXPE-CT", heldOn: "2021-01-20" } }) {
                status awards { nodes { awardedOn validTo territory { name } theme { code dacPurposeCode sdgGoals } } } } }
            """);
        Assert.Equal(
            """{"committeeSession":{"status":"HELD","awards":{"nodes":[{"awardedOn":"2021-01-20","validTo":null,"territory":{"name":"Seine-Saint-Denis"},"theme":{"code":"violence-against-women","dacPurposeCode":"15180","sdgGoals":[5]}}]}}}""",
            data.GetRawText());
    }
}
