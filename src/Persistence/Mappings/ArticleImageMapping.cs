using Expect.Domain.Editorial;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Expect.Persistence.Mappings;

internal sealed class ArticleImageMapping : IEntityTypeConfiguration<ArticleImage>
{
    public void Configure(EntityTypeBuilder<ArticleImage> builder)
    {
        builder.ToTable("article_images", table => table.HasCheckConstraint("ck_article_images_position", "position > 0"));
        builder.HasKey(place => place.Id);
        builder.Property(place => place.Id).ValueGeneratedNever();
        builder.HasOne(place => place.Article).WithMany(article => article.ImagePlaces).IsRequired().OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(place => place.Asset).WithMany().IsRequired().OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex("ArticleId", "AssetId").IsUnique();
        builder.HasIndex("ArticleId", nameof(ArticleImage.Position)).IsUnique();
        builder.HasIndex("AssetId", "ArticleId");
    }
}
