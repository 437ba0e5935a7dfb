using Expect.Domain.Expertise;
using Expect.Persistence.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Expect.Persistence.Mappings;

internal sealed class PracticeReplicationMapping : IEntityTypeConfiguration<PracticeReplication>, IExposes<PracticeReplication>
{
    public void Configure(EntityTypeBuilder<PracticeReplication> builder)
    {
        builder.ToTable("practice_replications");
        builder.HasKey(replication => replication.Id);
        builder.Property(replication => replication.Id).ValueGeneratedNever();
        builder.HasOne(replication => replication.Practice).WithMany(practice => practice.Replications).IsRequired().OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(replication => replication.Territory).WithMany().IsRequired().OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(replication => replication.Source).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.ComplexProperty(replication => replication.Since).Named("since");
        builder.HasIndex("PracticeId", "TerritoryId").IsUnique();
    }

    public void Expose(Exposure<PracticeReplication> type) => type
        .OrderedBy(replication => replication.Territory.Name)
        .One(replication => replication.Territory)
        .Field(replication => replication.Since)
        .One(replication => replication.Source);
}
