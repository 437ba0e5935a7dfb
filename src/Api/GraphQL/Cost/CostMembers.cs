using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;

namespace Expect.Api.GraphQL.Cost;

/// <summary>
/// Collects the fields of selection sets that can cost something: objects, and values with a weight. Conditions are kept with
/// them, because they differ from request to request. One list serves all levels of an operation, as a stack.
/// What does not fit the schema is passed over: validation, which comes later, refuses it.
/// </summary>
internal sealed class CostMembers(IReadOnlyDictionary<string, GraphQLFragmentDefinition> fragments, ISchema schema, CostVariables variables, List<CostMember> members)
{
    /// <summary>How many there are.</summary>
    public int Count => members.Count;

    /// <summary>One of them.</summary>
    public CostMember this[int index] => members[index];

    /// <summary>Forgets those from a place on.</summary>
    public void Truncate(int count) => members.RemoveRange(count, members.Count - count);

    /// <summary>Whether a member of the answer begins with a member: none from a place up to it asks for the same.</summary>
    public bool IsFirst(int start, int index)
    {
        var member = members[index];
        for (var i = start; i < index; i++)
        {
            if (members[i].IsSameAs(member))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a member is the first one selected for its type alone.</summary>
    public bool IsFirstOfBranch(int start, int index)
    {
        for (var i = start; i < index; i++)
        {
            if (members[i].Branch == members[index].Branch)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Adds those of a selection set.</summary>
    /// <param name="set">The selection set; null has none.</param>
    /// <param name="type">The type of its objects: concrete, an interface or a union.</param>
    /// <param name="branch">The type for which alone it is selected; null means all.</param>
    /// <param name="condition">When it is part of the operation.</param>
    public void Collect(GraphQLSelectionSet? set, IGraphType type, IObjectGraphType? branch, CostCondition? condition)
    {
        if (set is null)
        {
            return;
        }

        foreach (var selection in set.Selections)
        {
            if (!variables.TryRead((IHasDirectivesNode)selection, condition, out var included))
            {
                continue;
            }

            switch (selection)
            {
                case GraphQLField field when type is IComplexGraphType owner && CanCost(owner, field):
                    members.Add(new CostMember(field, owner, branch, included));
                    break;
                case GraphQLInlineFragment inline:
                    Collect(inline.SelectionSet, type, inline.TypeCondition?.Type.Name.StringValue, branch, included);
                    break;
                case GraphQLFragmentSpread spread when fragments.TryGetValue(spread.FragmentName.Name.StringValue, out var fragment):
                    Collect(fragment.SelectionSet, type, fragment.TypeCondition.Type.Name.StringValue, branch, included);
                    break;
            }
        }
    }

    private static bool CanCost(IComplexGraphType owner, GraphQLField field) =>
        !field.Name.Value.Span.StartsWith("__")
        && owner.Fields.Find(field.Name.StringValue) is { } type
        && (field.SelectionSet is not null || type.Metadata.ContainsKey(FieldWeight.Key));

    private void Collect(GraphQLSelectionSet set, IGraphType type, string? condition, IObjectGraphType? branch, CostCondition? included)
    {
        if (condition is null || condition == type.Name)
        {
            Collect(set, type, branch, included);
            return;
        }

        switch (type, schema.AllTypes[condition])
        {
            case (IAbstractGraphType, IObjectGraphType only):
                Collect(set, only, only, included);
                break;
            case (IAbstractGraphType, IAbstractGraphType other):
                Collect(set, other, branch, included); // as if every object were of both: the dearest case
                break;
            case (IObjectGraphType, IAbstractGraphType any) when any.PossibleTypes.Contains(type):
                Collect(set, type, branch, included);
                break;
        }
    }
}
