using Expect.Domain.Territories;
using Expect.Persistence.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Expect.Persistence.Mappings;

internal sealed class PresenceMapping : ContentMapping<Presence>, IExposes<Presence>
{
    protected override void Map(EntityTypeBuilder<Presence> entity)
    {
        entity.ToTable("presences", table => table.HasCheckConstraint("ck_presences_validity", "valid_to > valid_from"));
        entity.HasOne(presence => presence.Territory).WithMany(territory => territory.Presences).IsRequired().OnDelete(DeleteBehavior.Restrict);
        entity.HasOne(presence => presence.Country).WithMany(country => country.Presences).IsRequired().OnDelete(DeleteBehavior.Restrict);
    }

    public void Expose(Exposure<Presence> type) => type
        .Root(null, "presences")
        .OrderedBy(presence => presence.Country.Name)
        .OrderedBy(presence => presence.Territory.Name)
        .Named(presence => presence.Territory.Name, presence => presence.Country.Name)
        .One(presence => presence.Territory)
        .One(presence => presence.Country)
        .Field(presence => presence.Kind)
        .Field(presence => presence.ValidFrom)
        .Field(presence => presence.ValidTo);
}
