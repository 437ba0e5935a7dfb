using Expect.Domain.Projects;
using Expect.Persistence.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Expect.Persistence.Mappings;

internal sealed class ProjectCountryMapping : IEntityTypeConfiguration<ProjectCountry>, IExposes<ProjectCountry>
{
    public void Configure(EntityTypeBuilder<ProjectCountry> builder)
    {
        builder.ToTable("project_countries", table => table.HasCheckConstraint("ck_project_countries_share", "share > 0 and share <= 100"));
        builder.HasKey(pair => pair.Id);
        builder.Property(pair => pair.Id).ValueGeneratedNever();
        builder.Property(pair => pair.Share).HasColumnType("numeric(5,2)");
        builder.HasOne(pair => pair.Project).WithMany(project => project.Countries).IsRequired().OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(pair => pair.Country).WithMany().IsRequired().OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex("ProjectId", "CountryId").IsUnique();
        builder.HasIndex("CountryId", "ProjectId");
    }

    public void Expose(Exposure<ProjectCountry> type) => type
        .OrderedBy(pair => pair.Country.Name)
        .One(pair => pair.Country)
        .Field(pair => pair.Share);
}
