using Expect.Domain.Reference;
using Expect.Persistence.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Expect.Persistence.Mappings;

internal sealed class OrganizationMapping : PublishedContentMapping<Organization>, IExposes<Organization>
{
    protected override void MapContent(EntityTypeBuilder<Organization> entity)
    {
        entity.ToTable("organizations", table =>
            table.HasCheckConstraint("ck_organizations_published_has_french", "status <> 'PUBLISHED' or has_text(name, 'fr')"));
        entity.HasOne(organization => organization.Country).WithMany().OnDelete(DeleteBehavior.Restrict);
        entity.HasIndex(organization => organization.Slug).IsUnique();
    }

    public void Expose(Exposure<Organization> type) => type
        .Root("organization", "organizations")
        .BySlug(organization => organization.Slug)
        .OrderedBy(organization => organization.Name)
        .Named(organization => organization.Name)
        .Field(organization => organization.Name)
        .Field(organization => organization.Acronym)
        .Field(organization => organization.Slug)
        .Field(organization => organization.Kind)
        .Field(organization => organization.Website, ScalarKind.Url)
        .One(organization => organization.Country)
        .Field(organization => organization.Status)
        .Field(organization => organization.PublishedAt);
}
