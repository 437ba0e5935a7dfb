using GraphQLParser.AST;

namespace Expect.Api.GraphQL.Documents;

/// <summary>Collects the variables that a selection depends on, through the fragments that it spreads.</summary>
internal sealed class UsedVariables(IReadOnlyDictionary<string, GraphQLFragmentDefinition> fragments)
{
    private readonly HashSet<string> _spread = new(StringComparer.Ordinal);

    public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

    public void Visit(GraphQLSelectionSet? selections)
    {
        foreach (var selection in selections?.Selections ?? [])
        {
            switch (selection)
            {
                case GraphQLField field:
                    Visit(field.Arguments);
                    Visit(field.Directives);
                    Visit(field.SelectionSet);
                    break;
                case GraphQLInlineFragment inline:
                    Visit(inline.Directives);
                    Visit(inline.SelectionSet);
                    break;
                case GraphQLFragmentSpread spread:
                    Visit(spread.Directives);
                    if (_spread.Add(spread.FragmentName.Name.StringValue) && fragments.TryGetValue(spread.FragmentName.Name.StringValue, out var fragment))
                    {
                        Visit(fragment.SelectionSet);
                    }

                    break;
            }
        }
    }

    private void Visit(GraphQLDirectives? directives)
    {
        foreach (var directive in directives?.Items ?? [])
        {
            Visit(directive.Arguments);
        }
    }

    private void Visit(GraphQLArguments? arguments)
    {
        foreach (var argument in arguments?.Items ?? [])
        {
            Visit(argument.Value);
        }
    }

    private void Visit(GraphQLValue value)
    {
        switch (value)
        {
            case GraphQLVariable variable:
                Names.Add(variable.Name.StringValue);
                break;
            case GraphQLListValue list:
                list.Values?.ForEach(Visit);
                break;
            case GraphQLObjectValue fields:
                fields.Fields?.ForEach(field => Visit(field.Value));
                break;
        }
    }
}
