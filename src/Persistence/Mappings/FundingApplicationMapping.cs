using Expect.Domain.Funding;
using Expect.Persistence.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Expect.Persistence.Mappings;

internal sealed class FundingApplicationMapping : ContentMapping<FundingApplication>, IExposes<FundingApplication>
{
    protected override void Map(EntityTypeBuilder<FundingApplication> entity)
    {
        entity.ToTable("funding_applications", table =>
        {
            table.HasCheckConstraint("ck_funding_applications_amount", "requested_amount > 0");
            table.HasCheckConstraint("ck_funding_applications_minor_units", "has_minor_units(requested_amount, requested_amount_currency)");
        });
        entity.HasOne(application => application.Project).WithMany(project => project.FundingApplications).IsRequired().OnDelete(DeleteBehavior.Restrict);
        entity.HasOne(application => application.Funder).WithMany().IsRequired().OnDelete(DeleteBehavior.Restrict);
        entity.HasOne(application => application.Scheme).WithMany(scheme => scheme.Applications)
            .HasForeignKey("SchemeId", "FunderId").HasPrincipalKey(nameof(FundingScheme.Id), "FunderId")
            .IsRequired(false).OnDelete(DeleteBehavior.Restrict);
        entity.ComplexProperty(application => application.RequestedAmount).Named("requested_amount");
        entity.ComplexProperty(application => application.SubmittedOn).Named("submitted_on");
    }

    public void Expose(Exposure<FundingApplication> type) => type
        .Root(null, "fundingApplications")
        .OrderedBy(application => application.UpdatedAt, descending: true)
        .Named(application => application.Project.Title)
        .One(application => application.Project)
        .One(application => application.Funder)
        .One(application => application.Scheme)
        .Field(application => application.RequestedAmount)
        .Field(application => application.SubmittedOn)
        .Field(application => application.Status)
        .Field(application => application.Confidential).VisibleTo(FieldReaders.Keepers)
        .One(application => application.Funding);
}
