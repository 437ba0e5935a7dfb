using System.Text.Json;
using System.Text.Json.Nodes;
using Expect.Api.Tests.Infrastructure;

namespace Expect.Api.Tests.Writing.Imports;

/// <summary>What rows do to items that are there already, and how far along their life cycles they bring them.</summary>
[Collection(WritingCollectionDefinition.Name)]
public sealed class UpsertTests(ServiceFixture fixture) : IAsyncLifetime
{
    private WritingService _service = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync() => _service = await WritingService.StartAsync(fixture, $"upserts_{Guid.NewGuid():n}");

    /// <inheritdoc/>
    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task A_row_changes_what_it_gives_by_key_or_by_id_and_null_is_not_absent()
    {
        var first = await _service.CreateOfferAsync("first");
        await _service.CreateOfferAsync("second");
        await _service.CreateOfferAsync("third");
        var payload = await ImportAsync(
            new JsonObject { ["slug"] = "second", ["title"] = OfferRows.Texts(("EN", "Trial")), ["yearlyCapacity"] = 4 },
            new JsonObject { ["id"] = first, ["slug"] = "renamed", ["themes"] = new JsonArray(new JsonObject { ["code"] = "mobility" }), ["modalities"] = new JsonArray() },
            new JsonObject { ["slug"] = "third", ["title"] = OfferRows.Texts(("FR", "Essai")) },
            OfferRows.Complete("fourth"));

        Assert.Equal("1 2 1 0", OfferRows.Counts(payload));
        Assert.Equal("""
            fourth 1 {"en": "Offer fourth", "fr": "Offre fourth"} 3 adaptation,mobility 2
            renamed 2 {"fr": "Essai"} - mobility 0
            second 2 {"en": "Trial", "fr": "Essai"} 4 adaptation 1
            third 1 {"fr": "Essai"} - adaptation 1
            """, await StateAsync());
        Assert.Equal("{modalities,slug,themes} {title,yearlyCapacity}", await _service.ScalarAsync(
            "select string_agg(array(select unnest(changed_fields) order by 1)::text, ' ' order by array_length(changed_fields, 1) desc) from revisions where action = 'UPDATED' and version = 2"));

        var taken = await ImportAsync(new JsonObject { ["slug"] = "second", ["title"] = OfferRows.Texts(("EN", null)), ["yearlyCapacity"] = null });
        Assert.Equal("0 1 0 0", OfferRows.Counts(taken));
        Assert.Equal("{\"fr\": \"Essai\"} -", await _service.ScalarAsync("select title::text || ' ' || coalesce(yearly_capacity::text, '-') from expertise_offers where slug = 'second'"));
    }

    [Fact]
    public async Task An_item_of_which_only_lists_change_has_a_new_version()
    {
        await ImportAsync(OfferRows.Complete("a"));
        Assert.Equal("0 1 0 0", OfferRows.Counts(await ImportAsync(new JsonObject { ["slug"] = "a", ["themes"] = new JsonArray(new JsonObject { ["code"] = "mobility" }) })));
        Assert.Equal("0 1 0 0", OfferRows.Counts(await ImportAsync(new JsonObject { ["slug"] = "a", ["modalities"] = new JsonArray() })));
        Assert.Equal("3 0 {themes} {modalities}", await _service.ScalarAsync("""
            select concat_ws(' ', o.version, (select count(*) from modalities where offer_id = o.id), (select string_agg(r.changed_fields::text, ' ' order by r.version) from revisions r where r.item_id = o.id and r.version > 1))
            from expertise_offers o where o.slug = 'a'
            """));
    }

    [Fact]
    public async Task What_never_changes_is_refused_and_what_is_unknown_is_not_found()
    {
        await _service.CreateOfferAsync("first");
        var payload = await ImportAsync(
            new JsonObject { ["slug"] = "first", ["territory"] = new JsonObject { ["slug"] = "lyon-69123" } },
            new JsonObject { ["slug"] = "first", ["yearlyCapacity"] = 1 },
            new JsonObject { ["id"] = new Persistence.Reading.GlobalId("ExpertiseOffer", Guid.NewGuid()).ToString(), ["yearlyCapacity"] = 1 },
            new JsonObject { ["yearlyCapacity"] = 1 });
        Assert.Equal(
            [
                "ValidationError fixed rows.0.territory", "ValidationError row.twice rows.1.id", "NotFoundError rows.2.id",
                "ValidationError required.missing rows.3.territory", "ValidationError required.missing rows.3.slug", "ValidationError required.missing rows.3.title",
                "ValidationError required.missing rows.3.summary",
            ],
            OfferRows.Problems(payload));
    }

