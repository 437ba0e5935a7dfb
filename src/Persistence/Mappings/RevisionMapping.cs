using Expect.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Expect.Persistence.Mappings;

internal sealed class RevisionMapping : IEntityTypeConfiguration<Revision>
{
    /// <summary>The unique key of an item's version.</summary>
    public const string VersionKey = "ux_revisions_item_id_version";

    public void Configure(EntityTypeBuilder<Revision> builder)
    {
        builder.ToTable("revisions");
        builder.HasKey(revision => revision.Id);
        builder.Property(revision => revision.Id).ValueGeneratedNever();
        builder.Property(revision => revision.Snapshot).HasColumnType("jsonb");
        builder.Property(revision => revision.Snapshot).UseCollation(null);
        builder.HasIndex(revision => new { revision.ItemId, revision.Version }).IsUnique().HasDatabaseName(VersionKey);
        builder.HasIndex(revision => revision.At);
    }
}
