using Expect.Domain;
using Expect.Domain.Identity;
using Expect.Persistence.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Expect.Persistence.Mappings;

internal sealed class RevisionMapping : IEntityTypeConfiguration<Revision>, IExposes<Revision>
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

    public void Expose(Exposure<Revision> type) => type
        .OrderedBy(revision => revision.At, descending: true)
        .Field(revision => revision.Id)
        .Field(revision => revision.ContentType)
        .ItemId(revision => revision.ContentType, revision => revision.ItemId)
        .Field(revision => revision.Version)
        .Field(revision => revision.Action)
        .Field(revision => revision.At)
        .One<Account>("actor", "Who did it; for administrators, null for everybody else, and when the system did, or a token without an account.", revision => revision.ActorId)
        .Field(revision => revision.TraceId).VisibleTo(FieldReaders.Administrators)
        .Field(revision => revision.Status)
        .Field(revision => revision.Reason)
        .Field(revision => revision.ChangedFields)
        .Field(revision => revision.Snapshot, ScalarKind.Json)
        .Diff("diff", "In what it differs from the revision before, or from the one named; personal data aside.", revision => revision.Snapshot);
}
