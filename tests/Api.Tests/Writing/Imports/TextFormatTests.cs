using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Expect.Api.Import;
using Expect.Api.Tests.Infrastructure;
using Expect.Persistence.Writing;

namespace Expect.Api.Tests.Writing.Imports;

/// <summary>Rows as text: tables and lines of JSON, in requests and in files.</summary>
[Collection(WritingCollectionDefinition.Name)]
public sealed class TextFormatTests(ServiceFixture fixture) : IAsyncLifetime
{
    private const string Header = "slug;territory;title.fr;title.en;summary;themes;modalities;languages;targetCountries;availableFrom;yearlyCapacity";

    private WritingService _service = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync() => _service = await WritingService.StartAsync(fixture, $"formats_{Guid.NewGuid():n}");

    /// <inheritdoc/>
    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task A_table_with_a_byte_order_mark_semicolons_and_quotes_is_read_and_read_again_changes_nothing()
    {
        var table = "\uFEFF" + Header + "\r\n"
            + "\"a\";paris;\"L’eau ; \"\"potable\"\"\";Water;\"Une ligne\r\net une autre\";adaptation|mobility;\"[{\"\"form\"\": \"\"STUDY_VISIT\"\", \"\"oneOff\"\": true}]\";FR|EN;TN|MA;2027-01-31;3\r\n"
            + "b;paris;Essai;;Un essai.;adaptation;;FR;;;\r\n";
        Assert.Equal("2 0 0 0", OfferRows.Counts(await ImportAsync(table, "CSV")));
        Assert.Equal(
            """
            a {"en": "Water", "fr": "L’eau ; \"potable\""} Une ligne.et une autre adaptation,mobility STUDY_VISIT {FR,EN} MA,TN 2027-01-31 3
            b {"fr": "Essai"} Un essai. adaptation  {FR}  - -
            """.ReplaceLineEndings("\n"),
            await StateAsync());

        Assert.Equal("0 0 2 0", OfferRows.Counts(await ImportAsync(await WriteTableAsync(), "CSV")));
        Assert.Equal("0 1 0 0", OfferRows.Counts(await ImportAsync("slug,yearlyCapacity,title.en\na,\\N,\\N", "CSV")));
        Assert.Equal("{\"fr\": \"L’eau ; \\\"potable\\\"\"} -", await _service.ScalarAsync("select title::text || ' ' || coalesce(yearly_capacity::text, '-') from expertise_offers where slug = 'a'"));
    }

    [Theory]
    [InlineData("slug,colour\na,blue", "CSV", "ValidationError columns rows")]
    [InlineData("slug,title.klingon\na,b", "CSV", "ValidationError columns rows")]
    [InlineData("slug,title.fr,title\na,b,c", "CSV", "ValidationError columns rows")]
    [InlineData("", "CSV", "ValidationError columns rows")]
    [InlineData("slug,yearlyCapacity\na,1,2", "CSV", "ValidationError row.csv rows.0")]
    [InlineData("slug,yearlyCapacity\na \"b\" c,1", "CSV", "ValidationError row.csv rows.0")]
    [InlineData("{\"slug\": }", "NDJSON", "ValidationError row.json rows.0")]
    [InlineData("{\"slug\": \"a\", \"slug\": \"b\"}", "NDJSON", "ValidationError row.json rows.0")]
    [InlineData("[1]", "NDJSON", "ValidationError value.invalid rows.0")]
    [InlineData("text", "JSON", "ValidationError rows.form rows")]
    public async Task What_is_not_of_the_format_is_told(string text, string format, string expected) =>
        Assert.Equal(expected, OfferRows.Problems(await ImportAsync(text, format))[0]);

    [Fact]
    public async Task Lines_of_JSON_are_rows_and_empty_lines_are_none()
    {
        var lines = string.Join("\n\n", OfferRows.Complete(3).Select(row => row!.ToJsonString()));
        Assert.Equal("3 0 0 0", OfferRows.Counts(await ImportAsync(lines, "NDJSON")));
    }

    [Fact]
    public async Task Money_partial_dates_and_other_keys_have_columns()
    {
        const string Practices = "mutation ($rows: JSON!) { importPractice(input: { rows: $rows, format: CSV }) " + OfferRows.Selection + " }";
        const string Schemes = "mutation ($rows: JSON!) { importFundingScheme(input: { rows: $rows, format: CSV }) " + OfferRows.Selection + " }";
        var practices = await _service.WriteAsync(Practices, new
        {
            rows = "slug\ttitle\tterritory.siren\tkind\tscale\tinternational\tstartedOn\npratique\tPratique\t229300082\tMETHOD\tLOCAL\tfalse\t2020-07",
        });
        Assert.Equal("1 0 0 0", OfferRows.Counts(practices));
        var schemes = await _service.WriteAsync(Schemes, new { rows = "code,funder,name,maxAmount.amount,maxAmount.currency\nX,agence-francaise-de-developpement,Essai,1000.50,EUR" });
        Assert.Equal("1 0 0 0", OfferRows.Counts(schemes));
        Assert.Equal("seine-saint-denis 2020-07-01 MONTH 1000.50 EUR", await _service.ScalarAsync("""
            select concat_ws(' ', t.slug, p.started_on, p.started_on_precision, s.max_amount, s.max_amount_currency)
            from practices p join territories t on t.id = p.territory_id, funding_schemes s where p.slug = 'pratique' and s.code = 'X'
            """));
    }

