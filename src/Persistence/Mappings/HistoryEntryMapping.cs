using Expect.Domain;
using Expect.Persistence.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Expect.Persistence.Mappings;

internal sealed class HistoryEntryMapping : IEntityTypeConfiguration<HistoryEntry>, IExposes<HistoryEntry>
{
    public void Configure(EntityTypeBuilder<HistoryEntry> builder)
    {
        builder.ToTable("status_history", view => view.ExcludeFromMigrations());
        builder.HasKey(entry => entry.Id);
    }

    public void Expose(Exposure<HistoryEntry> type) => type
        .OrderedBy(entry => entry.EnteredAt)
        .Field(entry => entry.Status)
        .Field(entry => entry.EnteredAt)
        .Field(entry => entry.Reason);
}
