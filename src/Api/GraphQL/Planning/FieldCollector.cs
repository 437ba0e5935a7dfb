using GraphQLParser.AST;

namespace Expect.Api.GraphQL.Planning;

/// <summary>A member of the answer: the fields of the document that ask for it, merged.</summary>
/// <param name="Key">The response key.</param>
/// <param name="Name">The field's name.</param>
/// <param name="Fields">The fields; all have the same name and arguments.</param>
internal sealed record CollectedField(string Key, string Name, List<GraphQLField> Fields)
{
    /// <summary>One of the fields, for its arguments.</summary>
    public GraphQLField First => Fields[0];

    /// <summary>The selections of all the fields.</summary>
    public IEnumerable<GraphQLSelectionSet> Selections => Fields.Where(node => node.SelectionSet is not null).Select(node => node.SelectionSet!);
}

/// <summary>Collects the fields of selection sets for a concrete type, as the specification's CollectFields.</summary>
internal static class FieldCollector
{
    /// <summary>The members of the answer, in the order of the request.</summary>
    /// <param name="context">The operation.</param>
    /// <param name="selections">The selection sets to merge.</param>
    /// <param name="isType">Whether an object is of a type or interface of that name.</param>
    public static List<CollectedField> Collect(PlanningContext context, IEnumerable<GraphQLSelectionSet> selections, Func<string, bool> isType)
    {
        var collected = new List<CollectedField>();
        var byKey = new Dictionary<string, CollectedField>(StringComparer.Ordinal);
        var spread = new HashSet<string>(StringComparer.Ordinal);
        foreach (var selection in selections)
        {
            Collect(selection);
        }

        return collected;

        void Collect(GraphQLSelectionSet set)
        {
            foreach (var selection in set.Selections)
            {
                if (!context.Includes((IHasDirectivesNode)selection))
                {
                    continue;
                }

                switch (selection)
                {
                    case GraphQLField field:
                        Add(field);
                        break;
                    case GraphQLInlineFragment inline when inline.TypeCondition is null || isType(inline.TypeCondition.Type.Name.StringValue):
                        Collect(inline.SelectionSet);
                        break;
                    case GraphQLFragmentSpread named when spread.Add(named.FragmentName.Name.StringValue):
                        var fragment = context.Operation.Fragments[named.FragmentName.Name.StringValue];
                        if (isType(fragment.TypeCondition.Type.Name.StringValue))
                        {
                            Collect(fragment.SelectionSet);
                        }

                        break;
                }
            }
        }

        void Add(GraphQLField field)
        {
            var key = (field.Alias?.Name ?? field.Name).StringValue;
            if (!byKey.TryGetValue(key, out var member))
            {
                member = new CollectedField(key, field.Name.StringValue, []);
                byKey.Add(key, member);
                collected.Add(member);
            }

            member.Fields.Add(field);
        }
    }
}
