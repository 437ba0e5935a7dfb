using Expect.Domain.Projects;
using Expect.Domain.Reference;
using Expect.Persistence.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Expect.Persistence.Mappings;

internal sealed class ProjectMapping : PublishedContentMapping<Project>, IExposes<Project>
{
    protected override void MapContent(EntityTypeBuilder<Project> entity)
    {
        entity.ToTable("projects", table =>
        {
            table.HasCheckConstraint("ck_projects_published_has_french", "status <> 'PUBLISHED' or has_text(title, 'fr')");
            table.HasCheckConstraint("ck_projects_planned", "planned_end >= planned_start");
            table.HasCheckConstraint("ck_projects_actual", "actual_end >= actual_start");
            table.HasCheckConstraint("ck_projects_iati_identifier", "iati_identifier ~ '^[^\\s/&|?]+$'");
        });
        entity.HasOne(project => project.Lead).WithMany().OnDelete(DeleteBehavior.Restrict);
        entity.HasMany(project => project.Themes).WithMany(theme => theme.Projects).UsingEntity<Dictionary<string, object>>(
            "ProjectTheme",
            right => right.HasOne<Theme>().WithMany().HasForeignKey("ThemeId").OnDelete(DeleteBehavior.Restrict),
            left => left.HasOne<Project>().WithMany().HasForeignKey("ProjectId").OnDelete(DeleteBehavior.Cascade),
            pair => pair.ToTable("project_themes").HasKey("ProjectId", "ThemeId"));
        entity.HasIndex(project => project.IatiIdentifier).IsUnique();
        entity.HasIndex(project => project.Slug).IsUnique();
        entity.HasIndex(project => new { project.PublishedAt, project.Id }).IsDescending().HasFilter("status = 'PUBLISHED'")
            .HasDatabaseName("ix_projects_published");
    }

    public void Expose(Exposure<Project> type) => type
        .Root("project", "projects")
        .BySlug(project => project.Slug)
        .OrderedBy(project => project.PublishedAt, descending: true)
        .Named(project => project.Title)
        .Field(project => project.Kind)
        .Field(project => project.Title)
        .Field(project => project.Objective)
        .Field(project => project.Slug)
        .Field(project => project.ActivityStatus)
        .Field(project => project.PlannedStart)
        .Field(project => project.PlannedEnd)
        .Field(project => project.ActualStart)
        .Field(project => project.ActualEnd)
        .Field(project => project.IatiIdentifier)
        .One(project => project.Lead)
        .List(project => project.Partners)
        .List(project => project.Countries)
        .List(project => project.Themes)
        .Connection(project => project.Practices)
        .Connection(project => project.FundingApplications)
        .Connection(project => project.Fundings)
        .Field(project => project.Status)
        .Field(project => project.PublishedAt);
}
