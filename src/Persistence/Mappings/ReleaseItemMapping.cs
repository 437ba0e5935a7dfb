using Expect.Domain.Releases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Expect.Persistence.Mappings;

internal sealed class ReleaseItemMapping : IEntityTypeConfiguration<ReleaseItem>
{
    public void Configure(EntityTypeBuilder<ReleaseItem> builder)
    {
        builder.ToTable("release_items", table => table.HasCheckConstraint("ck_release_items_position", "position > 0"));
        builder.HasKey(item => item.Id);
        builder.Property(item => item.Id).ValueGeneratedNever();
        builder.HasOne(item => item.Change).WithMany(change => change.Items).IsRequired().OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex("ChangeId", nameof(ReleaseItem.Position)).IsUnique();
        builder.HasIndex(item => item.ItemId);
    }
}
