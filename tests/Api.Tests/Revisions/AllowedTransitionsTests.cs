using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using Expect.Api.Tests.Infrastructure;
using Expect.Api.Tests.Writing;
using Expect.Domain.Identity;
using Expect.Persistence.Identity;
using Expect.Persistence.Reading;
using Npgsql;

namespace Expect.Api.Tests.Revisions;

/// <summary>The moves that an item can make, and what stands in the way of each: what the mutation would answer, wherever the item appears.</summary>
[Collection(WritingCollectionDefinition.Name)]
public sealed class AllowedTransitionsTests(ServiceFixture fixture) : IAsyncLifetime
{
    private const string Moves = "allowedTransitions { to blockedBy { code message path } }";

    private WritingService _service = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync() => _service = await WritingService.StartAsync(fixture, $"moves_{Guid.NewGuid():n}");

    /// <inheritdoc/>
    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task The_checklist_names_everything_in_French_or_English_wherever_the_item_appears()
    {
        var created = await _service.WriteAsync(
            $$"""mutation ($input: CreateExpertiseOfferInput!) { createExpertiseOffer(input: $input) { expertiseOffer { id {{Moves}} } } }""",
            new { input = new { territory = new { slug = "paris" }, slug = "essai", title = Text("EN", "Trial"), summary = Text("FR", "Essai"), themes = new[] { new { code = "adaptation" } } } });
        var id = created.GetProperty("expertiseOffer").GetProperty("id").GetString();
        Assert.Equal("""[{"to":"IN_REVIEW","blockedBy":[]}]""", created.GetProperty("expertiseOffer").GetProperty("allowedTransitions").GetRawText());

        var moved = await _service.WriteAsync(
            $$"""mutation ($input: TransitionExpertiseOfferInput!) @inContext(language: EN) { transitionExpertiseOffer(input: $input) { expertiseOffer { moves: allowedTransitions { __typename status: to blockedBy { __typename } } } } }""",
            new { input = new { id, version = 1, to = "IN_REVIEW" } });
        Assert.Equal(
            """[{"__typename":"ContentStatusTransition","status":"DRAFT","blockedBy":[]},{"__typename":"ContentStatusTransition","status":"PUBLISHED","blockedBy":[{"__typename":"TransitionBlocker"},{"__typename":"TransitionBlocker"},{"__typename":"TransitionBlocker"}]}]""",
            moved.GetProperty("expertiseOffer").GetProperty("moves").GetRawText());

        const string Checklist =
            """[{"to":"DRAFT","blockedBy":[]},{"to":"PUBLISHED","blockedBy":[{"code":"title.fr.missing","message":"Un titre français manque pour la publication.","path":["title"]},{"code":"modality.missing","message":"Une offre a besoin d'une modalité pour être publiée.","path":["modalities"]},{"code":"language.missing","message":"Une offre a besoin d'une langue pour être publiée.","path":["languages"]}]}]""";
        var data = await DataAsync(_service.Editor, $$"""
            query ($id: ID!) @inContext(preview: true) {
              one: expertiseOffer(by: { id: $id }) { {{Moves}} }
              node(id: $id) { ... on ExpertiseOffer { {{Moves}} } }
              nodes(ids: [$id]) { ... on ExpertiseOffer { {{Moves}} } }
              page: expertiseOffers(where: { slug: { eq: "essai" } }) { nodes { {{Moves}} } edges { node { {{Moves}} } } }
              nested: territory(by: { slug: "paris" }) { expertiseOffers(where: { slug: { eq: "essai" } }) { nodes { {{Moves}} } } }
              search(query: "trial", types: [EXPERTISE_OFFER]) { nodes { item { ... on ExpertiseOffer { {{Moves}} } } } }
            }
            """, new { id });
        Assert.Equal(
            [Checklist, Checklist, Checklist, Checklist, Checklist, Checklist],
            new[]
            {
                data.GetProperty("one"), data.GetProperty("node"), data.GetProperty("nodes")[0], data.GetProperty("page").GetProperty("nodes")[0],
                data.GetProperty("page").GetProperty("edges")[0].GetProperty("node"), data.GetProperty("nested").GetProperty("expertiseOffers").GetProperty("nodes")[0],
            }.Select(offer => offer.GetProperty("allowedTransitions").GetRawText()));

        var english = await DataAsync(_service.Editor, $"query ($id: ID!) @inContext(preview: true, language: EN) {{ expertiseOffer(by: {{ id: $id }}) {{ {Moves} }} }}", new { id });
        Assert.Contains("An offer needs a French title to be published.", english.GetRawText(), StringComparison.Ordinal);
        Assert.Null((await DataAsync(_service.Anonymous, $"{{ expertiseOffers(first: 1) {{ nodes {{ {Moves} }} }} }}")).GetProperty("expertiseOffers").GetProperty("nodes")[0].GetProperty("allowedTransitions").GetString());
    }

