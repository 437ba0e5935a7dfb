namespace Expect.Compiler.Tests.Planning;

public sealed class SelectionPlannerTests
{
    [Theory]
    [InlineData("slug", "slug:slug")]
    [InlineData("a: slug b: slug", "a:slug b:slug")]
    [InlineData("slug slug", "slug:slug")]
    [InlineData("population slug", "population:population slug:slug")]
    [InlineData("__typename", "__typename=\"Territory\"")]
    [InlineData("name", "name:name@fr")]
    [InlineData("name(language: PT_BR)", "name:name@pt-BR")]
    [InlineData("name(language: null)", "name:name@fr")]
    [InlineData("nameLanguage", "nameLanguage:language(name@fr)")]
    [InlineData("nameTranslations { value language }", "nameTranslations:[value language]")]
    [InlineData("displayName", "displayName:join(name@fr)")]
    [InlineData("displayName(language: AR)", "displayName:join(name@ar)")]
    [InlineData("version", "version=null")]
    [InlineData("aliases", "aliases:aliases")]
    [InlineData("projectCount", "projectCount:count(projects[visible & true])")]
    [InlineData("isLarge", "isLarge:condition")]
    [InlineData("url", "url:id")]
    [InlineData("parent { slug parent { slug } }", "parent:territories{slug:slug parent:territories{slug:slug}}")]
    [InlineData("parent { slug } parent { population }", "parent:territories{slug:slug population:population}")]
    [InlineData("projects { nodes { views } pageInfo { endCursor } totalCount }", "projects:projects*{nodes{views:views} pageInfo totalCount}")]
    [InlineData("projects { edges { cursor role node { views } __typename } }", "projects:projects*{edges{cursor role node __typename}}")]
    [InlineData("projects { nodes { partners { role } } }", "projects:projects*{nodes{partners:project_partners[id asc]{role:role}}}")]
    public Task Fields(string selection, string expected) => Assert_nodes("territories", selection, expected);

    [Theory]
    [InlineData("budget { amount currency }", "budget:budget?{amount:budget currency:currency}")]
    [InlineData("startedOn { date precision text __typename }", "startedOn:started_on?{date:started_on precision:started_precision text:text(started_on, started_precision) __typename=\"PartialDate\"}")]
    [InlineData("budget { amount } budget { c: currency }", "budget:budget?{amount:budget c:currency}")]
    public Task Parts(string selection, string expected) => Assert_nodes("projects", selection, expected);

    [Theory]
    [InlineData("... on Territory { slug }", "slug:slug")]
    [InlineData("... on Node { id } ... on Content { updatedAt }", "id:id updatedAt:updated_at")]
    [InlineData("... on Node { ... on Territory { slug } ... on Project { views } }", "slug:slug")]
    [InlineData("... { slug } ...F slug", "slug:slug population:population")]
    [InlineData("...F @skip(if: true) slug", "slug:slug")]
    [InlineData("slug @include(if: false) population @skip(if: false)", "population:population")]
    [InlineData("slug @include(if: true) @skip(if: true) population", "population:population")]
    [InlineData("slug @skip(if: true) slug", "slug:slug")]
    [InlineData("...F ...F", "population:population slug:slug")]
    [InlineData("parent { ...F } ...F", "parent:territories{population:population slug:slug} population:population slug:slug")]
    public Task Fragments(string selection, string expected) =>
        Assert_nodes("territories", selection, expected, selection.Contains("...F", StringComparison.Ordinal) ? "fragment F on Territory { population slug }" : "");

    [Fact]
    public async Task Editors_see_versions()
    {
        var planned = await PlanningHost.PlanAsync("{ territories { nodes { version } } }", isEditor: true);
        Assert.Equal("version:version", PlanText.Of(planned.Nodes));
    }

    [Fact]
    public async Task Conditions_of_variables_decide_what_is_planned()
    {
        const string Text = "query ($b: Boolean = true) { territories { nodes { slug @include(if: $b) population @skip(if: $b) } } }";
        Assert.Equal("slug:slug", PlanText.Of((await PlanningHost.PlanAsync(Text)).Nodes));
        Assert.Equal("population:population", PlanText.Of((await PlanningHost.PlanAsync(Text, """{"b": false}""")).Nodes));
    }

    [Fact]
    public async Task Texts_are_in_the_first_language_that_they_have()
    {
        var planned = await PlanningHost.PlanAsync("{ territories { nodes { name nameLanguage d: displayName } } }", languages: ["ar", "en", "fr"]);
        Assert.Equal("name:name@ar/en/fr nameLanguage:language(name@ar/en/fr) d:join(name@ar/en/fr)", PlanText.Of(planned.Nodes));
    }

    private static async Task Assert_nodes(string root, string selection, string expected, string fragment = "") =>
        Assert.Equal(expected, PlanText.Of((await PlanningHost.PlanAsync($"{{ {root} {{ nodes {{ {selection} }} }} }} {fragment}")).Nodes));
}
