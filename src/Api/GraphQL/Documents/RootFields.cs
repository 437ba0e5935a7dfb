using GraphQLParser.AST;

namespace Expect.Api.GraphQL.Documents;

/// <summary>An operation's root fields, fragments looked through, directives ignored.</summary>
internal static class RootFields
{
    /// <summary>The fields in the order of the document; a fragment spread twice gives its fields once.</summary>
    public static IEnumerable<GraphQLField> Of(
        GraphQLOperationDefinition operation, IReadOnlyDictionary<string, GraphQLFragmentDefinition> fragments)
    {
        var spread = new HashSet<string>(StringComparer.Ordinal);
        var pending = new Stack<ASTNode>(operation.SelectionSet.Selections.AsEnumerable().Reverse());
        while (pending.TryPop(out var selection))
        {
            switch (selection)
            {
                case GraphQLField field:
                    yield return field;
                    break;
                case GraphQLInlineFragment inline:
                    Push(pending, inline.SelectionSet);
                    break;
                case GraphQLFragmentSpread named when spread.Add(named.FragmentName.Name.StringValue)
                    && fragments.TryGetValue(named.FragmentName.Name.StringValue, out var fragment):
                    Push(pending, fragment.SelectionSet);
                    break;
            }
        }
    }

    private static void Push(Stack<ASTNode> pending, GraphQLSelectionSet selections)
    {
        for (var index = selections.Selections.Count - 1; index >= 0; index--)
        {
            pending.Push(selections.Selections[index]);
        }
    }
}
