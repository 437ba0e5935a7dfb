using System.Text.Json;
using Expect.Api.GraphQL.Releases;
using Expect.Api.Tests.Infrastructure;
using Expect.Api.Tests.Writing;
using Expect.Domain.Identity;
using Expect.Persistence.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Expect.Api.Tests.Releases;

/// <summary>Releases that are published by themselves.</summary>
[Collection(WritingCollectionDefinition.Name)]
public sealed class ReleaseScheduleTests(ServiceFixture fixture) : ReleaseService(fixture)
{
    private const string Moment = "2500-01-01T08:00:00Z";

    [Fact]
    public async Task At_its_moment_a_release_is_published_once_by_two_nodes()
    {
        var offer = await PublishedAsync("essai");
        var release = await ReleaseAsync();
        await RetitleAsync(release, offer, 3, "Nouveau titre");
        Assert.Equal(["ValidationError schedule.past at"], Problems.Of(await CommandAsync("scheduleRelease", new { id = release, at = "2020-01-01T00:00:00Z" })));
        var scheduled = await CommandAsync("scheduleRelease", new { id = release, at = Moment });
        Assert.Equal($"SCHEDULED {Moment}", $"{scheduled.GetProperty("release").GetProperty("status")} {scheduled.GetProperty("release").GetProperty("scheduledFor")}");
        Assert.Equal("Essai", await PublicTitleAsync("essai"));

        await using var other = await ServiceFixture.StartServiceAsync(Service.ConnectionString);
        await TimePassesAsync();
        await PublishDueAsync(Service.Services, other.Services);
        Assert.Equal("Nouveau titre", await PublicTitleAsync("essai"));
        Assert.Equal("PUBLISHED 4 1", await Service.ScalarAsync("select concat_ws(' ', r.status, r.version, (select count(*) from revisions where reason = r.name)) from releases r"));
    }

    [Fact]
    public async Task A_scheduled_release_is_settled_until_its_schedule_is_taken_away()
    {
        var offer = await PublishedAsync("essai");
        var release = await ReleaseAsync();
        await RetitleAsync(release, offer, 3, "Nouveau titre");
        Assert.Empty(Problems.Of(await CommandAsync("scheduleRelease", new { id = release, at = Moment })));
        Assert.Empty(Problems.Of(await CommandAsync("scheduleRelease", new { id = release, at = "2501-01-01T08:00:00Z" })));
        Assert.Equal(
            ["ValidationError release.closed release"], Problems.Of(await Service.WriteAsync(Offers.Update, new { input = new { release, id = offer, version = 4, yearlyCapacity = 2 } })));
        Assert.Equal(["ValidationError release.closed"], Problems.Of(await CommandAsync("removeReleaseChange", new { id = release, change = 1 })));

        var open = await CommandAsync("unscheduleRelease", new { id = release });
        Assert.Equal("OPEN ", $"{open.GetProperty("release").GetProperty("status")} {open.GetProperty("release").GetProperty("scheduledFor")}");
        await RetitleAsync(release, offer, 4, "Encore");
    }

    [Fact]
    public async Task What_cannot_be_published_is_not_scheduled()
    {
        var offer = await PublishedAsync("essai");
        var release = await ReleaseAsync();
        await RetitleAsync(release, offer, 3, "Nouveau titre");
        await Service.WriteAsync(Offers.Update, new { input = new { id = offer, version = 3, yearlyCapacity = 2 } });
        var before = await HashAsync();
        Assert.Equal(["VersionConflictError 3 4 changes.1.version"], Problems.Of(await CommandAsync("scheduleRelease", new { id = release, at = Moment })));
        Assert.Equal(before, await HashAsync());
    }

