using Npgsql;

namespace Expect.Api.Tests.DatabaseRules;

/// <summary>What PostgreSQL itself refuses about articles and files, and the nearest thing that it accepts.</summary>
[Collection(RulesCollectionDefinition.Name)]
public sealed class ArticleAndAssetRulesTests(RulesFixture rules)
{
    private const string Slug = "insert into article_slugs (id, article_id, language, slug) values (id('new'), id('article2'), ";
    private const string Link = "insert into article_links (id, article_id, target_type, target_id, position) values (id('new'), id('article'), ";
    private const string Publish = "update articles set status = 'PUBLISHED', published_at = now() where id = id('article2');";

    [Theory]
    [InlineData("update articles set title = '{\"en\": \"Title\"}'", "ck_articles_published_has_french")]
    [InlineData("update articles set published_at = null", "ck_articles_published_at")]
    [InlineData("update articles set publish_at = now(), unpublish_at = now()", "ck_articles_schedule")]
    [InlineData("update articles set status = 'DRAFT' where id = id('article')", "ck_articles_transition")]
    [InlineData("update articles set kind = 'POST'", "ck_articles_kind_values")]
    [InlineData(Publish, "ck_articles_complete")]
    [InlineData("delete from article_slugs where id = id('slug fr')", "ck_articles_complete")]
    [InlineData("update article_slugs set language = 'VI' where id = id('slug fr')", "ck_articles_complete")]
    [InlineData("update article_slugs set article_id = id('article2'), slug = 'guide' where id = id('slug fr')", "ck_articles_complete")]
    [InlineData("insert into article_images (id, article_id, asset_id, position) values (id('new'), id('article'), id('mute'), 2)", "ck_articles_complete")]
    [InlineData("update article_images set asset_id = id('mute')", "ck_articles_complete")]
    [InlineData("update article_slugs set language = 'fr'", "ck_article_slugs_language")]
    [InlineData("update article_slugs set slug = 'Un titre'", "ck_article_slugs_slug")]
    [InlineData("update article_images set position = 0", "ck_article_images_position")]
    [InlineData("update article_links set position = 0", "ck_article_links_position")]
    [InlineData(Link + "'Funding', id('funding'), 2)", "ck_article_links_target_type")]
    public Task An_article_is_checked(string sql, string rule) => rules.RefusesAsync(sql, rule);

    [Theory]
    [InlineData(Publish + Slug + "'FR', 'guide')")]
    [InlineData("delete from article_slugs where id = id('slug en')")]
    [InlineData("update article_slugs set slug = 'autre-titre' where id = id('slug fr')")]
    [InlineData("insert into article_images (id, article_id, asset_id, position) values (id('new'), id('article2'), id('mute'), 1)")]
    [InlineData("update articles set status = 'SUSPENDED' where id = id('article'); delete from article_slugs")]
    [InlineData(Link + "'Article', id('article2'), 2)")]
    [InlineData("delete from articles where id = id('article')")]
    public Task A_right_article_is_accepted(string sql) => rules.AcceptsAsync(sql);

    [Theory]
    [InlineData(Slug + "'FR', 'titre')", "ux_article_slugs_language_slug")]
    [InlineData(Slug + "'FR', 'guide');insert into article_slugs (id, article_id, language, slug) values (id('again'), id('article2'), 'FR', 'guide-2')", "ux_article_slugs_article_id_language")]
    [InlineData(Link + "'Project', id('project'), 2)", "ux_article_links_article_id_target_type_target_id")]
    [InlineData(Link + "'Project', id('project2'), 1)", "ux_article_links_article_id_position")]
    [InlineData("insert into article_images (id, article_id, asset_id, position) values (id('new'), id('article'), id('image'), 2)", "ux_article_images_article_id_asset_id")]
    [InlineData("insert into article_images (id, article_id, asset_id, position) values (id('new'), id('article'), id('mute'), 1)", "ux_article_images_article_id_position")]
    [InlineData("update assets set sha256 = repeat('a', 64)", "ux_assets_sha256")]
    public Task Slugs_places_and_files_are_unique(string sql, string rule) => rules.RefusesAsync(sql, rule, PostgresErrorCodes.UniqueViolation);

    [Theory]
    [InlineData("'Project', id('ssd')")]
    [InlineData("'Territory', id('project')")]
    [InlineData("'ExpertiseOffer', id('nothing')")]
    public Task An_article_refers_to_what_exists(string target) => rules.RefusesAsync(
        Link + target + ", 2)", "fk_article_links_target", PostgresErrorCodes.ForeignKeyViolation);

