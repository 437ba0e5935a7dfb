using Expect.Domain.Labels;
using Expect.Persistence.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Expect.Persistence.Mappings;

internal sealed class LabelApplicationMapping : ContentMapping<LabelApplication>, IExposes<LabelApplication>
{
    protected override void Map(EntityTypeBuilder<LabelApplication> entity)
    {
        entity.ToTable("label_applications", table =>
        {
            table.HasCheckConstraint(
                "ck_label_applications_complete",
                "status in ('DRAFT', 'WITHDRAWN') or (submitted_on is not null and has_text(competences, 'fr') and has_text(recognition_evidence, 'fr') and has_text(mobilisation_terms, 'fr'))");
            table.HasCheckConstraint(
                "ck_label_applications_session", "status not in ('SCHEDULED', 'AWARDED', 'REJECTED', 'DEFERRED') or session_id is not null");
            table.HasCheckConstraint(
                "ck_label_applications_decided_on",
                "(status not in ('AWARDED', 'REJECTED', 'DEFERRED') or decided_on is not null) and (decided_on is null or status in ('AWARDED', 'REJECTED', 'DEFERRED', 'SCHEDULED', 'WITHDRAWN'))");
            table.HasCheckConstraint("ck_label_applications_reason", "status <> 'REJECTED' or has_text(reason, 'fr')");
        });
        entity.HasOne(application => application.Label).WithMany(label => label.Applications).IsRequired().OnDelete(DeleteBehavior.Restrict);
        entity.HasOne(application => application.Applicant).WithMany(territory => territory.LabelApplications).IsRequired().OnDelete(DeleteBehavior.Restrict);
        entity.HasOne(application => application.Theme).WithMany().IsRequired().OnDelete(DeleteBehavior.Restrict);
        entity.HasOne(application => application.Session).WithMany(session => session.Applications).OnDelete(DeleteBehavior.Restrict);
        entity.HasIndex("LabelId", "ApplicantId", "ThemeId").IsUnique().HasFilter("status not in ('AWARDED', 'REJECTED', 'WITHDRAWN')");
        entity.HasIndex(application => new { application.SubmittedOn, application.Id }).IsDescending();
    }

    public void Expose(Exposure<LabelApplication> type) => type
        .Root(null, "labelApplications")
        .OrderedBy(application => application.SubmittedOn, descending: true)
        .Named(application => application.Label.Name, application => application.Applicant.Name, application => application.Theme.Name)
        .One(application => application.Label)
        .One(application => application.Applicant)
        .One(application => application.Theme)
        .Field(application => application.Competences, ScalarKind.Markdown)
        .Field(application => application.RecognitionEvidence, ScalarKind.Markdown)
        .Field(application => application.MobilisationTerms, ScalarKind.Markdown)
        .Field(application => application.SubmittedOn)
        .One(application => application.Session)
        .Field(application => application.Status)
        .Field(application => application.DecidedOn)
        .Field(application => application.Reason);
}
