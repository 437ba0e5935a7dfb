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
            table.HasCheckConstraint("ck_fundings_minor_units", "has_minor_units(awarded_amount, awarded_amount_currency)");
        });
        entity.HasOne(funding => funding.Project).WithMany(project => project.Fundings).IsRequired().OnDelete(DeleteBehavior.Restrict);
        entity.HasOne(funding => funding.Funder).WithMany().IsRequired().OnDelete(DeleteBehavior.Restrict);
        entity.HasOne(funding => funding.Application).WithOne(application => application.Funding).HasForeignKey<Funding>("ApplicationId").OnDelete(DeleteBehavior.Restrict);
        entity.ComplexProperty(funding => funding.AwardedAmount).Named("awarded_amount");
        entity.ComplexProperty(funding => funding.TotalBudget).Named("total_budget");
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
        .Field(funding => funding.SignedOn)
        .Field(funding => funding.Status);
}
