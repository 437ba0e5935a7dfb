using Expect.Api.GraphQL.Schema;
using GraphQLParser.AST;

namespace Expect.Api.GraphQL.Documents;

/// <summary>The names of an operation's root fields, fragments looked through, directives ignored.</summary>
internal static class RootFieldNames
{
    /// <summary>The field that names the root type.</summary>
    public const string TypeName = "__typename";

    /// <summary>Whether a root field asks about the schema; the vocabularies are its enumerations.</summary>
    public static bool IsIntrospection(string name) => name is "__schema" or "__type" or VocabularyField.Name;

    /// <summary>The distinct names.</summary>
    public static IReadOnlySet<string> Of(
        GraphQLOperationDefinition operation, IReadOnlyDictionary<string, GraphQLFragmentDefinition> fragments)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in RootFields.Of(operation, fragments))
        {
            names.Add(field.Name.StringValue);
        }

        return names;
    }
}
