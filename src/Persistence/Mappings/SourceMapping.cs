using Expect.Domain.Reference;
using Expect.Persistence.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Expect.Persistence.Mappings;

internal sealed class SourceMapping : ContentMapping<Source>, IExposes<Source>
{
    protected override void Map(EntityTypeBuilder<Source> entity)
    {
        entity.ToTable("sources", table => table.HasCheckConstraint("ck_sources_title", "title ~ '\\S'"));
        entity.Property(source => source.Address).HasColumnName("address");
        entity.HasIndex(source => source.Title);
    }

    public void Expose(Exposure<Source> type) => type
        .Root(null, "sources")
        .OrderedBy(source => source.Title)
        .Named(source => source.Title)
        .Field(source => source.Title)
        .Field(source => source.Publisher)
        .Field(source => source.Address, ScalarKind.Url)
        .Field(source => source.PublishedOn)
        .Field(source => source.Licence);
}
