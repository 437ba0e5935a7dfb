using Expect.Domain.Releases;
using Expect.Persistence.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Expect.Persistence.Mappings;

internal sealed class ReleaseChangeMapping : IEntityTypeConfiguration<ReleaseChange>, IExposes<ReleaseChange>
{
    public void Configure(EntityTypeBuilder<ReleaseChange> builder)
    {
        builder.ToTable("release_changes", table => table.HasCheckConstraint("ck_release_changes_number", "number > 0"));
        builder.HasKey(change => change.Id);
        builder.Property(change => change.Id).ValueGeneratedNever();
        builder.HasOne(change => change.Release).WithMany(release => release.Changes).IsRequired().OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex("ReleaseId", nameof(ReleaseChange.Number)).IsUnique();
    }

    public void Expose(Exposure<ReleaseChange> type) => type
        .OrderedBy(change => change.Number)
        .Field(change => change.Number)
        .Field(change => change.Mutation)
        .Field(change => change.Input, ScalarKind.Json)
        .Field(change => change.SavedAt)
        .List("items", "The items that the change is about, as the operation's context shows them: those that the release makes are there only with `@inContext(release:)`.", Links.ReleaseItems);
}
