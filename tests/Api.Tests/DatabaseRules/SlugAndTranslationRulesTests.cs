using Npgsql;

namespace Expect.Api.Tests.DatabaseRules;

/// <summary>Readable keys lead to their item for ever; translations of a changed French text are known to be outdated.</summary>
[Collection(RulesCollectionDefinition.Name)]
public sealed class SlugAndTranslationRulesTests(RulesFixture rules)
{
    private const string Renamed = "update practices set slug = 'nouveau' where id = id('practice');";

    [Theory]
    [InlineData("territories", "Territory", "ssd", "idf")]
    [InlineData("organizations", "Organization", "afd", "meae")]
    [InlineData("expertise_offers", "ExpertiseOffer", "offer", "draft")]
    [InlineData("practices", "Practice", "practice", "practice2")]
    [InlineData("projects", "Project", "project", "project2")]
    public async Task An_old_key_leads_to_its_item_and_is_given_to_no_other(string table, string type, string item, string other)
    {
        var old = (string?)await rules.ValueAfterAsync("select 1", $"select slug from {table} where id = id('{item}')");
        var rename = $"update {table} set slug = 'nouveau' where id = id('{item}');";
        Assert.Equal(
            $"{old} nouveau",
            await rules.ValueAfterAsync(rename, $"select string_agg(slug, ' ' order by slug = 'nouveau') from slugs where item_id = id('{item}') and content_type = '{type}' and language = ''"));
        await rules.RefusesAsync(rename + $"update {table} set slug = '{old}' where id = id('{other}')", "pk_slugs", PostgresErrorCodes.UniqueViolation);
        await rules.AcceptsAsync(rename + $"update {table} set slug = '{old}' where id = id('{item}')");
    }

    [Fact]
    public async Task A_new_item_is_not_given_an_old_key_of_another()
    {
        const string insert = "insert into practices (id, territory_id, kind, title, slug, scale, international, partner_kinds, status) values (id('new'), id('ssd'), 'METHOD', fr('M'), 'observatoire', 'LOCAL', false, '{}', 'DRAFT')";
        await rules.RefusesAsync(Renamed + insert, "pk_slugs", PostgresErrorCodes.UniqueViolation);
        await rules.AcceptsAsync("delete from practices where id = id('practice');" + insert);
        await rules.AcceptsAsync(insert.Replace("'observatoire'", "'projet'"));
    }

    [Fact]
    public async Task An_old_key_of_an_article_is_of_its_language()
    {
        const string rename = "update article_slugs set slug = 'nouveau' where id = id('slug fr');";
        const string other = "insert into article_slugs (id, article_id, language, slug) values (id('new'), id('article2'), '{0}', 'titre')";
        await rules.RefusesAsync(rename + string.Format(null, other, "FR"), "pk_slugs", PostgresErrorCodes.UniqueViolation);
        await rules.AcceptsAsync(rename + string.Format(null, other, "EN"));
        await rules.AcceptsAsync(rename + "update article_slugs set slug = 'titre' where id = id('slug fr')");
        await rules.RefusesAsync(
            "delete from article_slugs where id = id('slug en');" + string.Format(null, other, "EN").Replace("'titre'", "'title'"),
            "pk_slugs", PostgresErrorCodes.UniqueViolation);
    }

    [Theory]
    [InlineData("description = '{\"fr\": \"Nouveau\", \"en\": \"Text\"}'", "{\"description\": [\"en\"]}")]
    [InlineData("description = '{\"fr\": \"Nouveau\", \"en\": \"New\"}'", "{}")]
    [InlineData("description = '{\"fr\": \"Texte\", \"en\": \"New\"}'", "{}")]
    [InlineData("description = '{\"fr\": \"Nouveau\", \"en\": \"Text\", \"vi\": \"Văn bản\"}'", "{\"description\": [\"en\"]}")]
    [InlineData("description = '{\"fr\": \"Nouveau\"}'", "{}")]
    [InlineData("description = null", "{}")]
    [InlineData("title = fr('Nouveau')", "{}")]
    public async Task A_translation_of_a_changed_French_text_is_outdated(string change, string outdated) => Assert.Equal(
        outdated,
        await rules.ValueAfterAsync($"update practices set {change} where id = id('practice')", "select outdated_translations::text from practices where id = id('practice')"));

    [Theory]
    [InlineData("description = '{\"fr\": \"Nouveau\", \"en\": \"New\"}'", "{}")]
    [InlineData("description = '{\"fr\": \"Plus nouveau\", \"en\": \"Text\"}'", "{\"description\": [\"en\"]}")]
    [InlineData("description = '{\"fr\": \"Nouveau\", \"en\": \"Text\", \"vi\": \"Văn bản\"}'", "{\"description\": [\"en\"]}")]
    [InlineData("description = null", "{}")]
    public async Task An_outdated_translation_stays_so_until_it_changes(string change, string outdated) => Assert.Equal(
        outdated,
        await rules.ValueAfterAsync(
            $"update practices set description = '{{\"fr\": \"Nouveau\", \"en\": \"Text\"}}' where id = id('practice'); update practices set {change} where id = id('practice')",
            "select outdated_translations::text from practices where id = id('practice')"));
}