    [Fact]
    public async Task A_mutation_refuses_exactly_what_the_checklist_names()
    {
        var items = await DataAsync(_service.Editor, $$"""
            query @inContext(preview: true) {
              expertiseOffers(first: 20, order: [{ status: ASC }, { slug: ASC }]) { nodes { id version {{Moves}} } }
              practices(where: { slug: { startsWith: "essai" } }) { nodes { id version {{Moves}} } }
              articles(where: { title: { contains: "brouillon" } }) { nodes { id version {{Moves}} } }
              projects(where: { slug: { startsWith: "essai" } }) { nodes { id version {{Moves}} } }
              organizations(first: 5) { nodes { id version {{Moves}} } }
              labelApplications(first: 20) { nodes { id version {{Moves}} } }
              labelAwards(first: 3) { nodes { id version {{Moves}} } }
              committeeSessions(where: { status: { eq: PLANNED } }, first: 3) { nodes { id version {{Moves}} } }
              fundingApplications(first: 20) { nodes { id version {{Moves}} } }
              fundings(first: 3) { nodes { id version {{Moves}} } }
            }
            """);
        var tried = 0;
        foreach (var type in items.EnumerateObject())
        {
            foreach (var item in type.Value.GetProperty("nodes").EnumerateArray())
            {
                foreach (var move in item.GetProperty("allowedTransitions").EnumerateArray().Where(move => move.GetProperty("blockedBy").GetArrayLength() > 0).Concat(item.GetProperty("allowedTransitions").EnumerateArray().Where(move => move.GetProperty("blockedBy").GetArrayLength() == 0).Take(1)))
                {
                    Assert.True(GlobalId.TryParse(item.GetProperty("id").GetString()!, out var id));
                    var payload = await _service.WriteAsync(
                        $"mutation ($input: Transition{id.Type}Input!) {{ transition{id.Type}(input: $input) {{ errors {{ __typename ... on ValidationError {{ code message path }} }} }} }}",
                        new { input = new { id = item.GetProperty("id").GetString(), version = item.GetProperty("version").GetInt32(), to = move.GetProperty("to").GetString() } });
                    Assert.Equal(
                        move.GetProperty("blockedBy").EnumerateArray().Select(blocker => $"{blocker.GetProperty("code")} {blocker.GetProperty("message")} {blocker.GetProperty("path")}"),
                        payload.GetProperty("errors") is { ValueKind: JsonValueKind.Array } errors
                            ? errors.EnumerateArray().Select(error => $"{error.GetProperty("code")} {error.GetProperty("message")} {error.GetProperty("path")}")
                            : []);
                    tried++;
                }
            }
        }

        Assert.True(tried > 20, $"Only {tried} moves were there to try.");
    }

