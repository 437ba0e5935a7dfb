using System.Text.Json;
using Expect.Api.Tests.Infrastructure;
using Microsoft.AspNetCore.Builder;
using Npgsql;

namespace Expect.Api.Tests.Reading;

/// <summary>What will be public at a moment to come: <c>@inContext(at:)</c>.</summary>
[Collection(ServiceCollectionDefinition.Name)]
public sealed class MomentTests(ServiceFixture service) : IAsyncLifetime
{
    private const string Content = """
        insert into expertise_offers (id, territory_id, title, summary, slug, languages, status, published_at, publish_at, unpublish_at)
        select md5('moment ' || o.slug)::uuid, t.id, '{"fr": "Offre"}', '{"fr": "Offre"}', o.slug, '{FR}', o.status, '2020-01-01Z', o.publish_at, o.unpublish_at
        from territories t, (values
            ('moment-now', 'PUBLISHED', null::timestamptz, '2500-01-01Z'::timestamptz),
            ('moment-then', 'PUBLISHED', '2500-01-01Z', null),
            ('moment-draft', 'DRAFT', '2500-01-01Z', null)) as o (slug, status, publish_at, unpublish_at)
        where t.slug = 'creuse';
        update label_awards set valid_to = '2500-01-01' where id = md5('LabelAward:93:EXPE-CT')::uuid;
        """;

    private const string Offers = """
        query ($at: DateTime, $preview: Boolean) @inContext(at: $at, preview: $preview) {
          expertiseOffers(where: { slug: { startsWith: "moment-" } }, order: { slug: ASC }) { totalCount nodes { slug } } }
        """;

    private WebApplication? _application;
    private HttpClient? _editor;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        var database = await service.CreateDatabaseAsync($"moment-{Guid.NewGuid():N}");
        await using (var source = NpgsqlDataSource.Create(database))
        await using (var content = source.CreateCommand($"begin; set local session_replication_role = replica; {Content} commit"))
        {
            await content.ExecuteNonQueryAsync();
        }

        _application = await ServiceFixture.StartServiceAsync(database);
        _editor = ServiceFixture.EditorOf(_application);
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        _editor?.Dispose();
        if (_application is not null)
        {
            await _application.DisposeAsync();
        }
    }

    [Theory]
    [InlineData(null, false, "moment-now")]
    [InlineData(null, true, "moment-draft moment-now moment-then")]
    [InlineData("2499-12-31T23:59:59Z", false, "moment-now")]
    [InlineData("2500-01-01T00:00:00Z", false, "moment-then")]
    [InlineData("2500-01-01T00:00:00Z", true, "moment-draft moment-now moment-then")]
    [InlineData("2500-01-01T00:59:59+01:00", false, "moment-now")]
    public async Task Schedules_are_those_of_the_moment(string? at, bool preview, string slugs)
    {
        // Asked twice, so that the second answer comes from a plan that is known.
        foreach (var _ in Enumerable.Range(0, 2))
        {
            var offers = (await DataAsync(Offers, new { at, preview })).GetProperty("expertiseOffers");
            Assert.Equal(slugs, string.Join(' ', offers.GetProperty("nodes").EnumerateArray().Select(offer => offer.GetProperty("slug").GetString())));
            Assert.Equal(slugs.Split(' ').Length, offers.GetProperty("totalCount").GetInt32());
        }
    }

    [Theory]
    [InlineData("2400-01-01T00:00:00Z", true, 0)]
    [InlineData("2500-01-02T12:00:00Z", false, 0)]
    [InlineData("2999-01-01T00:00:00Z", false, 1)]
    [InlineData("2998-12-31T23:30:00Z", false, 1)] // the first of January in Paris
    public async Task Days_are_those_of_the_moment_in_Paris(string at, bool inForce, int presences)
    {
        var data = await DataAsync(
            """
            query ($at: DateTime) @inContext(at: $at) {
              labelAwards(where: { territory: { slug: { eq: "seine-saint-denis" } }, label: { code: { eq: "EXPE-CT" } } }) { nodes { inForce } }
              valid: labelAwards(where: { territory: { slug: { eq: "seine-saint-denis" } }, inForce: { eq: true } }) { totalCount }
              country(by: { iso2: "NR" }) { presenceCount } }
            """,
            new { at });
        Assert.Equal(inForce, data.GetProperty("labelAwards").GetProperty("nodes")[0].GetProperty("inForce").GetBoolean());
        Assert.Equal(inForce ? 1 : 0, data.GetProperty("valid").GetProperty("totalCount").GetInt32());
        Assert.Equal(presences, data.GetProperty("country").GetProperty("presenceCount").GetInt32());
    }

    [Fact]
    public async Task A_moment_to_come_shows_what_everybody_will_see_and_not_what_editors_see()
    {
        const string Awards = "query ($at: DateTime) @inContext(at: $at) { labelApplications { totalCount } }";
        Assert.NotEqual(0, (await DataAsync(Awards, new { })).GetProperty("labelApplications").GetProperty("totalCount").GetInt32());
        Assert.Equal(0, (await DataAsync(Awards, new { at = "2500-01-01T00:00:00Z" })).GetProperty("labelApplications").GetProperty("totalCount").GetInt32());
    }

    [Theory]
    [InlineData("2500-01-01T00:00:00Z", false, "FORBIDDEN")]
    [InlineData("2000-01-01T00:00:00Z", false, "FORBIDDEN")]
    [InlineData("2000-01-01T00:00:00Z", true, "BAD_USER_INPUT")]
    [InlineData("tomorrow", true, "BAD_USER_INPUT")]
    public async Task It_is_for_editors_and_never_past(string at, bool asEditor, string code)
    {
        using var anonymous = ServiceFixture.ClientOf(_application!);
        var answer = await ServiceFixture.AskAsync(asEditor ? _editor! : anonymous, Offers, new { at });
        Assert.Equal(code, answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    private async Task<JsonElement> DataAsync(string query, object variables)
    {
        var answer = await ServiceFixture.AskAsync(_editor!, query, variables);
        Assert.False(answer.TryGetProperty("errors", out _), answer.ToString());
        return answer.GetProperty("data");
    }
}
