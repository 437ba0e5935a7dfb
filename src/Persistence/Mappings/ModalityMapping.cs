using Expect.Domain.Expertise;
using Expect.Persistence.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Expect.Persistence.Mappings;

internal sealed class ModalityMapping : IEntityTypeConfiguration<Modality>, IExposes<Modality>
{
    public void Configure(EntityTypeBuilder<Modality> builder)
    {
        builder.ToTable("modalities", table =>
        {
            table.HasCheckConstraint("ck_modalities_one_off", "not (one_off and commitment = 'MULTI_YEAR')");
            table.HasCheckConstraint("ck_modalities_days", "min_days > 0 and max_days > 0 and min_days <= max_days");
        });
        builder.HasKey(modality => modality.Id);
        builder.Property(modality => modality.Id).ValueGeneratedNever();
        builder.Property(modality => modality.Constraint).HasColumnName("commitment");
        builder.HasOne(modality => modality.Offer).WithMany(offer => offer.Modalities).HasForeignKey("OfferId").IsRequired().OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex("OfferId", nameof(Modality.Form), nameof(Modality.Involvement), nameof(Modality.Constraint), nameof(Modality.OneOff))
            .IsUnique().AreNullsDistinct(false).HasDatabaseName("ux_modalities_offer");
    }

    public void Expose(Exposure<Modality> type) => type
        .OrderedBy(modality => modality.Form)
        .Field(modality => modality.Form)
        .Field(modality => modality.Involvement)
        .Field(modality => modality.Constraint)
        .Field(modality => modality.OneOff)
        .Field(modality => modality.MinDays)
        .Field(modality => modality.MaxDays);
}
