using Expect.Domain.Projects;
using Expect.Persistence.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Expect.Persistence.Mappings;

internal sealed class ProjectPartnerMapping : IEntityTypeConfiguration<ProjectPartner>, IExposes<ProjectPartner>
{
    public void Configure(EntityTypeBuilder<ProjectPartner> builder)
    {
        builder.ToTable("project_partners", table =>
            table.HasCheckConstraint("ck_project_partners_one", "num_nonnulls(territory_id, organization_id) = 1"));
        builder.HasKey(partner => partner.Id);
        builder.Property(partner => partner.Id).ValueGeneratedNever();
        builder.HasOne(partner => partner.Project).WithMany(project => project.Partners).IsRequired().OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(partner => partner.Territory).WithMany(territory => territory.Partnerships).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(partner => partner.Organization).WithMany().OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex("ProjectId", "TerritoryId").IsUnique();
        builder.HasIndex("ProjectId", "OrganizationId").IsUnique();
    }

    public void Expose(Exposure<ProjectPartner> type) => type
        .OrderedBy(partner => partner.Role)
        .Field(partner => partner.Role)
        .One(partner => partner.Territory)
        .One(partner => partner.Organization);
}
