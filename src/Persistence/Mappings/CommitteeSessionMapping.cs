using Expect.Domain.Labels;
using Expect.Persistence.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Expect.Persistence.Mappings;

internal sealed class CommitteeSessionMapping : ContentMapping<CommitteeSession>, IExposes<CommitteeSession>
{
    protected override void Map(EntityTypeBuilder<CommitteeSession> entity)
    {
        entity.ToTable("committee_sessions", table =>
            table.HasCheckConstraint("ck_committee_sessions_deadline", "application_deadline <= held_on"));
        entity.HasOne(session => session.Label).WithMany(label => label.Sessions).IsRequired().OnDelete(DeleteBehavior.Restrict);
        entity.HasIndex("LabelId", nameof(CommitteeSession.HeldOn)).IsUnique();
    }

    public void Expose(Exposure<CommitteeSession> type) => type
        .Root("committeeSession", "committeeSessions")
        .By("session", ("label", session => session.Label.Code), ("heldOn", session => session.HeldOn))
        .OrderedBy(session => session.HeldOn, descending: true)
        .Named(session => session.Label.Name, session => session.HeldOn)
        .One(session => session.Label)
        .Field(session => session.HeldOn)
        .Field(session => session.ApplicationDeadline)
        .Field(session => session.Status)
        .Connection(session => session.Applications)
        .Connection(session => session.Awards);
}
