using Expect.Domain.Labels;
using Expect.Persistence.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Expect.Persistence.Mappings;

internal sealed class LabelMapping : ContentMapping<Label>, IExposes<Label>
{
    protected override void Map(EntityTypeBuilder<Label> entity)
    {
        entity.ToTable("labels", table =>
        {
            table.HasCheckConstraint("ck_labels_name", "has_text(name, 'fr')");
            table.HasCheckConstraint("ck_labels_default_validity_months", "default_validity_months > 0");
        });
        entity.HasIndex(label => label.Code).IsUnique();
        entity.HasOne(label => label.Predecessor).WithMany().OnDelete(DeleteBehavior.Restrict);
        entity.ComplexProperty(label => label.LaunchedOn).Named("launched_on");
    }

    public void Expose(Exposure<Label> type) => type
        .Root("label", "labels")
        .By(label => label.Code)
        .OrderedBy(label => label.Name)
        .Named(label => label.Name)
        .Field(label => label.Code)
        .Field(label => label.Name)
        .Field(label => label.Description, ScalarKind.Markdown)
        .Field(label => label.Authority)
        .Field(label => label.LaunchedOn)
        .One(label => label.Predecessor)
        .Field(label => label.DefaultValidityMonths)
        .Connection(label => label.Sessions)
        .Connection(label => label.Applications)
        .Connection(label => label.Awards);
}
