using Expect.Domain.Funding;
using Expect.Persistence.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Expect.Persistence.Mappings;

internal sealed class FundingSchemeMapping : ContentMapping<FundingScheme>, IExposes<FundingScheme>
{
    protected override void Map(EntityTypeBuilder<FundingScheme> entity)
    {
        entity.ToTable("funding_schemes", table =>
        {
            table.HasCheckConstraint("ck_funding_schemes_name", "has_text(name, 'fr')");
            table.HasCheckConstraint("ck_funding_schemes_code", "code ~ '\\S'");
            table.HasCheckConstraint("ck_funding_schemes_min_amount", "min_amount >= 0 and has_minor_units(min_amount, min_amount_currency)");
            table.HasCheckConstraint("ck_funding_schemes_max_amount", "max_amount > 0 and has_minor_units(max_amount, max_amount_currency)");
            table.HasCheckConstraint("ck_funding_schemes_amounts", "max_amount >= min_amount and max_amount_currency = min_amount_currency");
            table.HasCheckConstraint("ck_funding_schemes_currencies", "(min_amount is null) = (min_amount_currency is null) and (max_amount is null) = (max_amount_currency is null)");
            table.HasCheckConstraint("ck_funding_schemes_max_rate", "max_rate > 0 and max_rate <= 100");
            table.HasCheckConstraint("ck_funding_schemes_validity", "valid_to > valid_from");
        });
        entity.HasOne(scheme => scheme.Funder).WithMany().IsRequired().OnDelete(DeleteBehavior.Restrict);
        entity.ComplexProperty(scheme => scheme.MinAmount).Named("min_amount");
        entity.ComplexProperty(scheme => scheme.MaxAmount).Named("max_amount");
        entity.Property(scheme => scheme.MaxRate).HasColumnType("numeric(5,2)");
        entity.HasIndex("FunderId", nameof(FundingScheme.Code)).IsUnique();
        entity.HasAlternateKey(nameof(FundingScheme.Id), "FunderId");
    }

    public void Expose(Exposure<FundingScheme> type) => type
        .Root(null, "fundingSchemes")
        .OrderedBy(scheme => scheme.Name)
        .Named(scheme => scheme.Name)
        .One(scheme => scheme.Funder)
        .Field(scheme => scheme.Code)
        .Field(scheme => scheme.Name)
        .Field(scheme => scheme.MinAmount)
        .Field(scheme => scheme.MaxAmount)
        .Field(scheme => scheme.MaxRate)
        .Field(scheme => scheme.ValidFrom)
        .Field(scheme => scheme.ValidTo)
        .Connection(scheme => scheme.Applications);
}
