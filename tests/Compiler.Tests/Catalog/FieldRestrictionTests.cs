using Expect.Persistence;
using Expect.Persistence.Catalog;
using Expect.Persistence.Reading.Plan;

namespace Expect.Compiler.Tests.Catalog;

public sealed class FieldRestrictionTests
{
    private static readonly Audience Contributor = new(IsEditor: false, Preview: true) { IsContributor = true, CanWrite = true };

    [Fact]
    public void A_restricted_field_is_null_to_everybody_who_has_no_role()
    {
        var restricted = PersistenceServices.BuildCatalog().Types.SelectMany(type => type.Fields).OfType<ScalarField>().Where(field => field.Restriction is not null).ToList();
        Assert.True(restricted.Count > 20);
        Assert.All(restricted, field => Assert.True(field.Restriction!.Of(Audience.Public).IsNever && field.Nullable && field.Column.Nullable, field.Name));
    }

    [Fact]
    public void Contributors_read_the_versions_and_schedules_of_what_is_their_own()
    {
        Assert.Equal("territory_id", OwnerOf("ExpertiseOffer", FieldReaders.Writers, Contributor));
        Assert.Equal("applicant_id", OwnerOf("LabelApplication", FieldReaders.Writers, Contributor));
        Assert.Equal("territory_id", OwnerOf("Practice", FieldReaders.Keepers, Contributor with { CanWrite = false }));
        Assert.True(new FieldRestriction("Practice", FieldReaders.Writers).Of(Contributor with { CanWrite = false }).IsNever);
        Assert.True(new FieldRestriction("Project", FieldReaders.Writers).Of(Contributor).IsNever);
    }

    [Fact]
    public void Editors_read_all_versions_with_a_token_that_writes()
    {
        var editor = new Audience(IsEditor: true, Preview: false) { CanWrite = true };
        Assert.True(new FieldRestriction("Country", FieldReaders.Writers).Of(editor).IsAlways);
        Assert.True(new FieldRestriction("Country", FieldReaders.Writers).Of(editor with { CanWrite = false }).IsNever);
        Assert.True(new FieldRestriction("Country", FieldReaders.Keepers).Of(editor with { CanWrite = false }).IsAlways);
    }

    private static string OwnerOf(string type, FieldReaders readers, Audience audience) =>
        ((ColumnExpression)((OneOf)new FieldRestriction(type, readers).Of(audience)).Expression).Column.Name;
}
