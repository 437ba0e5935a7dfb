using Expect.Api.GraphQL.Schema;
using GraphQL.Types;
using Snapshooter.Xunit;

namespace Expect.Compiler.Tests.Schema;

public sealed class SchemaBuilderTests
{
    private static readonly ISchema Built = SchemaBuilder.Build(TestCatalog.Create());

    [Fact]
    public void Prints_every_kind_of_field() => SchemaText.Print(Built).MatchSnapshot();

    [Fact]
    public void Printing_is_deterministic() =>
        Assert.Equal(SchemaText.Print(Built), SchemaText.Print(SchemaBuilder.Build(TestCatalog.Create())));

    [Fact]
    public void Everything_is_described()
    {
        var missing = new List<string>();
        foreach (var type in Built.AllTypes.Where(type => !type.Name.StartsWith("__", StringComparison.Ordinal)))
        {
            Check(type.Name, type.Description);
            foreach (var value in (type as EnumerationGraphType)?.Values ?? Enumerable.Empty<EnumValueDefinition>())
            {
                Check($"{type.Name}.{value.Name}", value.Description);
            }

            foreach (var field in (type as IComplexGraphType)?.Fields ?? Enumerable.Empty<FieldType>())
            {
                Check($"{type.Name}.{field.Name}", field.Description);
                foreach (var argument in field.Arguments ?? Enumerable.Empty<QueryArgument>())
                {
                    Check($"{type.Name}.{field.Name}({argument.Name})", argument.Description);
                }
            }
        }

        Assert.Empty(missing);

        void Check(string name, string? description)
        {
            if (string.IsNullOrWhiteSpace(description))
            {
                missing.Add(name);
            }
        }
    }

    [Theory]
    [InlineData("fr-CA", "FR")]
    [InlineData("pt-br", "PT_BR")]
    [InlineData("zh-Hant-TW", "ZH_HANT")]
    public void Languages_are_found_by_the_longest_known_tag(string tag, string code) => Assert.Equal(code, Languages.BestFor(tag)?.Code);

    [Fact]
    public void Unknown_languages_are_not_found() => Assert.Null(Languages.BestFor("tlh"));
}
