using System.Text.Json;
using System.Text.Json.Nodes;
using Expect.Api.Tests.Infrastructure;

namespace Expect.Api.Tests.Writing.Imports;

/// <summary>Rows become items: all or none, by the rules of single writes.</summary>
[Collection(WritingCollectionDefinition.Name)]
public sealed class ImportTests(ServiceFixture fixture) : IAsyncLifetime
{
    // All that an import could leave behind; what a writer may not see is in here too.
    private const string Hashes = """
        select string_agg(name || ' ' || coalesce(hash, ''), E'\n' order by name)
        from (
            select c.relname as name,
                (xpath('/row/h/text()', query_to_xml(format('select md5(string_agg(t::text, '','' order by t::text)) as h from %I t', c.relname), false, true, '')))[1]::text as hash
            from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
        ) tables
        """;

    private WritingService _service = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        _service = await WritingService.StartAsync(fixture, $"imports_{Guid.NewGuid():n}");
        await _service.ScalarAsync("select renew_change_feed()"); // what the service does by itself to a copied database, sooner or later
    }

    /// <inheritdoc/>
    public async Task DisposeAsync() => await _service.DisposeAsync();

    // What was written before is learnt by the service, sooner or later.
    private async Task<object?> HashesAsync()
    {
        await _service.ScalarAsync("select search_learn(1000000)");
        return await _service.ScalarAsync(Hashes);
    }

    [Fact]
    public async Task Ten_thousand_rows_are_written_with_revisions_and_changes_and_a_second_time_nothing_is()
    {
        var rows = OfferRows.Complete(10_000);
        Assert.Equal("10000 0 0 0", OfferRows.Counts(await ImportAsync(rows)));
        Assert.Equal("10000 10000 20000 20000 10000 10000 DRAFT 1", await _service.ScalarAsync("""
            select concat_ws(' ', count(*), count(distinct o.slug), sum((select count(*) from modalities where offer_id = o.id)), sum((select count(*) from offer_themes where offer_id = o.id)),
                sum((select count(*) from revisions r where r.item_id = o.id and r.action = 'CREATED' and r.version = 1 and r.snapshot ->> 'slug' = o.slug)),
                sum((select count(*) from changes c where c.item_id = o.id)), min(o.status), max(o.version))
            from expertise_offers o where slug like 'row-%'
            """));

        Assert.Equal("0 0 10000 0", OfferRows.Counts(await ImportAsync(rows)));
        Assert.Equal(10_000L, await _service.ScalarAsync("select count(*) from revisions"));
    }

    [Fact]
    public async Task With_errors_nothing_is_written_and_each_error_names_its_row()
    {
        await _service.CreateOfferAsync("taken");
        var rows = OfferRows.Complete(3_000);
        rows[17]!["territory"]!["slug"] = "atlantis";
        rows[1_234]!["themes"]![1]!["code"] = "none";
        rows[2_500]!["modalities"]![0]!["constraint"] = "MULTI_YEAR"; // and once only
        rows[2_600]!["slug"] = "row-9";
        rows[2_700]!["availableFrom"] = "2027-01-01";
        rows[2_700]!["availableTo"] = "2026-01-01";
        rows[2_999]!["title"] = OfferRows.Texts(("FR", " "));
        var before = await HashesAsync();

        var payload = await ImportAsync(rows);

        Assert.Equal("0 0 0 6", OfferRows.Counts(payload));
        Assert.Equal(
            [
                "NotFoundError rows.17.territory", "NotFoundError rows.1234.themes.1", "ValidationError oneOff.multiYear rows.2500.modalities.0.oneOff",
                "ValidationError row.twice rows.2600.slug", "ValidationError period.reversed rows.2700.availableTo", "ValidationError text.blank rows.2999.title.0.value",
            ],
            OfferRows.Problems(payload));
        Assert.Equal(before, await HashesAsync());
    }

    [Fact]
    public async Task A_dry_run_looks_at_everything_and_leaves_no_trace()
    {
        var before = await HashesAsync();
        var good = await ImportAsync(OfferRows.Complete(2_500), dryRun: true);
        Assert.Equal("2500 0 0 0 True", $"{OfferRows.Counts(good)} {good.GetProperty("dryRun").GetBoolean()}");

        var rows = OfferRows.Complete(10);
        rows[3]!["modalities"]!.AsArray().Add(rows[3]!["modalities"]![0]!.DeepClone());
        Assert.Equal(["DuplicateError rows.3"], OfferRows.Problems(await ImportAsync(rows, dryRun: true)).Select(problem => problem.Split('.')[0] + "." + problem.Split('.')[1]));
        Assert.Equal(before, await HashesAsync());
    }

    [Fact]
    public async Task A_row_tells_all_that_is_wrong_with_it()
    {
        var row = new JsonObject
        {
            ["territory"] = new JsonObject { ["slug"] = "atlantis" },
            ["title"] = OfferRows.Texts(("FR", "a"), ("FR", "b"), ("EN", " ")),
            ["summary"] = 3,
            ["description"] = OfferRows.Texts(("XX", "a")),
            ["themes"] = new JsonArray(new JsonObject { ["code"] = "no" }, new JsonObject { ["code"] = "none" }, new JsonObject { ["id"] = "nonsense" }, new JsonObject()),
            ["modalities"] = new JsonArray(new JsonObject { ["form"] = "DANCE" }, new JsonObject { ["oneOff"] = "perhaps", ["minDays"] = 1.5 }),
            ["languages"] = new JsonArray("FR", "KLINGON"),
            ["targetCountries"] = new JsonArray(new JsonObject { ["iso2"] = "ZZ" }, new JsonObject { ["iso2"] = "TN", ["iso3"] = "TUN" }),
            ["practices"] = new JsonArray(new JsonObject { ["slug"] = "none" }),
            ["availableFrom"] = "tomorrow",
            ["yearlyCapacity"] = "many",
            ["colour"] = "blue",
        };
        var payload = await ImportAsync([row]);

        Assert.Equal(
            [
                "NotFoundError rows.0.practices.0", "NotFoundError rows.0.territory",
                "ValidationError language.twice rows.0.title.1.language", "ValidationError required.missing rows.0.slug", "ValidationError text.blank rows.0.title.2.value",
                "ValidationError value.invalid rows.0.availableFrom", "ValidationError value.invalid rows.0.colour", "ValidationError value.invalid rows.0.description.0.language",
                "ValidationError value.invalid rows.0.languages.1", "ValidationError value.invalid rows.0.modalities.0.form", "ValidationError value.invalid rows.0.modalities.0.oneOff",
                "ValidationError value.invalid rows.0.modalities.1.form", "ValidationError value.invalid rows.0.modalities.1.minDays", "ValidationError value.invalid rows.0.modalities.1.oneOff",
                "ValidationError value.invalid rows.0.summary.0", "ValidationError value.invalid rows.0.targetCountries.1", "ValidationError value.invalid rows.0.themes.3",
                "ValidationError value.invalid rows.0.yearlyCapacity",
            ],
            OfferRows.Problems(payload).Order(StringComparer.Ordinal));
        Assert.Contains(payload.GetProperty("errors").EnumerateArray(), error =>
            error.GetProperty("message").GetString() == "\"yearlyCapacity\" devrait être Int, et non \"many\". Donnez un nombre entier de -2147483648 à 2147483647.");
    }

    [Fact]
    public async Task The_first_hundred_errors_are_listed_and_all_are_counted()
    {
        var rows = OfferRows.Complete(250);
        foreach (var row in rows)
        {
            row!["territory"]!["slug"] = "atlantis";
        }

        var payload = await ImportAsync(rows);
        Assert.Equal("0 0 0 250", OfferRows.Counts(payload));
        Assert.Equal(100, payload.GetProperty("errors").GetArrayLength());
    }

    [Fact]
    public async Task Rows_refused_by_the_database_are_found_among_many()
    {
        var rows = OfferRows.Complete(2_100);
        int[] bad = [0, 7, 8, 511, 1_999, 2_000, 2_099];
        foreach (var i in bad)
        {
            rows[i]!["territory"]!["slug"] = "djenine"; // only the database knows that it is not French
        }

        Assert.Equal(bad.Select(i => $"ValidationError rule.ck_expertise_offers_territory rows.{i}.territory"), OfferRows.Problems(await ImportAsync(rows)));
        Assert.Equal(0L, await _service.ScalarAsync("select count(*) from expertise_offers where slug like 'row-%'"));
    }

    [Fact]
    public async Task Of_two_rows_that_exclude_each_other_the_second_is_refused()
    {
        const string Mutation = "mutation ($rows: JSON!) { importPresence(input: { rows: $rows }) " + OfferRows.Selection + " }";
        static object Presence(string? from) => new { territory = new { slug = "paris" }, country = new { iso2 = "TN" }, kind = "OTHER", validFrom = from };
        var payload = await _service.WriteAsync(Mutation, new { rows = new[] { Presence("2020-01-01"), Presence("2021-01-01") } });
        Assert.Equal(["ValidationError rule.ex_presences_validity rows.1.validFrom"], OfferRows.Problems(payload));
    }

    [Fact]
    public async Task Sent_again_under_its_key_an_import_is_done_once()
    {
        using var client = _service.With(ServiceFixture.EditorToken);
        client.DefaultRequestHeaders.Add("Idempotency-Key", "import");
        var first = await ServiceFixture.AskAsync(client, OfferRows.Mutation, new { rows = OfferRows.Complete(3) });
        var second = await ServiceFixture.AskAsync(client, OfferRows.Mutation, new { rows = OfferRows.Complete(3) });
        Assert.Equal("3 0 0 0", OfferRows.Counts(Problems.Payload(first)));
        Assert.Equal(first.GetRawText(), second.GetRawText());
    }

    private Task<JsonElement> ImportAsync(JsonArray rows, bool? dryRun = null) => _service.WriteAsync(OfferRows.Mutation, new { rows, dryRun });
}
