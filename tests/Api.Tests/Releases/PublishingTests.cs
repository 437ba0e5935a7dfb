using System.Text.Json;
using Expect.Api.Tests.Infrastructure;
using Expect.Api.Tests.Writing;
using Expect.Persistence.Reading;

namespace Expect.Api.Tests.Releases;

/// <summary>Releases are published as a whole, or refused as a whole with every reason.</summary>
[Collection(WritingCollectionDefinition.Name)]
public sealed class PublishingTests(ServiceFixture fixture) : ReleaseService(fixture)
{
    [Fact]
    public async Task What_changed_meanwhile_is_explained_and_nothing_is_published()
    {
        var (one, other) = (await PublishedAsync("un"), await PublishedAsync("deux"));
        var release = await ReleaseAsync();
        await RetitleAsync(release, one, 3, "Un");
        await RetitleAsync(release, one, 4, "Un encore");
        await Service.WriteAsync(Offers.Create, new { input = WithRelease(Offers.Complete("trois"), release) });
        await RetitleAsync(release, other, 3, "Deux");
        await Service.WriteAsync(Offers.Update, new { input = new { id = one, version = 3, yearlyCapacity = 2 } });
        await Service.CreateOfferAsync("trois");
        var before = await HashAsync();

        var refused = await CommandAsync("publishRelease", new { id = release });
        Assert.Equal(
            ["VersionConflictError 3 4 changes.1.version", "VersionConflictError 3 4 changes.2.version", "DuplicateError changes.3.slug"], Problems.Of(refused));
        Assert.Equal(before, await HashAsync());
        Assert.Equal(
            $$$$"""{"data":{"release":{"status":"OPEN","conflicts":[{"change":1,"problems":[{"__typename":"VersionConflictError","itemId":"{{{{one}}}}","expected":3,"actual":4,"path":["version"]}]},{"change":2,"problems":[{"__typename":"VersionConflictError","itemId":"{{{{one}}}}","expected":3,"actual":4,"path":["version"]}]},{"change":3,"problems":[{"__typename":"DuplicateError","path":["slug"]}]}]}}}""",
            await EditorAsync(
                "query ($id: ID!) { release(by: { id: $id }) { status conflicts { change problems { __typename ... on VersionConflictError { itemId expected actual path } ... on DuplicateError { path } } } } }", new { id = release }));
        var kept = await Service.WriteAsync(Offers.Update, new { input = new { release, id = other, version = 4, yearlyCapacity = 2 } });
        Assert.Equal(["ValidationError release.conflict release"], Problems.Of(kept));

        foreach (var change in new[] { 1, 2, 3 })
        {
            Assert.Empty(Problems.Of(await CommandAsync("removeReleaseChange", new { id = release, change })));
        }

        await RetitleAsync(release, one, 4, "Un de nouveau");
        Assert.Empty(Problems.Of(await CommandAsync("publishRelease", new { id = release })));
        Assert.Equal(("Un de nouveau", "Deux"), (await PublicTitleAsync("un"), await PublicTitleAsync("deux")));
    }

    [Fact]
    public async Task An_item_that_was_erased_meanwhile_is_missed()
    {
        var offer = await Service.CreateOfferAsync("essai");
        var release = await ReleaseAsync();
        await RetitleAsync(release, offer, 1, "Nouveau titre");
        await Service.WriteAsync(Offers.Delete, new { input = new { id = offer, version = 1 } });
        Assert.Equal(["NotFoundError changes.1.id"], Problems.Of(await CommandAsync("publishRelease", new { id = release })));
    }

