using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Microsoft.EntityFrameworkCore.Metadata.Conventions.Infrastructure;

namespace Expect.Persistence.Mappings;

/// <summary>
/// An index for each foreign key, as by convention, unless an index written by hand begins with its column and serves it, too: each
/// index costs every write.
/// </summary>
internal sealed class ForeignKeyIndexes(ProviderConventionSetBuilderDependencies dependencies) : ForeignKeyIndexConvention(dependencies)
{
    // By table and property; a test compares them with the database.
    private static readonly HashSet<(string Table, string Property)> Served =
    [
        ("fundings", "ProjectId"), ("label_awards", "TerritoryId"), ("memberships", "GroupId"), ("memberships", "MemberId"),
        ("offer_practices", "PracticeId"), ("offer_target_countries", "CountryId"), ("offer_themes", "ThemeId"), ("presences", "CountryId"),
        ("project_partners", "TerritoryId"), ("project_practices", "PracticeId"), ("project_themes", "ThemeId"),
        ("territories", "ParentId"), ("territories", "RegionId"),
    ];

    /// <inheritdoc/>
    public override void ProcessModelFinalizing(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
    {
        // Only now all tables have their names; what is removed here would be made again, if it were not served.
        foreach (var index in modelBuilder.Metadata.GetEntityTypes().SelectMany(entity => entity.GetDeclaredIndexes()).Where(index => IsServed(index.Properties)).ToList())
        {
            index.DeclaringEntityType.RemoveIndex(index);
        }

        base.ProcessModelFinalizing(modelBuilder, context);
    }

    /// <inheritdoc/>
    protected override IConventionIndex? CreateIndex(IReadOnlyList<IConventionProperty> properties, bool unique, IConventionEntityTypeBuilder entityTypeBuilder) =>
        IsServed(properties) ? null : base.CreateIndex(properties, unique, entityTypeBuilder);

    private static bool IsServed(IReadOnlyList<IReadOnlyProperty> properties) =>
        properties is [var property] && Served.Contains((property.DeclaringType.GetTableName() ?? "", property.Name));
}
