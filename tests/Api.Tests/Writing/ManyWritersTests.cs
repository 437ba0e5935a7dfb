using System.Globalization;
using System.Text.Json;
using Expect.Api.Tests.Infrastructure;

namespace Expect.Api.Tests.Writing;

/// <summary>Many hands at once on the same rows.</summary>
[Collection(WritingCollectionDefinition.Name)]
public sealed class ManyWritersTests(ServiceFixture fixture)
{
    private const int Writers = 50;

    private static readonly int Rounds = Environment.GetEnvironmentVariable("EXPECT_LONG") == "1" ? 60 : 6;

    [Fact]
    public async Task No_update_is_lost_and_no_deadlock_reaches_a_client()
    {
        await using var service = await WritingService.StartAsync(fixture, "many_writers");
        var ids = await Task.WhenAll(Enumerable.Range(0, 3).Select(i => service.CreateOfferAsync($"shared-{i}")));

        var written = await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => WriteAsync(service, ids, writer)));

        // Each success counted one up from what it had read: every version and every count is there once.
        Assert.Equal((long)written.Sum(), await service.ScalarAsync("select sum(yearly_capacity) - 3 from expertise_offers where slug like 'shared-%'"));
        Assert.Equal((long)written.Sum(), await service.ScalarAsync("select sum(version) - 3 from expertise_offers where slug like 'shared-%'"));
        Assert.Equal(0L, await service.ScalarAsync("""
            select count(*) from expertise_offers o where slug like 'shared-%'
            and (select array_agg(r.version order by r.version) from revisions r where r.item_id = o.id) is distinct from array(select generate_series(1, o.version))
            """));
    }

    [Fact]
    public async Task A_key_that_many_want_at_once_is_given_to_one()
    {
        await using var service = await WritingService.StartAsync(fixture, "many_keys");
        var answers = await Task.WhenAll(Enumerable.Range(0, Writers).Select(i => service.WriteAsync(Offers.Create, new { input = Offers.Complete($"key-{i % 5}") })));

        Assert.Equal(5, answers.Count(answer => answer.GetProperty("errors").ValueKind == JsonValueKind.Null));
        Assert.All(answers.Where(answer => answer.GetProperty("errors").ValueKind != JsonValueKind.Null), answer =>
            Assert.Equal("DuplicateError", answer.GetProperty("errors")[0].GetProperty("__typename").GetString()));
    }

    // Reads an item, counts one up, writes; a conflict is read again.
    private static async Task<int> WriteAsync(WritingService service, string[] ids, int writer)
    {
        var successes = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var id = ids[(writer + round) % ids.Length];
            var read = await ServiceFixture.AskAsync(
                service.Editor, "query ($id: ID!) @inContext(preview: true) { expertiseOffer(by: { id: $id }) { version yearlyCapacity } }", new { id });
            var offer = read.GetProperty("data").GetProperty("expertiseOffer");
            var capacity = offer.GetProperty("yearlyCapacity") is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : 1;
            var payload = await service.WriteAsync(Offers.Update, new { input = new { id, version = offer.GetProperty("version").GetInt32(), yearlyCapacity = capacity + 1 } });
            if (payload.GetProperty("errors").ValueKind == JsonValueKind.Null)
            {
                successes++;
            }
            else
            {
                var type = payload.GetProperty("errors")[0].GetProperty("__typename").GetString();
                Assert.True(type == "VersionConflictError", string.Create(CultureInfo.InvariantCulture, $"writer {writer}, round {round}: {payload}"));
            }
        }

        return successes;
    }
}
