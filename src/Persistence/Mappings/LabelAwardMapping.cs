using Expect.Domain.Labels;
using Expect.Persistence.Catalog;
using Expect.Persistence.Reading.Plan;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Expect.Persistence.Mappings;

internal sealed class LabelAwardMapping : ContentMapping<LabelAward>, IExposes<LabelAward>
{
    private static readonly ColumnExpression Status = new(new Column("status", SqlType.Text, false));
    private static readonly ColumnExpression ValidFrom = new(new Column("valid_from", SqlType.Date, false));
    private static readonly ColumnExpression ValidTo = new(new Column("valid_to", SqlType.Date, true));

    // The last day of validity counts: an award valid to 31 December is in force on that day.
    private static readonly Filter InForce = Filter.And(
        new Comparison(Status, ComparisonOperator.Equal, new LiteralOperand("ACTIVE")),
        new Comparison(ValidFrom, ComparisonOperator.LessOrEqual, new TodayOperand()),
        new AnyOf([new IsNull(ValidTo), new Comparison(ValidTo, ComparisonOperator.GreaterOrEqual, new TodayOperand())]));

    protected override void Map(EntityTypeBuilder<LabelAward> entity)
    {
        entity.ToTable("label_awards", table =>
            table.HasCheckConstraint("ck_label_awards_validity", "valid_to >= valid_from"));
        entity.HasOne(award => award.Label).WithMany(label => label.Awards).IsRequired().OnDelete(DeleteBehavior.Restrict);
        entity.HasOne(award => award.Territory).WithMany(territory => territory.LabelAwards).IsRequired().OnDelete(DeleteBehavior.Restrict);
        entity.HasOne(award => award.Theme).WithMany(theme => theme.LabelAwards).IsRequired().OnDelete(DeleteBehavior.Restrict);
        entity.HasOne(award => award.Session).WithMany(session => session.Awards).IsRequired().OnDelete(DeleteBehavior.Restrict);
        entity.HasAlternateKey(nameof(LabelAward.Id), "TerritoryId");
        entity.HasIndex(award => new { award.AwardedOn, award.Id }).IsDescending();
    }

    public void Expose(Exposure<LabelAward> type) => type
        .Root(null, "labelAwards")
        .OrderedBy(award => award.AwardedOn, descending: true)
        .Named(award => award.Label.Name, award => award.Territory.Name, award => award.Theme.Name)
        .One(award => award.Label)
        .One(award => award.Territory)
        .One(award => award.Theme)
        .One(award => award.Session)
        .Field(award => award.AwardedOn)
        .Field(award => award.ValidFrom)
        .Field(award => award.ValidTo)
        .Condition("inForce", "Whether the award stands and is valid today (Europe/Paris).", InForce)
        .Field(award => award.Status);
}
