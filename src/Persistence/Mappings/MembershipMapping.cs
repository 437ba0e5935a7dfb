using Expect.Domain.Territories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Expect.Persistence.Mappings;

internal sealed class MembershipMapping : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.ToTable("memberships", table =>
        {
            table.HasCheckConstraint("ck_memberships_validity", "valid_to > valid_from");
            table.HasCheckConstraint("ck_memberships_self", "group_id <> member_id");
        });
        builder.HasKey(membership => membership.Id);
        builder.Property(membership => membership.Id).ValueGeneratedNever();
        builder.HasOne(membership => membership.Group).WithMany().IsRequired().OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(membership => membership.Member).WithMany().IsRequired().OnDelete(DeleteBehavior.Restrict);
    }
}
