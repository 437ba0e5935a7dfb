using Expect.Domain.Reference;
using Expect.Persistence.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Expect.Persistence.Mappings;

internal sealed class ThemeMapping : ContentMapping<Theme>, IExposes<Theme>
{
    protected override void Map(EntityTypeBuilder<Theme> entity)
    {
        entity.ToTable("themes", table =>
        {
            table.HasCheckConstraint("ck_themes_code", "code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'");
            table.HasCheckConstraint("ck_themes_name", "has_text(name, 'fr')");
            table.HasCheckConstraint("ck_themes_dac_purpose_code", "dac_purpose_code ~ '^\\d{5}$'");
        });
        entity.HasOne(theme => theme.Parent).WithMany(theme => theme.Children).OnDelete(DeleteBehavior.Restrict);
        entity.Property(theme => theme.Path).HasDefaultValueSql("'{}'");
        entity.HasIndex(theme => theme.Code).IsUnique();
    }

    public void Expose(Exposure<Theme> type) => type
        .Root("theme", "themes", maxPageSize: 300)
        .By(theme => theme.Code)
        .OrderedBy(theme => theme.Name)
        .Named(theme => theme.Name)
        .Field(theme => theme.Code)
        .Field(theme => theme.Name)
        .One(theme => theme.Parent)
        .Connection(theme => theme.Children)
        .Connection(theme => theme.ExpertiseOffers)
        .Connection(theme => theme.Practices)
        .Connection(theme => theme.LabelAwards)
        .Field(theme => theme.DacPurposeCode)
        .Field(theme => theme.SdgGoals, ScalarKind.Int)
        .Within("within", "The theme has this code, or is part of the theme that has it.", theme => theme.Path);
}