    [Fact]
    public async Task Each_item_has_its_own_revision_and_change_whatever_the_mutation()
    {
        var session = (await Service.WriteAsync("""mutation { createCommitteeSession(input: { label: { code: "ESSAI" }, heldOn: "2031-01-20" }) { committeeSession { id } } }""")).GetProperty("committeeSession").GetProperty("id").GetString()!;
        var application = new GlobalId("LabelApplication", (Guid)(await Service.ScalarAsync($$"""
            insert into label_applications (id, label_id, applicant_id, theme_id, competences, recognition_evidence, mobilisation_terms, submitted_on, session_id, status)
            select gen_random_uuid(), l.id, t.id, th.id, '{"fr": "C"}', '{"fr": "R"}', '{"fr": "M"}', '2030-01-01', '{{RowOf(session)}}', 'SCHEDULED'
            from labels l, territories t, themes th where l.code = 'ESSAI' and t.slug = 'paris' and th.code = 'mobility' returning id
            """))!).ToString();
        var erased = await Service.CreateOfferAsync("efface");
        var release = await ReleaseAsync("Comité");
        var held = await Service.WriteAsync(
            "mutation ($input: HoldCommitteeSessionInput!) { holdCommitteeSession(input: $input) { committeeSession { status awards { nodes { id } } } " + Problems.Selection + " } }",
            new { input = new { release, id = session, version = 1, decisions = new[] { new { applicationId = application, version = 1, decision = "AWARDED", reason = "Très bon" } } } });
        Assert.Empty(Problems.Of(held));
        var award = held.GetProperty("committeeSession").GetProperty("awards").GetProperty("nodes")[0].GetProperty("id").GetString()!;
        Assert.Equal("""{"expertiseOffer":{"slug":"efface"},"errors":null}""", (await Service.WriteAsync(
            "mutation ($input: DeleteExpertiseOfferInput!) { deleteExpertiseOffer(input: $input) { expertiseOffer { slug } errors { __typename } } }", new { input = new { release, id = erased, version = 1 } })).GetRawText());
        Assert.Equal("PLANNED", await Service.ScalarAsync($"select status from committee_sessions where id = '{RowOf(session)}'"));

        Assert.Empty(Problems.Of(await CommandAsync("publishRelease", new { id = release })));
        Assert.Equal(
            "CommitteeSession MOVED HELD Comité, ExpertiseOffer DELETED DRAFT Comité, LabelApplication MOVED AWARDED Très bon – Comité, LabelAward CREATED ACTIVE Très bon – Comité",
            await Service.ScalarAsync("select string_agg(concat_ws(' ', content_type, action, status, reason), ', ' order by content_type) from revisions where reason like '%Comité'"));
        Assert.Equal(RowOf(award), await Service.ScalarAsync($"select id from label_awards where session_id = '{RowOf(session)}'"));
        Assert.Equal(4L, await Service.ScalarAsync("select count(distinct item_id) from changes where item_id in (select item_id from revisions where reason like '%Comité') and transaction_id = (select max(transaction_id) from changes)"));
    }

    [Fact]
    public async Task Of_two_releases_over_the_same_items_published_at_once_exactly_one_wins()
    {
        var (one, other) = (await PublishedAsync("un"), await PublishedAsync("deux"));
        var (first, second) = (await ReleaseAsync("A"), await ReleaseAsync("B"));
        await RetitleAsync(first, one, 3, "A");
        await RetitleAsync(first, other, 3, "A");
        await RetitleAsync(second, other, 3, "B");
        await RetitleAsync(second, one, 3, "B");

        var answers = await Task.WhenAll(new[] { first, second }.Select(id => CommandAsync("publishRelease", new { id })));
        var loser = Assert.Single(answers, answer => Problems.Of(answer).Any());
        Assert.Equal(["VersionConflictError 3 4 changes.1.version", "VersionConflictError 3 4 changes.2.version"], Problems.Of(loser));
        var winner = Problems.Of(answers[0]).Any() ? "B" : "A";
        Assert.Equal((winner, winner), (await PublicTitleAsync("un"), await PublicTitleAsync("deux")));
        Assert.Equal(winner, await Service.ScalarAsync("select string_agg(name, ',') from releases where status = 'PUBLISHED'"));
    }

    [Fact]
    public async Task A_release_is_published_once_and_one_beside_it_too()
    {
        var (one, other) = (await PublishedAsync("un"), await PublishedAsync("deux"));
        var (first, second) = (await ReleaseAsync("A"), await ReleaseAsync("B"));
        await RetitleAsync(first, one, 3, "A");
        await RetitleAsync(second, other, 3, "B");
        var answers = await Task.WhenAll(new[] { first, first, first, second }.Select(id => CommandAsync("publishRelease", new { id })));

        Assert.Single(answers.Take(3), answer => !Problems.Of(answer).Any());
        Assert.All(answers.Take(3).Where(answer => Problems.Of(answer).Any()), answer => Assert.Equal(["InvalidTransitionError PUBLISHED PUBLISHED"], Problems.Of(answer)));
        Assert.Empty(Problems.Of(answers[3]));
        Assert.Equal(("A", "B", 2L), (await PublicTitleAsync("un"), await PublicTitleAsync("deux"), await Service.ScalarAsync("select count(*) from revisions where reason in ('A', 'B')")));
    }

    [Fact]
    public async Task A_change_of_a_mutation_that_is_gone_says_so()
    {
        var offer = await PublishedAsync("essai");
        var release = await ReleaseAsync();
        await RetitleAsync(release, offer, 3, "Un");
        await RetitleAsync(release, offer, 4, "Deux");
        await Service.ScalarAsync("update release_changes set mutation = 'bygone' where number = 1");
        await Service.ScalarAsync("update release_changes set input = '{\"id\": 1, \"bygone\": 2}' where number = 2");
        Assert.Equal(["ValidationError mutation.unknown changes.1", "ValidationError input.outdated changes.2"], Problems.Of(await CommandAsync("publishRelease", new { id = release })));
    }
}
