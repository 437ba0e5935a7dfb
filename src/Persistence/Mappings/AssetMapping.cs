using Expect.Domain.Editorial;
using Expect.Persistence.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Expect.Persistence.Mappings;

internal sealed class AssetMapping : ContentMapping<Asset>, IExposes<Asset>
{
    protected override void Map(EntityTypeBuilder<Asset> entity)
    {
        entity.ToTable("assets", table =>
        {
            table.HasCheckConstraint("ck_assets_sha256", "sha256 ~ '^[0-9a-f]{64}$'");
            table.HasCheckConstraint("ck_assets_byte_size", "byte_size > 0");
            table.HasCheckConstraint("ck_assets_file_name", "file_name ~ '^[^/\\\\]+$'");
            table.HasCheckConstraint("ck_assets_mime_type", "mime_type in ('image/jpeg', 'image/png', 'image/webp', 'image/avif', 'application/pdf')");
            table.HasCheckConstraint("ck_assets_pixels", "width > 0 and height > 0 and ((width is not null and height is not null) = (mime_type like 'image/%'))");
        });
        entity.HasIndex(asset => asset.Sha256).IsUnique();
        entity.Property(asset => asset.HasLocation).HasDefaultValue(false);
    }

    public void Expose(Exposure<Asset> type) => type
        .Root("asset", "assets")
        .OrderedBy(asset => asset.FileName)
        .Named(asset => asset.FileName)
        .FileNamed(asset => asset.FileName)
        .Field(asset => asset.FileName)
        .Field(asset => asset.Sha256)
        .Field(asset => asset.MimeType)
        .Field(asset => asset.ByteSize)
        .Field(asset => asset.Width)
        .Field(asset => asset.Height)
        .Field(asset => asset.HasLocation)
        .Field(asset => asset.AltText)
        .Field(asset => asset.Credit)
        .Field(asset => asset.Licence);
}