    [Theory]
    [InlineData("'Territory', id('ssd')")]
    [InlineData("'ExpertiseOffer', id('offer')")]
    [InlineData("'Practice', id('practice')")]
    [InlineData("'Label', id('label')")]
    [InlineData("'Theme', id('violence')")]
    [InlineData("'Country', id('TN')")]
    [InlineData("'Organization', id('afd')")]
    [InlineData("'FundingScheme', id('scheme')")]
    public Task An_article_refers_to_each_of_these_types(string target) => rules.AcceptsAsync(Link + target + ", 2)");

    [Theory]
    [InlineData("sha256 = repeat('A', 64)", "ck_assets_sha256")]
    [InlineData("sha256 = repeat('c', 63)", "ck_assets_sha256")]
    [InlineData("byte_size = 0", "ck_assets_byte_size")]
    [InlineData("file_name = '../passwd'", "ck_assets_file_name")]
    [InlineData("file_name = ''", "ck_assets_file_name")]
    [InlineData("file_name = 'a\\b'", "ck_assets_file_name")]
    [InlineData("mime_type = 'image/svg+xml'", "ck_assets_mime_type")]
    [InlineData("mime_type = 'text/html', width = null, height = null", "ck_assets_mime_type")]
    [InlineData("width = null", "ck_assets_pixels")]
    [InlineData("height = 0", "ck_assets_pixels")]
    [InlineData("mime_type = 'application/pdf'", "ck_assets_pixels")]
    [InlineData("width = null, height = null", "ck_assets_pixels")]
    [InlineData("mime_type = 'application/pdf', width = null", "ck_assets_pixels_both")]
    public Task A_file_is_checked(string change, string rule) => rules.RefusesAsync($"update assets set {change} where id = id('mute')", rule);

    [Theory]
    [InlineData("mime_type = 'application/pdf', width = null, height = null, file_name = 'guide.pdf'")]
    [InlineData("mime_type = 'image/webp', alt_text = fr('Un plan')")]
    public Task A_right_file_is_accepted(string change) => rules.AcceptsAsync($"update assets set {change} where id = id('mute')");

    [Fact]
    public async Task An_image_of_a_published_article_keeps_its_alternative_text_and_its_file()
    {
        await rules.RefusesAsync("update assets set alt_text = null where id = id('image')", "ck_assets_alt_text");
        await rules.RefusesAsync("update assets set alt_text = '{\"en\": \"A room\"}' where id = id('image')", "ck_assets_alt_text");
        await rules.AcceptsAsync("update assets set alt_text = fr('Une autre salle') where id = id('image')");
        await rules.AcceptsAsync("update articles set status = 'SUSPENDED' where id = id('article'); update assets set alt_text = null");
        await rules.RefusesAsync(
            "update articles set status = 'SUSPENDED' where id = id('article'); update assets set alt_text = null; update articles set status = 'PUBLISHED' where id = id('article')",
            "ck_articles_complete");
        await rules.RefusesAsync("delete from assets where id = id('image')", "fk_article_images_asset_id", PostgresErrorCodes.ForeignKeyViolation);
        await rules.AcceptsAsync("delete from assets where id = id('mute')");
    }

    [Fact]
    public async Task An_asset_has_a_file_that_is_kept_and_a_file_in_use_is_kept()
    {
        await rules.RefusesAsync(
            "insert into assets (id, file_name, sha256, mime_type, byte_size, width, height) values (id('new'), 'a.png', repeat('c', 64), 'image/png', 10, 1, 1)", "ck_assets_file");
        await rules.RefusesAsync("update assets set sha256 = repeat('c', 64) where id = id('mute')", "fk_assets_sha256", PostgresErrorCodes.ForeignKeyViolation);
        await rules.RefusesAsync("delete from files where sha256 = repeat('b', 64)", "fk_assets_sha256", PostgresErrorCodes.ForeignKeyViolation);
        await rules.AcceptsAsync("delete from assets where id = id('mute'); delete from files where sha256 = repeat('b', 64)");
    }

    [Fact]
    public Task What_an_asset_says_of_its_file_is_what_the_bytes_say() => rules.AcceptsAsync(
        """
        insert into files (sha256, mime_type, byte_size, width, height, has_location) values (repeat('c', 64), 'image/jpeg', 20, 4, 3, true);
        insert into assets (id, file_name, sha256, mime_type, byte_size, width, height) values (id('new'), 'a.png', repeat('c', 64), 'application/pdf', 10, null, null);
        do $$ begin
            if not exists (select 1 from assets where id = id('new') and mime_type = 'image/jpeg' and byte_size = 20 and width = 4 and height = 3 and has_location) then
                raise exception 'The asset says what its writer claims.';
            end if;
        end $$
        """);
}
