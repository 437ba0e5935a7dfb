using Expect.Domain.Identity;
using Expect.Persistence.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Expect.Persistence.Mappings;

internal sealed class ActorMapping : IEntityTypeConfiguration<Actor>, IExposes<Actor>
{
    public void Configure(EntityTypeBuilder<Actor> builder)
    {
        builder.ToTable("actors", view => view.ExcludeFromMigrations());
        builder.HasKey(actor => actor.Id);
    }

    public void Expose(Exposure<Actor> type) => type
        .OrderedBy(actor => actor.Name)
        .Field(actor => actor.Name);
}
