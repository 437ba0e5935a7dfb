using Expect.Domain.Expertise;
using Expect.Persistence.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Expect.Persistence.Mappings;

internal sealed class OfferContactMapping : IEntityTypeConfiguration<OfferContact>, IExposes<OfferContact>
{
    public void Configure(EntityTypeBuilder<OfferContact> builder)
    {
        builder.ToTable("offer_contacts", table =>
        {
            table.HasCheckConstraint("ck_offer_contacts_name", @"name ~ '\S'");
            table.HasCheckConstraint("ck_offer_contacts_email", @"email ~ '^\S+@\S+$'");
            table.HasCheckConstraint("ck_offer_contacts_phone", @"phone ~ '\S'");
        });
        builder.HasKey(contact => contact.Id);
        builder.Property(contact => contact.Id).ValueGeneratedNever();
        builder.HasOne(contact => contact.Offer).WithOne(offer => offer.Contact).HasForeignKey<OfferContact>("OfferId").IsRequired().OnDelete(DeleteBehavior.Cascade);
    }

    public void Expose(Exposure<OfferContact> type) => type
        .Field(contact => contact.Name)
        .Field(contact => contact.Email)
        .Field(contact => contact.Phone);
}