    [Fact]
    public async Task A_contributor_sees_the_moves_of_its_own_items_that_are_its_to_make()
    {
        await using var tokens = new ApiTokenStore(_service.ConnectionString);
        using var contributor = _service.With(await tokens.CreateAsync(
            new NewApiToken("Test", [Role.CONTRIBUTOR], [Scope.READ, Scope.WRITE], ImmutableArray.Create("creuse"), TimeSpan.FromDays(1)), CancellationToken.None));
        var data = await DataAsync(contributor, """
            query @inContext(preview: true) {
              own: practices(where: { slug: { eq: "essai-observatoire" } }) { nodes { allowedTransitions { to } } }
              other: practices(where: { slug: { eq: "essai-methode" } }) { nodes { allowedTransitions { to } } }
              labelApplications { nodes { status allowedTransitions { to blockedBy { code } } } }
              articles(first: 1) { nodes { allowedTransitions { to } } }
            }
            """);
        Assert.Equal("""[{"allowedTransitions":[{"to":"SUSPENDED"},{"to":"ARCHIVED"}]}]""", data.GetProperty("own").GetProperty("nodes").GetRawText());
        Assert.Equal("""[{"allowedTransitions":null}]""", data.GetProperty("other").GetProperty("nodes").GetRawText());
        Assert.Equal("""[{"allowedTransitions":null}]""", data.GetProperty("articles").GetProperty("nodes").GetRawText());
        Assert.Equal("""[{"status":"SUBMITTED","allowedTransitions":[{"to":"WITHDRAWN","blockedBy":[]}]}]""", data.GetProperty("labelApplications").GetProperty("nodes").GetRawText());

        using var reading = _service.With(await tokens.CreateAsync(new NewApiToken("Test", [Role.EDITOR], [Scope.READ], [], TimeSpan.FromDays(1)), CancellationToken.None));
        Assert.Equal(
            """{"practices":{"nodes":[{"allowedTransitions":null}]}}""",
            (await DataAsync(reading, """{ practices(where: { slug: { eq: "essai-methode" } }) { nodes { allowedTransitions { to } } } }""")).GetRawText());
    }

    [Fact]
    public async Task A_hundred_items_take_as_many_round_trips_as_one()
    {
        async Task<int> RoundTripsAsync(int first)
        {
            // Only what belongs to the request: the clocks of the service ask the database, too.
            using var trace = new Activity("test").Start();
            var count = 0;
            using var listener = new ActivityListener
            {
                ShouldListenTo = source => source.Name is "Npgsql" or "Microsoft.AspNetCore",
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
                ActivityStopped = activity =>
                {
                    if (activity.Source.Name == "Npgsql" && activity.TraceId == trace.TraceId)
                    {
                        Interlocked.Increment(ref count);
                    }
                },
            };
            ActivitySource.AddActivityListener(listener);
            var data = await DataAsync(_service.Editor, $"{{ expertiseOffers(first: {first}) {{ nodes {{ {Moves} }} }} }}");
            Assert.Equal(first, data.GetProperty("expertiseOffers").GetProperty("nodes").GetArrayLength());
            return Volatile.Read(ref count);
        }

        // The first time connections are opened and statements prepared.
        await RoundTripsAsync(1);
        await RoundTripsAsync(100);
        var one = await RoundTripsAsync(1);
        Assert.InRange(one, 3, 9);
        Assert.Equal(one, await RoundTripsAsync(100));
    }

    [Fact]
    public async Task The_rules_see_the_snapshot_that_the_rows_are_from()
    {
        var id = await _service.CreateOfferAsync("essai");
        await _service.WriteAsync(Offers.Transition, new { input = new { id, version = 1, to = "IN_REVIEW" } });
        await using var owner = NpgsqlDataSource.Create(_service.ConnectionString);
        await using var connection = await owner.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await ExecuteAsync(connection, "lock table modalities in access exclusive mode");
        var answer = DataAsync(_service.Editor, $$"""query ($id: ID!) @inContext(preview: true) { expertiseOffer(by: { id: $id }) { status title {{Moves}} } }""", new { id });
        await using (var waiting = owner.CreateCommand("select exists (select 1 from pg_locks where relation = 'modalities'::regclass and not granted)"))
        {
            while (await waiting.ExecuteScalarAsync() is not true)
            {
                await Task.Yield(); // the rows are read, the rules wait for the modalities
            }
        }

        await ExecuteAsync(connection, "delete from modalities where offer_id = (select id from expertise_offers where slug = 'essai'); update expertise_offers set status = 'DRAFT', languages = '{}' where slug = 'essai'");
        await transaction.CommitAsync();
        Assert.Equal(
            """{"expertiseOffer":{"status":"IN_REVIEW","title":"Essai","allowedTransitions":[{"to":"DRAFT","blockedBy":[]},{"to":"PUBLISHED","blockedBy":[]}]}}""",
            (await answer).GetRawText());
    }

    private static object[] Text(string language, string value) => [new { language, value }];

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<JsonElement> DataAsync(HttpClient client, string query, object? variables = null)
    {
        var answer = await ServiceFixture.AskAsync(client, query, variables);
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ValueKind == JsonValueKind.Undefined ? "" : errors.ToString());
        return answer.GetProperty("data");
    }
}
