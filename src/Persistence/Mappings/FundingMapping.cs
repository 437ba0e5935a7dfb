using Expect.Domain.Funding;
using Expect.Persistence.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Expect.Persistence.Mappings;

internal sealed class FundingMapping : ContentMapping<Funding>, IExposes<Funding>
{
    protected override void Map(EntityTypeBuilder<Funding> entity)
    {
        entity.ToTable("fundings", table =>
        {
            table.HasCheckConstraint("ck_fundings_amount", "awarded_amount > 0");
            table.HasCheckConstraint("ck_fundings_total_budget", "total_budget >= awarded_amount and total_budget_currency = awarded_amount_currency");
            table.HasCheckConstraint("ck_fundings_disbursed_amount", "disbursed_amount between 0 and awarded_amount");
            table.HasCheckConstraint("ck_fundings_minor_units", "has_minor_units(awarded_amount, awarded_amount_currency)");
            table.HasCheckConstraint("ck_fundings_internal_notes", @"internal_notes ~ '\S'");
        });
        entity.HasOne(funding => funding.Project).WithMany(project => project.Fundings).IsRequired().OnDelete(DeleteBehavior.Restrict);
        entity.HasOne(funding => funding.Funder).WithMany().IsRequired().OnDelete(DeleteBehavior.Restrict);
        entity.HasOne(funding => funding.Application).WithOne(application => application.Funding).HasForeignKey<Funding>("ApplicationId").OnDelete(DeleteBehavior.Restrict);
        entity.ComplexProperty(funding => funding.AwardedAmount).Named("awarded_amount");
        entity.ComplexProperty(funding => funding.TotalBudget).Named("total_budget");
        entity.ComplexProperty(funding => funding.DisbursedAmount).Named("disbursed_amount", currencyOf: "awarded_amount");
        entity.ComplexProperty(funding => funding.RemainingAmount).Named("remaining_amount", currencyOf: "awarded_amount");
        entity.ComplexProperty(funding => funding.DisbursedAmount).Property(money => money.Amount).HasDefaultValue(0m);
        entity.ComplexProperty(funding => funding.RemainingAmount).Property(money => money.Amount)
            .HasComputedColumnSql("awarded_amount - disbursed_amount", stored: true);
        entity.HasIndex(funding => new { funding.SignedOn, funding.Id }).IsDescending();
    }

    public void Expose(Exposure<Funding> type) => type
        .Root(null, "fundings")
        .OrderedBy(funding => funding.SignedOn, descending: true)
        .Named(funding => funding.Project.Title)
        .One(funding => funding.Application)
        .One(funding => funding.Project)
        .One(funding => funding.Funder)
        .Field(funding => funding.AwardedAmount)
        .Field(funding => funding.TotalBudget)
        .Field(funding => funding.DisbursedAmount)
        .Field(funding => funding.RemainingAmount)
        .Connection(funding => funding.Disbursements)
        .Field(funding => funding.SignedOn)
        .Field(funding => funding.Status)
        .Field(funding => funding.InternalNotes).VisibleTo(FieldReaders.FundingOfficers);
}
