using GraphQLParser.AST;

namespace Expect.Api.GraphQL.Documents;

/// <summary>
/// The size of selection sets once fragments are expanded. Every fragment is measured once, however often it is spread,
/// so that a bomb of fragments costs no more than its text. A fragment that spreads itself counts as empty: validation refuses it.
/// </summary>
internal sealed class ExpandedSize
{
    private readonly Dictionary<string, GraphQLFragmentDefinition> _fragments = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Size> _known = new(StringComparer.Ordinal);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private readonly RequestLimits _limits;

    public ExpandedSize(GraphQLDocument document, RequestLimits limits)
    {
        _limits = limits;
        foreach (var fragment in document.Definitions.OfType<GraphQLFragmentDefinition>())
        {
            _fragments.TryAdd(fragment.FragmentName.Name.StringValue, fragment);
        }
    }

    /// <summary>Whether a fragment spreads itself, perhaps through others.</summary>
    public bool HasCircle { get; private set; }

    /// <summary>A fragment that is spread and not defined; null when there is none.</summary>
    public GraphQLFragmentSpread? Unknown { get; private set; }

    /// <summary>The size of a selection set. Recursion is bounded: brackets within a definition, definitions within a document.</summary>
    public Size Of(GraphQLSelectionSet? selections)
    {
        if (selections is null)
        {
            return default;
        }

        var total = default(Size);
        var repetitions = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var selection in selections.Selections)
        {
            var (key, size) = selection switch
            {
                GraphQLField field => ((field.Alias?.Name ?? field.Name).StringValue, Of(field.SelectionSet).InField(field.Alias is not null)),
                GraphQLInlineFragment inline => (null, Of(inline.SelectionSet).InFragment()),
                GraphQLFragmentSpread spread => ("..." + spread.FragmentName.Name.StringValue, OfFragment(spread).InFragment()),
                _ => (null, default),
            };
            total = total.And(size);
            if (key is not null)
            {
                repetitions[key] = repetitions.GetValueOrDefault(key) + 1;
            }
        }

        RefuseRepetitions(total, repetitions);
        return total;
    }

    private Size OfFragment(GraphQLFragmentSpread spread)
    {
        var name = spread.FragmentName.Name.StringValue;
        if (_known.TryGetValue(name, out var known))
        {
            return known;
        }

        if (!_fragments.TryGetValue(name, out var fragment))
        {
            Unknown ??= spread;
            return default;
        }

        if (!_open.Add(name))
        {
            HasCircle = true;
            return default;
        }

        known = Of(fragment.SelectionSet);
        _open.Remove(name);
        return _known[name] = known;
    }

    private void RefuseRepetitions(Size total, Dictionary<string, int> repetitions)
    {
        if (total.Fields > _limits.Fields)
        {
            return; // refused for its fields, which says more
        }

        foreach (var (key, count) in repetitions)
        {
            if (count > _limits.Repetitions)
            {
                throw Refusals.TooComplex(Refusals.Shorten($"`{key}` is selected too often in one selection set"), count, _limits.Repetitions, "Select it once.");
            }
        }
    }

    /// <param name="Fields">Fields, nested ones included; saturates.</param>
    /// <param name="TopFields">Fields of the selection set itself; saturates.</param>
    /// <param name="Aliases">Fields with an alias, nested ones included; saturates.</param>
    /// <param name="Depth">Fields nested in each other.</param>
    /// <param name="Nesting">Fields and fragments nested in each other.</param>
    internal readonly record struct Size(long Fields, long TopFields, long Aliases, int Depth, int Nesting)
    {
        private const long Saturation = 1_000_000_000_000;

        public Size InField(bool hasAlias) => new(Fields + 1, 1, Aliases + (hasAlias ? 1 : 0), Depth + 1, Nesting + 1);

        public Size InFragment() => this with { Nesting = Nesting + 1 };

        public Size And(Size other) => new(
            Math.Min(Saturation, Fields + other.Fields),
            Math.Min(Saturation, TopFields + other.TopFields),
            Math.Min(Saturation, Aliases + other.Aliases),
            Math.Max(Depth, other.Depth),
            Math.Max(Nesting, other.Nesting));
    }
}
