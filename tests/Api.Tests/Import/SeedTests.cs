using Expect.Api.Import.Seeding;
using Expect.Api.Tests.Infrastructure;

namespace Expect.Api.Tests.Import;

/// <summary>Content that comes with the application went the way of imports.</summary>
[Collection(ServiceCollectionDefinition.Name)]
public sealed class SeedTests(ServiceFixture service)
{
    [Theory]
    [InlineData("expertise_offers")]
    [InlineData("projects")]
    [InlineData("label_awards")]
    [InlineData("fundings")]
    public async Task Each_item_has_one_revision_that_says_its_status(string table) => Assert.Equal(
        "0", (await service.ScalarAsync($"""
            select count(*)::text from {table} t where source_id = md5('Source:demo')::uuid
            and (select array_agg(concat_ws(' ', version, action, status)) from revisions where item_id = t.id) is distinct from array['1 CREATED ' || t.status]
            """))!);

    [Fact]
    public async Task Numbers_that_look_random_are_those_of_the_database()
    {
        foreach (var (place, salt) in new (long, long)[] { (0, 0), (1, 1), (200_000, 87), (-5, 3), (7_000_000_000, 131), (-7_000_000_000, 131) })
        {
            Assert.Equal(Scatter.Unit(place, salt), await service.ScalarAsync($"select (hashint8extended({place}, {salt}) & 268435455)::double precision / 268435456"));
        }

        foreach (var text in new[] { "", "a", "abcdefgh", "abcdefghijk", "abcdefghijkl", "3ade5758-8e33-2685-27a2-306730320510" })
        {
            Assert.Equal(Scatter.OfText(text), await service.ScalarAsync($"select hashtext('{text}')"));
        }
    }
}
