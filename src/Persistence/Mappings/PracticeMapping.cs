using Expect.Domain.Expertise;
using Expect.Domain.Projects;
using Expect.Persistence.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Expect.Persistence.Mappings;

internal sealed class PracticeMapping : PublishedContentMapping<Practice>, IExposes<Practice>
{
    protected override void MapContent(EntityTypeBuilder<Practice> entity)
    {
        entity.ToTable("practices", table =>
        {
            table.HasCheckConstraint("ck_practices_published_has_french", "status <> 'PUBLISHED' or has_text(title, 'fr')");
            table.HasCheckConstraint("ck_practices_replications", "replication_count >= 0 and (replication_count is null) = (replication_precision is null)");
        });
        entity.HasOne(practice => practice.Territory).WithMany(territory => territory.Practices).IsRequired().OnDelete(DeleteBehavior.Restrict);
        entity.HasOne(practice => practice.Theme).WithMany(theme => theme.Practices).OnDelete(DeleteBehavior.Restrict);
        entity.ComplexProperty(practice => practice.StartedOn).Named("started_on");
        entity.HasMany(practice => practice.ExpertiseOffers).WithMany(offer => offer.Practices).UsingEntity<Dictionary<string, object>>(
            "OfferPractice",
            right => right.HasOne<ExpertiseOffer>().WithMany().HasForeignKey("OfferId").OnDelete(DeleteBehavior.Cascade),
            left => left.HasOne<Practice>().WithMany().HasForeignKey("PracticeId").OnDelete(DeleteBehavior.Restrict),
            pair => pair.ToTable("offer_practices").HasKey("OfferId", "PracticeId"));
        entity.HasMany(practice => practice.Projects).WithMany(project => project.Practices).UsingEntity<Dictionary<string, object>>(
            "ProjectPractice",
            right => right.HasOne<Project>().WithMany().HasForeignKey("ProjectId").OnDelete(DeleteBehavior.Cascade),
            left => left.HasOne<Practice>().WithMany().HasForeignKey("PracticeId").OnDelete(DeleteBehavior.Restrict),
            pair => pair.ToTable("project_practices").HasKey("ProjectId", "PracticeId"));
        entity.HasIndex(practice => practice.Slug).IsUnique();
        entity.HasIndex(practice => new { practice.PublishedAt, practice.Id }).IsDescending().HasFilter("status = 'PUBLISHED'");
    }

    public void Expose(Exposure<Practice> type) => type
        .Root("practice", "practices")
        .BySlug(practice => practice.Slug)
        .OrderedBy(practice => practice.PublishedAt, descending: true)
        .Named(practice => practice.Title)
        .One(practice => practice.Territory)
        .Field(practice => practice.Kind)
        .Field(practice => practice.Title)
        .Field(practice => practice.Description, ScalarKind.Markdown)
        .Field(practice => practice.Slug)
        .One(practice => practice.Theme)
        .Connection(practice => practice.Projects)
        .Connection(practice => practice.ExpertiseOffers)
        .Field(practice => practice.StartedOn)
        .Field(practice => practice.Scale)
        .Field(practice => practice.International)
        .Field(practice => practice.ReplicationCount)
        .Field(practice => practice.ReplicationPrecision)
        .Field(practice => practice.ReplicationText)
        .Field(practice => practice.PartnerKinds)
        .List(practice => practice.Replications)
        .Field(practice => practice.Status)
        .Field(practice => practice.PublishedAt);
}
