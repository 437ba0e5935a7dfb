using System.Collections.Immutable;
using GraphQLParser.AST;

namespace Expect.Api.GraphQL.Documents;

/// <summary>The part of an operation that asks about the schema.</summary>
internal static class IntrospectionFields
{
    /// <summary>
    /// Names of the operation's variables that its answer can depend on, sorted. Every variable counts:
    /// asking about the schema with variables is rare, and a spared cache entry is not worth a wrong answer.
    /// </summary>
    public static ImmutableArray<string> VariablesOf(GraphQLOperationDefinition operation) =>
        operation.Variables is null
            ? []
            : [.. operation.Variables.Items.Select(variable => variable.Variable.Name.StringValue).Order(StringComparer.Ordinal)];
}
