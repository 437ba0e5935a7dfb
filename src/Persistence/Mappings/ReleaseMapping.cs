using Expect.Domain.Releases;
using Expect.Persistence.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Expect.Persistence.Mappings;

internal sealed class ReleaseMapping : ContentMapping<Release>, IExposes<Release>
{
    protected override void Map(EntityTypeBuilder<Release> entity)
    {
        entity.ToTable("releases", table =>
        {
            table.HasCheckConstraint("ck_releases_name", "name ~ '\\S'");
            table.HasCheckConstraint("ck_releases_scheduled_for", "(status <> 'SCHEDULED' or scheduled_for is not null) and (scheduled_for is null or status in ('SCHEDULED', 'FAILED'))");
            table.HasCheckConstraint("ck_releases_published_at", "(status = 'PUBLISHED') = (published_at is not null)");
            table.HasCheckConstraint("ck_releases_failure", "(status = 'FAILED') = (failure is not null)");
            table.HasCheckConstraint("ck_releases_failure_texts", "is_localized_text(failure)");
        });
        entity.HasIndex(release => release.ScheduledFor).HasFilter("status = 'SCHEDULED'");
    }

    public void Expose(Exposure<Release> type) => type
        .Root("release", "releases")
        .OrderedBy(release => release.CreatedAt, descending: true)
        .Named(release => release.Name)
        .Field(release => release.Name)
        .Field(release => release.Description)
        .Field(release => release.Status)
        .Field(release => release.ScheduledFor)
        .Field(release => release.CreatedAt)
        .Field(release => release.PublishedAt)
        .Field(release => release.Failure)
        .List(release => release.Changes);
}
