using System.Text.RegularExpressions;
using Expect.Api.GraphQL.Cost;
using Expect.Api.GraphQL.Documents;
using Expect.Api.GraphQL.Mutations;
using Expect.Api.GraphQL.Schema;
using Expect.Compiler.Tests.Schema;
using Expect.Persistence;
using Expect.Persistence.Catalog;
using Xunit.Abstractions;

namespace Expect.Compiler.Tests.Cost;

/// <summary>Everything that the repository asks itself is far within what anybody may spend.</summary>
public sealed partial class AffordableDocumentsTests(ITestOutputHelper output)
{
    private static readonly ContentCatalog Catalog = PersistenceServices.BuildCatalog();
    private static readonly DocumentReader Reader = new(SchemaBuilder.Build(Catalog, MutationCatalog.Of(Catalog)), new RequestLimits());

    [Theory]
    [InlineData("tests/Cases")]
    [InlineData("tests/Api.Tests/Plans/Operations")]
    [InlineData("src/Api/Ide/questions")]
    public async Task Documents_of_the_repository_are_affordable(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(SchemaFileTests.Root(), folder), "*.graphql", SearchOption.AllDirectories))
        {
            await AffordAsync(Path.GetFileName(file), await File.ReadAllTextAsync(file));
        }
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/editors-day.md")]
    public async Task What_people_are_told_to_ask_is_affordable(string file)
    {
        var blocks = Block().Matches(await File.ReadAllTextAsync(Path.Combine(SchemaFileTests.Root(), file)));
        Assert.NotEmpty(blocks);
        foreach (Match block in blocks)
        {
            await AffordAsync(file, block.Groups[1].Value);
        }
    }

    private async Task AffordAsync(string name, string text)
    {
        foreach (var operation in (await Reader.ReadAsync(text, CancellationToken.None)).Operations)
        {
            var figures = operation.Cost.Of(default);
            output.WriteLine($"{figures.FieldCost} {figures.TypeCost} {name}");
            Assert.True(Math.Max(figures.FieldCost, figures.TypeCost) <= new CostLimits().Anonymous, $"{name}: {figures}");
        }
    }

    [GeneratedRegex("```graphql\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
