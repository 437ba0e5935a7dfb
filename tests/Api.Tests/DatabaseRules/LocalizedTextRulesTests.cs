namespace Expect.Api.Tests.DatabaseRules;

/// <summary>A localised text is an object of texts that are not blank, by language tag, in every column that holds one.</summary>
[Collection(RulesCollectionDefinition.Name)]
public sealed class LocalizedTextRulesTests(RulesFixture rules)
{
    [Theory]
    [InlineData("""{"fr": "Texte", "en": ""}""")]
    [InlineData("""{"fr": "Texte", "en": " \t\n"}""")]
    [InlineData("""{"fr": "Texte", "en": null}""")]
    [InlineData("""{"fr": "Texte", "en": 1}""")]
    [InlineData("""{"fr": "Texte", "en": ["Text"]}""")]
    [InlineData("""{"fr": "Texte", "en": {"text": "Text"}}""")]
    [InlineData("""{"fr": "Texte", "english": "Text"}""")]
    [InlineData("""{"fr": "Texte", "EN": "Text"}""")]
    [InlineData("""{"fr": "Texte", "en_GB": "Text"}""")]
    [InlineData("""{"fr": "Texte", "": "Text"}""")]
    [InlineData("{}")]
    [InlineData("""["Texte"]""")]
    [InlineData("\"Texte\"")]
    [InlineData("null")]
    public Task A_text_is_checked_in_all_its_languages(string text) =>
        rules.RefusesAsync($"update practices set description = '{text}' where id = id('practice2')", "ck_practices_description_texts");

    [Theory]
    [InlineData("""{"fr": "Texte", "en": "Text"}""")]
    [InlineData("""{"en": "Text"}""")]
    [InlineData("""{"fr": "Texte", "zh-Hant": "文本", "pt-BR": "Texto", "zgh": "ⴰⴹⵕⵉⵚ", "es-419": "Texto", "ca-valencia": "Text", "sr-Latn-RS": "Tekst"}""")]
    public Task A_right_text_is_accepted(string text) => rules.AcceptsAsync($"update practices set description = '{text}' where id = id('practice2')");

    [Theory]
    [InlineData("territories", "name")]
    [InlineData("expertise_offers", "summary")]
    [InlineData("articles", "lead")]
    [InlineData("label_applications", "reason")]
    [InlineData("assets", "alt_text")]
    public Task A_blank_translation_is_refused_in_every_type(string table, string column) =>
        rules.RefusesAsync($$"""update {{table}} set {{column}} = '{"fr": "Texte", "en": " "}'""", $"ck_{table}_{column}_texts");

    [Fact]
    public async Task Every_column_of_localised_texts_has_its_check() => Assert.Equal("", await rules.ValueAfterAsync("select 1", """
        select coalesce(string_agg(c.table_name || '.' || c.column_name, ', '), '')
        from information_schema.columns c
        where c.table_schema = 'public' and c.data_type = 'jsonb' and c.column_name <> 'outdated_translations'
            and c.table_name in (select table_name from information_schema.columns where column_name = 'outdated_translations')
            and not exists (select 1 from pg_constraint where conname = 'ck_' || c.table_name || '_' || c.column_name || '_texts')
        """));

    [Fact]
    public async Task Every_rule_has_a_name_of_its_own() => Assert.Equal("", await rules.ValueAfterAsync("select 1", """
        select coalesce(string_agg(conname, ', '), '')
        from pg_constraint
        where connamespace = 'public'::regnamespace and contype <> 't' and conname !~ '^(pk|ak|fk|ux|ck|ex)_'
            and conrelid <> coalesce(to_regclass('schema_migrations'), 0)
        """));
}