    [Fact]
    public async Task A_failure_is_noted_with_its_reasons_and_nothing_is_half_published()
    {
        var (one, other) = (await PublishedAsync("un"), await PublishedAsync("deux"));
        var release = await ReleaseAsync();
        await RetitleAsync(release, one, 3, "Un");
        await RetitleAsync(release, other, 3, "Deux");
        await CommandAsync("scheduleRelease", new { id = release, at = Moment });
        await Service.WriteAsync(Offers.Update, new { input = new { id = other, version = 3, yearlyCapacity = 2 } });
        await TimePassesAsync();
        await PublishDueAsync(Service.Services);

        Assert.Equal(("Essai", "Essai"), (await PublicTitleAsync("un"), await PublicTitleAsync("deux")));
        Assert.Equal(
            """{"data":{"releases":{"nodes":[{"status":"FAILED","failure":"Change 2: Somebody else wrote the item since: version 3 expected, 4 found. Take the change out (removeReleaseChange) and make it again on the item as it is now.","french":"Modification 2: Quelqu'un d'autre a écrit ce contenu depuis : version 3 attendue, 4 trouvée. Retirez la modification (removeReleaseChange) et refaites-la sur le contenu actuel."}]}}}""",
            await EditorAsync("query @inContext(language: EN) { releases { nodes { status failure french: failure(language: FR) } } }"));

        Assert.Empty(Problems.Of(await CommandAsync("removeReleaseChange", new { id = release, change = 2 })));
        var published = await CommandAsync("publishRelease", new { id = release });
        Assert.Equal(JsonValueKind.Null, published.GetProperty("release").GetProperty("failure").ValueKind);
        Assert.Equal("Un", await PublicTitleAsync("un"));
    }

    [Fact]
    public async Task It_is_published_in_the_name_of_who_scheduled_it_as_long_as_they_may()
    {
        await using var tokens = new ApiTokenStore(Service.ConnectionString);
        using var editor = Service.With(await tokens.CreateAsync(new NewApiToken("Rédaction", [Role.EDITOR], [Scope.READ, Scope.WRITE], [], TimeSpan.FromDays(1)), CancellationToken.None));
        var (one, other) = (await PublishedAsync("un"), await PublishedAsync("deux"));
        var (first, second) = (await ReleaseAsync("A"), await ReleaseAsync("B"));
        await RetitleAsync(first, one, 3, "Un");
        await RetitleAsync(second, other, 3, "Deux");
        const string Schedule = "mutation ($id: ID!, $at: DateTime!) { scheduleRelease(input: { id: $id, at: $at }) { " + Problems.Selection + " } }";
        Assert.Empty(Problems.Of(Problems.Payload(await ServiceFixture.AskAsync(editor, Schedule, new { id = first, at = Moment }))));
        await TimePassesAsync();
        await PublishDueAsync(Service.Services);
        Assert.Equal(true, await Service.ScalarAsync("select actor_id = (select id from accounts) from revisions where reason = 'A'"));

        Assert.Empty(Problems.Of(Problems.Payload(await ServiceFixture.AskAsync(editor, Schedule, new { id = second, at = Moment }))));
        await Service.ScalarAsync("update accounts set disabled_at = now()");
        await TimePassesAsync();
        await PublishDueAsync(Service.Services);
        Assert.Equal("Un Essai", $"{await PublicTitleAsync("un")} {await PublicTitleAsync("deux")}");
        Assert.Equal("FAILED", await Service.ScalarAsync("select status from releases where name = 'B' and failure ->> 'fr' like 'Qui a programmé%'"));
    }

    private async Task TimePassesAsync() => await Service.ScalarAsync("update releases set scheduled_for = '2026-01-01T08:00:00Z' where status = 'SCHEDULED'");

    // The services' own tickers may be at it already: who does not lead leaves it to who does.
    private async Task PublishDueAsync(params IServiceProvider[] nodes)
    {
        do
        {
            await Task.WhenAll(nodes.Select(async node =>
            {
                var publisher = node.GetRequiredService<ReleasePublisher>();
                foreach (var due in await publisher.DueAsync(CancellationToken.None))
                {
                    await publisher.PublishAsync(due, CancellationToken.None);
                }
            }));
        }
        while (await Service.ScalarAsync("select exists (select 1 from releases where status = 'SCHEDULED' and scheduled_for <= now())") is true);
    }
}
