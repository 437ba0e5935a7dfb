using Expect.Api.GraphQL.Mutations;
using Expect.Api.GraphQL.Schema;
using Expect.Persistence;

namespace Expect.Compiler.Tests.Schema;

public sealed class SchemaFileTests
{
    [Fact]
    public void The_file_at_the_root_is_the_schema_that_is_built()
    {
        var file = Path.Combine(Root(), "schema.graphql");
        var catalog = PersistenceServices.BuildCatalog();
        var built = SchemaText.Print(SchemaBuilder.Build(catalog, MutationCatalog.Of(catalog)));
        Assert.True(File.ReadAllText(file) == built, "schema.graphql is out of date: dotnet run --project src/Api -- schema --output ../../schema.graphql");
    }

    internal static string Root()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Expect.slnx")))
        {
            directory = directory.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return directory.FullName;
    }
}