    [Theory]
    [InlineData("offers.csv", "slug;title\nété;Été", "latin1", "ValidationError rows.encoding")]
    [InlineData("offers.ndjson", "{\"slug\": \"été\"}", "latin1", "ValidationError rows.encoding")]
    [InlineData("offers.json", "[{\"slug\": \"a\"}, {\"slug\"", "utf-8", "ValidationError row.json")]
    public async Task A_file_that_cannot_be_read_is_told_and_nothing_is_written(string name, string text, string encoding, string expected)
    {
        var outcome = await ImportFileAsync(name, Encoding.GetEncoding(encoding).GetBytes(text));
        Assert.Contains(outcome.Problems, problem => $"ValidationError {((InvalidInput)problem).Code}" == expected);
        Assert.Equal(0L, await _service.ScalarAsync("select count(*) from revisions"));
    }

    [Fact]
    public async Task Files_of_every_format_are_imported()
    {
        var rows = OfferRows.Complete(2_100);
        Assert.Equal(2_100, (await ImportFileAsync("offers.json", Encoding.UTF8.GetBytes(rows.ToJsonString()))).Created);
        Assert.Equal(2_100, (await ImportFileAsync("offers.ndjson", Encoding.UTF8.GetBytes(string.Join('\n', rows.Select(row => row!.ToJsonString()))))).Unchanged);
        Assert.Equal(1, (await ImportFileAsync("offers.csv", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("slug;yearlyCapacity\nrow-0;9")).ToArray())).Updated);
    }

    private Task<JsonElement> ImportAsync(string rows, string format) => _service.WriteAsync(OfferRows.Mutation, new { rows, format });

    private async Task<ImportOutcome> ImportFileAsync(string name, byte[] content)
    {
        var directory = Directory.CreateTempSubdirectory("expect-import-");
        try
        {
            var path = Path.Combine(directory.FullName, name);
            await File.WriteAllBytesAsync(path, content);
            await using var imports = OfflineImports.Open(_service.ConnectionString);
            return await imports.ImportAsync("ExpertiseOffer", new ImportFile(path, ImportFile.FormatOf(path)!.Value), false, null, CancellationToken.None);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    // The table again, from what the service answers.
    private async Task<string> WriteTableAsync()
    {
        const string Query = """
            { expertiseOffers(where: { slug: { in: ["a", "b"] } }) { nodes { slug territory { slug } titleFr: title(language: FR) titleTranslations { language value } summary themes { code }
                modalities { form oneOff } languages targetCountries { iso2 } availableFrom yearlyCapacity } } }
            """;
        var answer = await ServiceFixture.AskAsync(_service.Editor, "query @inContext(preview: true) " + Query);
        var lines = answer.GetProperty("data").GetProperty("expertiseOffers").GetProperty("nodes").EnumerateArray().Select(offer => string.Join(';', new[]
        {
            Text(offer, "slug"), Text(offer.GetProperty("territory"), "slug"), Text(offer, "titleFr"),
            offer.GetProperty("titleTranslations").EnumerateArray().Where(text => Text(text, "language") == "EN").Select(text => Text(text, "value")).FirstOrDefault(""),
            Text(offer, "summary"), List(offer, "themes", "code"), offer.GetProperty("modalities").GetRawText(), string.Join('|', offer.GetProperty("languages").EnumerateArray()),
            List(offer, "targetCountries", "iso2"), Text(offer, "availableFrom"), Text(offer, "yearlyCapacity"),
        }.Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")));
        return string.Join('\n', lines.Prepend(Header));
    }

    private static string Text(JsonElement item, string field) => item.GetProperty(field).ToString();

    private static string List(JsonElement item, string field, string key) => string.Join('|', item.GetProperty(field).EnumerateArray().Select(element => Text(element, key)));

    private async Task<string> StateAsync() => (string)(await _service.ScalarAsync("""
        select string_agg(concat_ws(' ', slug, title, regexp_replace(summary ->> 'fr', '[\r\n]+', '.'),
            (select string_agg(t.code, ',' order by t.code) from offer_themes p join themes t on t.id = p.theme_id where p.offer_id = o.id),
            coalesce((select string_agg(form, ',') from modalities where offer_id = o.id), ''), languages,
            coalesce((select string_agg(c.iso2, ',' order by c.iso2) from offer_target_countries p join countries c on c.id = p.country_id where p.offer_id = o.id), ''),
            coalesce(available_from::text, '-'), coalesce(yearly_capacity::text, '-')), E'\n' order by slug)
        from expertise_offers o where slug in ('a', 'b')
        """))!;
}
