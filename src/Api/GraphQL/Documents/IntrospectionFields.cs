using System.Collections.Immutable;
using GraphQLParser.AST;

namespace Expect.Api.GraphQL.Documents;

/// <summary>The part of an operation that asks about the schema.</summary>
internal static class IntrospectionFields
{
    /// <summary>
    /// The operation with only its introspection: other root fields are left out, fragments of the root are written in place
    /// with their directives, and only the variables that remain in use are declared.
    /// </summary>
    public static GraphQLOperationDefinition Extract(ValidatedOperation operation)
    {
        var declared = operation.Definition.Variables?.Items.Where(item => operation.IntrospectionVariables.Contains(item.Variable.Name.StringValue)).ToList();
        return new GraphQLOperationDefinition(Filter(operation.Definition.SelectionSet, operation.Fragments))
        {
            Operation = OperationType.Query,
            Variables = declared is { Count: > 0 } ? new GraphQLVariablesDefinition(declared) : null,
        };
    }

    /// <summary>Names of the variables that the answer depends on, sorted.</summary>
    public static ImmutableArray<string> VariablesOf(
        GraphQLOperationDefinition operation, IReadOnlyDictionary<string, GraphQLFragmentDefinition> fragments)
    {
        var used = new UsedVariables(fragments);
        used.Visit(Filter(operation.SelectionSet, fragments));
        return [.. used.Names.Order(StringComparer.Ordinal)];
    }

    private static GraphQLSelectionSet Filter(GraphQLSelectionSet selections, IReadOnlyDictionary<string, GraphQLFragmentDefinition> fragments)
    {
        var kept = new List<ASTNode>();
        foreach (var selection in selections.Selections)
        {
            switch (selection)
            {
                case GraphQLField field when RootFieldNames.IsIntrospection(field.Name.StringValue):
                    kept.Add(field);
                    break;
                case GraphQLInlineFragment inline:
                    KeepInline(kept, inline.Directives, Filter(inline.SelectionSet, fragments));
                    break;
                case GraphQLFragmentSpread spread when fragments.TryGetValue(spread.FragmentName.Name.StringValue, out var fragment):
                    KeepInline(kept, spread.Directives, Filter(fragment.SelectionSet, fragments));
                    break;
            }
        }

        return new GraphQLSelectionSet(kept);
    }

    private static void KeepInline(List<ASTNode> kept, GraphQLDirectives? directives, GraphQLSelectionSet selections)
    {
        if (selections.Selections.Count > 0)
        {
            kept.Add(new GraphQLInlineFragment(selections) { Directives = directives });
        }
    }
}
