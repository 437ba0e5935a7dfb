using Expect.Api.Cli;
using Expect.Api.GraphQL.Schema;

namespace Expect.Compiler.Tests.Cli;

public sealed class SchemaCommandTests
{
    [Fact]
    public async Task Writes_the_schema_to_a_file()
    {
        var file = Path.GetTempFileName();
        try
        {
            Assert.Equal(0, await CommandLine.RunAsync(["schema", "--output", file], SchemaCommand.Create(TestCatalog.Create)));
            Assert.Equal(SchemaText.Print(SchemaBuilder.Build(TestCatalog.Create())), await File.ReadAllTextAsync(file));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Unknown_commands_fail() => Assert.NotEqual(0, await CommandLine.RunAsync(["shema"], SchemaCommand.Create(TestCatalog.Create)));
}
