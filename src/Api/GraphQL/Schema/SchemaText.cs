using GraphQL;
using GraphQL.Types;
using GraphQL.Utilities;

namespace Expect.Api.GraphQL.Schema;

/// <summary>The schema in the schema definition language.</summary>
public static class SchemaText
{
    /// <summary>The text, sorted by name: the same for the same content model, wherever it is printed. Ends with a line feed.</summary>
    public static string Print(ISchema schema) =>
        schema.Print(new PrintOptions { StringComparison = StringComparison.Ordinal }).ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
}