    [Fact]
    public async Task Items_are_found_by_each_of_their_keys()
    {
        const string Territories = "mutation ($rows: JSON!) { importTerritory(input: { rows: $rows }) " + OfferRows.Selection + " }";
        const string Sessions = "mutation ($rows: JSON!) { importCommitteeSession(input: { rows: $rows }) " + OfferRows.Selection + " }";
        const string Articles = "mutation ($rows: JSON!) { importArticle(input: { rows: $rows }) " + OfferRows.Selection + " }";
        var territories = await _service.WriteAsync(Territories, new
        {
            rows = new object[] { new { slug = "paris", website = "https://www.paris.fr/" }, new { siren = "229300082", website = "https://seinesaintdenis.fr/" }, new { kind = "COMMUNE", inseeCode = "69123", website = "https://www.lyon.fr/" } },
        });
        Assert.Equal("0 3 0 0", OfferRows.Counts(territories));
        var session = new { label = new { code = "EXPE-CT" }, heldOn = "2021-01-20", applicationDeadline = "2020-12-01" };
        Assert.Equal("0 1 0 0", OfferRows.Counts(await _service.WriteAsync(Sessions, new { rows = new[] { session } })));
        var article = new { slugs = new[] { new { language = "FR", slug = "les-trois-objectifs-du-programme-expe-ct" } }, title = new[] { new { language = "ES", value = "Objetivos" } } };
        Assert.Equal("0 1 0 0", OfferRows.Counts(await _service.WriteAsync(Articles, new { rows = new[] { article } })));
    }

    [Fact]
    public async Task Files_that_are_there_are_described_and_new_ones_are_uploaded()
    {
        const string Assets = "mutation ($rows: JSON!) { importAsset(input: { rows: $rows }) " + OfferRows.Selection + " }";
        var digest = (string)(await _service.ScalarAsync("select sha256 from assets order by sha256 limit 1"))!;
        var unknown = new { fileName = "a.png", mimeType = "image/png", byteSize = 1, sha256 = new string('0', 64) };
        Assert.Equal(["ValidationError file.notUploaded rows.0"], OfferRows.Problems(await _service.WriteAsync(Assets, new { rows = new[] { unknown } })));
        Assert.Equal(
            ["ValidationError fixed rows.0.byteSize"], OfferRows.Problems(await _service.WriteAsync(Assets, new { rows = new[] { new { sha256 = digest, byteSize = 1 } } })));

        Assert.Equal("0 1 0 0", OfferRows.Counts(await _service.WriteAsync(Assets, new { rows = new[] { new { sha256 = digest, credit = "Essai" } } })));
        Assert.Equal("Essai", await _service.ScalarAsync($"select credit from assets where sha256 = '{digest}'"));
    }

    [Fact]
    public async Task A_former_readable_key_still_names_what_is_referred_to()
    {
        await ImportAsync(OfferRows.Complete("a"));
        await _service.ScalarAsync("update territories set slug = 'lutece' where slug = 'paris'");
        Assert.Equal("0 0 1 0", OfferRows.Counts(await ImportAsync(OfferRows.Complete("a"))));
    }

