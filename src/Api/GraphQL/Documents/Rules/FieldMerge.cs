using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;

namespace Expect.Api.GraphQL.Documents.Rules;

/// <summary>Finds fields of one response key that cannot become one member of the answer. Fragments that spread themselves are visited once.</summary>
internal sealed class FieldMerge
{
    private readonly Dictionary<string, GraphQLFragmentDefinition> _fragments = new(StringComparer.Ordinal);
    private readonly ISchema _schema;

    public FieldMerge(GraphQLDocument document, ISchema schema)
    {
        _schema = schema;
        foreach (var definition in document.Definitions)
        {
            if (definition is GraphQLFragmentDefinition fragment)
            {
                _fragments.TryAdd(fragment.FragmentName.Name.StringValue, fragment);
            }
        }
    }

    /// <summary>What cannot be merged: a sentence, and the two fields.</summary>
    public IEnumerable<(string Fault, GraphQLField One, GraphQLField Other)> Faults(IGraphType? root, GraphQLSelectionSet selections) =>
        Merged([(root, selections)], shapeOnly: false);

    private IEnumerable<(string Fault, GraphQLField One, GraphQLField Other)> Merged(List<(IGraphType? Parent, GraphQLSelectionSet? Selections)> sets, bool shapeOnly)
    {
        var groups = new Dictionary<string, List<Use>>(StringComparer.Ordinal);
        var spread = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (parent, selections) in sets)
        {
            Collect(parent, selections, groups, spread);
        }

        foreach (var (key, uses) in groups)
        {
            var shape = uses.Find(use => !HasSameShape(uses[0].Type, use.Type));
            if (shape.Field is not null)
            {
                yield return ($"Fields of the name '{Refusals.Shorten(key)}' cannot be one: their types are '{uses[0].Type}' and '{shape.Type}'. Give one of them an alias.", uses[0].Field, shape.Field);
                continue;
            }

            foreach (var fault in shapeOnly ? Under(uses, shapeOnly: true) : Same(key, uses))
            {
                yield return fault;
            }
        }
    }

    // Fields of different object types never meet in one object: they need the same shape only.
    private IEnumerable<(string Fault, GraphQLField One, GraphQLField Other)> Same(string key, List<Use> uses)
    {
        var clusters = uses.Exists(use => use.Parent is not IObjectGraphType) ? [uses] : uses.GroupBy(use => use.Parent).Select(cluster => cluster.ToList()).ToList();
        foreach (var cluster in clusters)
        {
            var different = cluster.Find(use => use.Field.Name.Value != cluster[0].Field.Name.Value || !HasSameArguments(cluster[0].Field, use.Field));
            if (different.Field is not null)
            {
                var why = different.Field.Name.Value == cluster[0].Field.Name.Value ? "their arguments differ" : $"'{cluster[0].Field.Name.Value}' and '{different.Field.Name.Value}' are different fields";
                yield return ($"Fields of the name '{Refusals.Shorten(key)}' cannot be one: {why}. Give one of them an alias.", cluster[0].Field, different.Field);
                continue;
            }

            foreach (var fault in Under(cluster, shapeOnly: false))
            {
                yield return fault;
            }
        }

        foreach (var fault in clusters.Count > 1 ? Under(uses, shapeOnly: true) : [])
        {
            yield return fault;
        }
    }

    private IEnumerable<(string Fault, GraphQLField One, GraphQLField Other)> Under(List<Use> uses, bool shapeOnly)
    {
        var sets = new List<(IGraphType? Parent, GraphQLSelectionSet? Selections)>();
        foreach (var use in uses)
        {
            if (use.Field.SelectionSet is not null)
            {
                sets.Add((use.Type?.GetNamedType(), use.Field.SelectionSet));
            }
        }

        return sets.Count == 0 ? [] : Merged(sets, shapeOnly);
    }

    private void Collect(IGraphType? parent, GraphQLSelectionSet? selections, Dictionary<string, List<Use>> groups, HashSet<string> spread)
    {
        foreach (var selection in selections?.Selections ?? [])
        {
            switch (selection)
            {
                case GraphQLField field:
                    var key = (field.Alias?.Name ?? field.Name).StringValue;
                    if (!groups.TryGetValue(key, out var uses))
                    {
                        groups.Add(key, uses = []);
                    }

                    uses.Add(new Use(field, parent, (parent as IComplexGraphType)?.Fields.Find(field.Name.StringValue)?.ResolvedType));
                    break;
                case GraphQLInlineFragment inline:
                    Collect(inline.TypeCondition is { } condition ? _schema.AllTypes[condition.Type.Name.StringValue] : parent, inline.SelectionSet, groups, spread);
                    break;
                case GraphQLFragmentSpread { FragmentName.Name.StringValue: var name } when spread.Add(name) && _fragments.TryGetValue(name, out var fragment):
                    Collect(_schema.AllTypes[fragment.TypeCondition.Type.Name.StringValue], fragment.SelectionSet, groups, spread);
                    break;
            }
        }
    }

    // What is unknown is reported by another rule.
    private static bool HasSameShape(IGraphType? one, IGraphType? other) => (one, other) switch
    {
        (null, _) or (_, null) => true,
        (NonNullGraphType a, NonNullGraphType b) => HasSameShape(a.ResolvedType, b.ResolvedType),
        (ListGraphType a, ListGraphType b) => HasSameShape(a.ResolvedType, b.ResolvedType),
        (NonNullGraphType or ListGraphType, _) or (_, NonNullGraphType or ListGraphType) => false,
        (ScalarGraphType, _) or (_, ScalarGraphType) => one == other,
        _ => true,
    };

    private static bool HasSameArguments(GraphQLField one, GraphQLField other)
    {
        if ((one.Arguments?.Count ?? 0) != (other.Arguments?.Count ?? 0))
        {
            return false;
        }

        foreach (var argument in one.Arguments?.Items ?? [])
        {
            if (other.Arguments!.Items.Find(candidate => candidate.Name.Value == argument.Name.Value) is not { } same || !IsSame(argument.Value, same.Value))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsSame(GraphQLValue one, GraphQLValue other) => (one, other) switch
    {
        (GraphQLVariable a, GraphQLVariable b) => a.Name.Value == b.Name.Value,
        (GraphQLNullValue, GraphQLNullValue) => true,
        (GraphQLBooleanValue a, GraphQLBooleanValue b) => a.BoolValue == b.BoolValue,
        (GraphQLEnumValue a, GraphQLEnumValue b) => a.Name.Value == b.Name.Value,
        (GraphQLListValue a, GraphQLListValue b) => (a.Values?.Count ?? 0) == (b.Values?.Count ?? 0) && (a.Values ?? []).Zip(b.Values ?? [], IsSame).All(same => same),
        (GraphQLObjectValue a, GraphQLObjectValue b) => (a.Fields?.Count ?? 0) == (b.Fields?.Count ?? 0)
            && (a.Fields ?? []).TrueForAll(field => b.Fields!.Exists(candidate => candidate.Name.Value == field.Name.Value && IsSame(field.Value, candidate.Value))),
        (IHasValueNode a, IHasValueNode b) => one.Kind == other.Kind && a.Value == b.Value,
        _ => false,
    };

    /// <param name="Field">The field.</param>
    /// <param name="Parent">The type that it is selected of; null when it is unknown.</param>
    /// <param name="Type">Its type; null when it is unknown.</param>
    private readonly record struct Use(GraphQLField Field, IGraphType? Parent, IGraphType? Type);
}
