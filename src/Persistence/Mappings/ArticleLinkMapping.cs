using Expect.Domain.Editorial;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Expect.Persistence.Mappings;

internal sealed class ArticleLinkMapping : IEntityTypeConfiguration<ArticleLink>
{
    public void Configure(EntityTypeBuilder<ArticleLink> builder)
    {
        builder.ToTable("article_links", table => table.HasCheckConstraint("ck_article_links_position", "position > 0"));
        builder.HasKey(link => link.Id);
        builder.Property(link => link.Id).ValueGeneratedNever();
        builder.HasOne(link => link.Article).WithMany(article => article.Links).IsRequired().OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex("ArticleId", nameof(ArticleLink.Position)).IsUnique();
        builder.HasIndex("ArticleId", nameof(ArticleLink.TargetType), nameof(ArticleLink.TargetId)).IsUnique();
        builder.HasIndex(nameof(ArticleLink.TargetType), nameof(ArticleLink.TargetId));
    }
}
