using Expect.Domain.Editorial;
using Expect.Persistence.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Expect.Persistence.Mappings;

internal sealed class ArticleSlugMapping : IEntityTypeConfiguration<ArticleSlug>, IExposes<ArticleSlug>
{
    public void Configure(EntityTypeBuilder<ArticleSlug> builder)
    {
        builder.ToTable("article_slugs", table =>
        {
            table.HasCheckConstraint("ck_article_slugs_language", "language ~ '^[A-Z]{2,3}(_[A-Z]{2,4})?$'");
            table.HasCheckConstraint("ck_article_slugs_slug", "slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'");
        });
        builder.HasKey(slug => slug.Id);
        builder.Property(slug => slug.Id).ValueGeneratedNever();
        builder.HasOne(slug => slug.Article).WithMany(article => article.Slugs).IsRequired().OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex("ArticleId", nameof(ArticleSlug.Language)).IsUnique();
        builder.HasIndex(slug => new { slug.Language, slug.Slug }).IsUnique();
    }

    public void Expose(Exposure<ArticleSlug> type) => type
        .OrderedBy(slug => slug.Language)
        .Field(slug => slug.Language, ScalarKind.LanguageCode)
        .Field(slug => slug.Slug);
}
