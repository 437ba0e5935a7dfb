using Expect.Persistence.Catalog;
using Expect.Persistence.Reading.Plan;

namespace Expect.Compiler.Tests.Catalog;

public sealed class VisibilityTableTests
{
    private static readonly Audience Editor = new(IsEditor: true, Preview: false);
    private static readonly Audience Preview = new(IsEditor: true, Preview: true);

    [Theory]
    [InlineData("ExpertiseOffer")]
    [InlineData("Project")]
    [InlineData("Organization")]
    public void Published_content_is_restricted_unless_an_editor_previews(string type)
    {
        Assert.True(IsRestricted(type, Audience.Public));
        Assert.True(IsRestricted(type, Editor));
        Assert.False(IsRestricted(type, Preview));
    }

    [Fact]
    public void Awards_are_restricted_for_all_but_editors()
    {
        Assert.True(IsRestricted("LabelAward", Audience.Public));
        Assert.False(IsRestricted("LabelAward", Editor));
    }

    [Theory]
    [InlineData("FundingApplication")]
    [InlineData("Funding")]
    public void Funding_is_visible_only_with_its_project(string type)
    {
        var filter = VisibilityTable.Of(type, Audience.Public);
        var parts = filter is AllOf all ? all.Filters.AsEnumerable() : [filter];
        var project = Assert.Single(parts.OfType<Exists>());
        Assert.Equal("projects", project.Rows.Table);
        Assert.Equal(VisibilityTable.Of("Project", Audience.Public).ToString(), project.Where.ToString());
    }

    [Fact]
    public void Applications_of_each_kind_are_open_to_the_role_that_handles_them_and_to_no_other()
    {
        var committee = Audience.Public with { IsCommittee = true };
        var officer = Audience.Public with { IsFundingOfficer = true };
        Assert.False(IsRestricted("LabelApplication", committee));
        Assert.True(IsRestricted("LabelApplication", officer));
        Assert.False(IsRestricted("FundingApplication", officer));
        Assert.True(IsRestricted("FundingApplication", committee));
        Assert.True(IsRestricted("Project", officer));
        Assert.True(IsRestricted("LabelAward", committee));
    }

    [Theory]
    [InlineData("Territory")]
    [InlineData("Country")]
    [InlineData("Theme")]
    public void Reference_data_is_public(string type) => Assert.False(IsRestricted(type, Audience.Public));

    private static bool IsRestricted(string type, Audience audience) => VisibilityTable.Of(type, audience) is not AllOf { Filters.IsEmpty: true };
}
