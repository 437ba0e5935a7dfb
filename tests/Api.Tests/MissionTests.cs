using Expect.Api.Tests.Infrastructure;

namespace Expect.Api.Tests;

/// <summary>The questions that the programme's users ask, each one operation.</summary>
[Collection(ServiceCollectionDefinition.Name)]
public sealed class MissionTests(ServiceFixture service)
{
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
