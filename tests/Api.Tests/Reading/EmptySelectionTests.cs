using Expect.Api.Tests.Infrastructure;

namespace Expect.Api.Tests.Reading;

/// <summary>Items of several possible types of which nothing is selected for some.</summary>
[Collection(ServiceCollectionDefinition.Name)]
public sealed class EmptySelectionTests(ServiceFixture service)
{
    [Theory]
    [InlineData("""{ search(query: "eau", first: 2) { nodes { item { ... on Label { code } } } } }""")]
    [InlineData("{ articles { nodes { links { ... on Label { code } } } } }")]
    [InlineData("{ changes(first: 2, types: [THEME]) { nodes { item { ... on Label { code } } } } }")]
    public async Task Such_an_item_is_an_empty_object(string query) =>
        Assert.Contains("{}", (await service.DataAsync(query)).GetRawText(), StringComparison.Ordinal);
}
