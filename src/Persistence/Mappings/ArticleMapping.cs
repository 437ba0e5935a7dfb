using Expect.Domain.Editorial;
using Expect.Persistence.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Expect.Persistence.Mappings;

internal sealed class ArticleMapping : PublishedContentMapping<Article>, IExposes<Article>
{
    protected override void MapContent(EntityTypeBuilder<Article> entity)
    {
        entity.ToTable("articles", table =>
            table.HasCheckConstraint("ck_articles_published_has_french", "status <> 'PUBLISHED' or has_text(title, 'fr')"));
        entity.HasIndex(article => new { article.PublishedAt, article.Id }).IsDescending().HasFilter("status = 'PUBLISHED'");
    }

    public void Expose(Exposure<Article> type) => type
        .Root("article", "articles")
        .BySlug<ArticleSlug>(slug => slug.Language, slug => slug.Slug)
        .OrderedBy(article => article.PublishedAt, descending: true)
        .Named(article => article.Title)
        .Field(article => article.Kind)
        .Field(article => article.Title)
        .Field(article => article.Lead)
        .Field(article => article.Body, ScalarKind.Markdown)
        .List(article => article.Slugs)
        .List<Asset>("images", "The images, in their order.", Links.ArticleImages, position: "position")
        .List("links", "The content that it refers to, in its order; what the viewer may not see is left out.", Links.ArticleLinks)
        .Field(article => article.Status)
        .Field(article => article.PublishedAt);
}