    [Fact]
    public async Task A_row_can_publish_a_new_item_when_nothing_is_missing()
    {
        var complete = OfferRows.Complete("public");
        complete["status"] = "PUBLISHED";
        Assert.Equal("1 0 0 0", OfferRows.Counts(await ImportAsync(complete)));
        Assert.Equal("PUBLISHED 1 t CREATED PUBLISHED", await _service.ScalarAsync(
            "select concat_ws(' ', o.status, o.version, o.published_at is not null, r.action, r.status) from expertise_offers o join revisions r on r.item_id = o.id where o.slug = 'public'"));
        var seen = await ServiceFixture.AskAsync(_service.Anonymous, """{ expertiseOffer(by: { slug: "public" }) { title } }""");
        Assert.Equal("""{"data":{"expertiseOffer":{"title":"Offre public"}}}""", seen.GetRawText());

        var bare = new JsonObject
        {
            ["territory"] = new JsonObject { ["slug"] = "paris" }, ["slug"] = "bare", ["title"] = OfferRows.Texts(("EN", "Bare")), ["summary"] = OfferRows.Texts(("EN", "Bare")), ["status"] = "PUBLISHED",
        };
        Assert.Equal(
            ["title.fr.missing", "summary.fr.missing", "theme.missing", "modality.missing", "language.missing"],
            (await ImportAsync(bare)).GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("code").GetString()!));
    }

    [Fact]
    public async Task An_item_that_is_there_takes_one_step()
    {
        await _service.CreateOfferAsync("first");
        var far = await ImportAsync(new JsonObject { ["slug"] = "first", ["status"] = "PUBLISHED" });
        Assert.Equal("InvalidTransitionError rows.0.status [\"IN_REVIEW\"]", $"{OfferRows.Problems(far)[0]} {far.GetProperty("errors")[0].GetProperty("allowed")}");

        Assert.Equal("0 1 0 0", OfferRows.Counts(await ImportAsync(new JsonObject { ["slug"] = "first", ["status"] = "IN_REVIEW" })));
        Assert.Equal("MOVED IN_REVIEW IN_REVIEW 2", await _service.ScalarAsync(
            "select concat_ws(' ', r.action, r.status, o.status, o.version) from revisions r join expertise_offers o on o.id = r.item_id where r.version = 2"));
        Assert.Equal("0 0 1 0", OfferRows.Counts(await ImportAsync(new JsonObject { ["slug"] = "first", ["status"] = "IN_REVIEW" })));
    }

    [Fact]
    public async Task Imports_of_the_same_keys_at_once_come_one_after_the_other()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(writer =>
        {
            var rows = OfferRows.Complete(400);
            var shuffled = new JsonArray([.. rows.Select(row => row!.DeepClone()).OrderBy(row => writer % 2 == 0 ? 1 : -1).ThenBy(_ => Random.Shared.Next())]);
            return _service.WriteAsync(OfferRows.Mutation, new { rows = shuffled });
        }));
        Assert.Equal(["0 0 400 0", "0 0 400 0", "0 0 400 0", "400 0 0 0"], answers.Select(OfferRows.Counts).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Lists_of_texts_keep_every_sign()
    {
        string[] aliases = ["a,b", "{c}", "d \"e\" f", "g\\h\\\"", "NULL", " i ", "l’été\n", "'"];
        var input = new { rows = new[] { new { slug = "lyon-69123", aliases } } };
        const string Mutation = "mutation ($input: ImportTerritoryInput!) { importTerritory(input: $input) { created updated unchanged errorCount } }";
        Assert.Equal("0 1 0 0", OfferRows.Counts(await _service.WriteAsync(Mutation, new { input })));
        Assert.Equal(aliases, (string[])(await _service.ScalarAsync("select aliases from territories where slug = 'lyon-69123'"))!);
        Assert.Equal("0 0 1 0", OfferRows.Counts(await _service.WriteAsync(Mutation, new { input })));
    }

    private Task<JsonElement> ImportAsync(params JsonNode[] rows) => _service.WriteAsync(OfferRows.Mutation, new { rows = new JsonArray(rows) });

    private async Task<string> StateAsync() => (string)(await _service.ScalarAsync("""
        select string_agg(concat_ws(' ', slug, version, title, coalesce(yearly_capacity::text, '-'),
            (select string_agg(t.code, ',' order by t.code) from offer_themes p join themes t on t.id = p.theme_id where p.offer_id = o.id),
            (select count(*) from modalities where offer_id = o.id)), E'\n' order by slug)
        from expertise_offers o where id in (select item_id from revisions)
        """))!;
}
