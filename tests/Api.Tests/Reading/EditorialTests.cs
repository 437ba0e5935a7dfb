using Expect.Api.Tests.Infrastructure;
using Microsoft.AspNetCore.Builder;
using Npgsql;

namespace Expect.Api.Tests.Reading;

/// <summary>Readable keys over time, articles with what they refer to, translations that fell behind.</summary>
[Collection(ServiceCollectionDefinition.Name)]
public sealed class EditorialTests(ServiceFixture service) : IAsyncLifetime
{
    private const string Content = """
        begin;
        insert into articles (id, kind, title, body, status, published_at) values
            (md5('article')::uuid, 'ARTICLE', '{"fr": "Un article", "en": "An article", "es": "Un artículo"}', '{"fr": "## Bonjour « monde »"}', 'PUBLISHED', '2026-01-01Z');
        insert into article_slugs (id, article_id, language, slug) values
            (md5('slug fr')::uuid, md5('article')::uuid, 'FR', 'essai-un-article'), (md5('slug en')::uuid, md5('article')::uuid, 'EN', 'essai-an-article');
        insert into expertise_offers (id, territory_id, title, summary, slug, languages, status)
            select md5('draft')::uuid, id, '{"fr": "Brouillon"}', '{"fr": "Brouillon"}', 'essai-brouillon', '{FR}', 'DRAFT' from territories where slug = 'seine-saint-denis';
        insert into article_links (id, article_id, target_type, target_id, position)
            select md5('link 4')::uuid, md5('article')::uuid, 'Country', id, 4 from countries where iso2 = 'KM'
            union all select md5('link 2')::uuid, md5('article')::uuid, 'Territory', id, 2 from territories where slug = 'seine-saint-denis'
            union all select md5('link 1')::uuid, md5('article')::uuid, 'Country', id, 1 from countries where iso2 = 'VN'
            union all select md5('link 3')::uuid, md5('article')::uuid, 'ExpertiseOffer', md5('draft')::uuid, 3;
        insert into files (sha256, mime_type, byte_size, width, height) select repeat(digit, 64), 'image/png', 10, 1, 1 from unnest('{a,b,c}'::text[]) as digit;
        insert into assets (id, file_name, sha256, mime_type, byte_size, width, height, alt_text) values
            (md5('image b')::uuid, 'b.png', repeat('b', 64), 'image/png', 10, 1, 1, '{"fr": "Deuxième"}'),
            (md5('image a')::uuid, 'a.png', repeat('a', 64), 'image/png', 10, 1, 1, '{"fr": "Première"}'),
            (md5('image c')::uuid, 'c.png', repeat('c', 64), 'image/png', 10, 1, 1, '{"fr": "Nulle part"}');
        insert into article_images (id, article_id, asset_id, position) values
            (md5('place 1')::uuid, md5('article')::uuid, md5('image b')::uuid, 1), (md5('place 2')::uuid, md5('article')::uuid, md5('image a')::uuid, 2);
        commit;
        """;

    private string _database = "";
    private WebApplication? _application;
    private HttpClient? _client;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        _database = await service.CreateDatabaseAsync($"editorial-{Guid.NewGuid():N}");
        await ExecuteAsync(Content);
        _application = await ServiceFixture.StartServiceAsync(_database);
        _client = ServiceFixture.ClientOf(_application);
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        _client?.Dispose();
        if (_application is not null)
        {
            await _application.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_former_slug_answers_the_item_under_its_new_one()
    {
        await ExecuteAsync("update territories set slug = 'le-quatre-vingt-treize' where slug = 'seine-saint-denis'; update article_slugs set slug = 'essai-nouveau' where slug = 'essai-un-article'");
        Assert.Equal(
            """{"old":{"slug":"le-quatre-vingt-treize"},"current":{"slug":"le-quatre-vingt-treize"},"article":{"slugs":[{"slug":"essai-an-article"},{"slug":"essai-nouveau"}]},"otherLanguage":null}""",
            await AskAsync("""
                {
                  old: territory(by: {slug: "seine-saint-denis"}) { slug }
                  current: territory(by: {slug: "le-quatre-vingt-treize"}) { slug }
                  article(by: {slug: {language: FR, slug: "essai-un-article"}}) { slugs { slug } }
                  otherLanguage: article(by: {slug: {language: EN, slug: "essai-un-article"}}) { id }
                }
                """));
    }

    [Fact]
    public async Task A_hidden_item_is_found_by_none_of_its_slugs()
    {
        await ExecuteAsync("update expertise_offers set slug = 'essai-autre' where slug = 'essai-brouillon'");
        Assert.Equal("""{"a":null,"b":null}""", await AskAsync("""{ a: expertiseOffer(by: {slug: "essai-brouillon"}) { id } b: expertiseOffer(by: {slug: "essai-autre"}) { id } }"""));
    }

    [Fact]
    public async Task Links_of_every_type_come_in_the_order_of_the_article_without_hidden_ones() => Assert.Equal(
        """{"article":{"links":[{"__typename":"Country","displayName":"Viêt Nam","iso2":"VN"},{"__typename":"Territory","displayName":"Seine-Saint-Denis","siren":"229300082"},{"__typename":"Country","displayName":"Comores","iso2":"KM"}]}}""",
        await AskAsync("""{ article(by: {slug: {language: FR, slug: "essai-un-article"}}) { links { __typename displayName ... on Country { iso2 } ... on Territory { siren } } } }"""));

    [Fact]
    public async Task Images_come_in_the_order_of_the_article_and_unused_ones_are_hidden() => Assert.Equal(
        """{"article":{"images":[{"altText":"Deuxième"},{"altText":"Première"}]},"assets":{"totalCount":2}}""",
        await AskAsync("""{ article(by: {slug: {language: FR, slug: "essai-un-article"}}) { images { altText } } assets(where: {fileName: {in: ["a.png", "b.png", "c.png"]}}) { totalCount } }"""));

    [Fact]
    public async Task Translations_older_than_the_french_text_are_outdated()
    {
        const string Query = """{ article(by: {slug: {language: FR, slug: "essai-un-article"}}) { titleTranslations { language outdated } } }""";
        Assert.DoesNotContain("true", await AskAsync(Query), StringComparison.Ordinal);
        await ExecuteAsync("""update articles set title = '{"fr": "Un bel article", "en": "A fine article", "es": "Un artículo"}' where id = md5('article')::uuid""");
        Assert.Equal("""{"article":{"titleTranslations":[{"language":"EN","outdated":false},{"language":"ES","outdated":true},{"language":"FR","outdated":false}]}}""", await AskAsync(Query));
        await ExecuteAsync("""update articles set title = title || '{"es": "Un bello artículo"}' where id = md5('article')::uuid""");
        Assert.DoesNotContain("true", await AskAsync(Query), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Markdown_is_given_as_html() => Assert.Equal(
        """{"article":{"bodyHtml":"<h2>Bonjour « monde »</h2>\n","none":null}}""",
        await AskAsync("""{ article(by: {slug: {language: FR, slug: "essai-un-article"}}) { bodyHtml none: bodyHtml(language: ES) } }"""));

    private async Task<string> AskAsync(string query)
    {
        var answer = await ServiceFixture.AskAsync(_client!, query);
        Assert.True(answer.TryGetProperty("data", out var data), answer.GetRawText());
        return data.GetRawText();
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(_database);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
