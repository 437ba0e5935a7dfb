using Expect.Domain.Funding;
using Expect.Persistence.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Expect.Persistence.Mappings;

internal sealed class DisbursementMapping : ContentMapping<Disbursement>, IExposes<Disbursement>
{
    protected override void Map(EntityTypeBuilder<Disbursement> entity)
    {
        entity.ToTable("disbursements", table =>
        {
            table.HasCheckConstraint("ck_disbursements_amount", "amount > 0");
            table.HasCheckConstraint("ck_disbursements_minor_units", "has_minor_units(amount, amount_currency)");
            table.HasCheckConstraint("ck_disbursements_internal_notes", @"internal_notes ~ '\S'");
        });
        entity.HasOne(payment => payment.Funding).WithMany(funding => funding.Disbursements).IsRequired().OnDelete(DeleteBehavior.Restrict);
        entity.ComplexProperty(payment => payment.Amount).Named("amount");
        entity.HasIndex("FundingId", nameof(Disbursement.PaidOn), nameof(Disbursement.Id)).IsDescending(false, true, true);
    }

    public void Expose(Exposure<Disbursement> type) => type
        .Root(null, "disbursements")
        .OrderedBy(payment => payment.PaidOn, descending: true)
        .Named(payment => payment.Funding.Project.Title, payment => payment.PaidOn)
        .One(payment => payment.Funding)
        .Field(payment => payment.Amount)
        .Field(payment => payment.PaidOn)
        .Field(payment => payment.InternalNotes).VisibleTo(FieldReaders.FundingOfficers);
}
