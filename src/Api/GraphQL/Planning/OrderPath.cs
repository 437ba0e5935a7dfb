using System.Collections.Immutable;
using Expect.Persistence.Reading.Plan;

namespace Expect.Api.GraphQL.Planning;

/// <summary>The to-one relations that lead from an item to a key of its order.</summary>
/// <param name="Joins">The relations.</param>
/// <param name="Prefix">Their names, each with a dot.</param>
internal readonly record struct OrderPath(ImmutableArray<Join> Joins, string Prefix)
{
    /// <summary>From an item to itself.</summary>
    public static readonly OrderPath Start = new([], "");

    /// <summary>One relation further.</summary>
    public OrderPath Through(string name, Join join) => new(Joins.Add(join), $"{Prefix}{name}.");

    /// <summary>The key as it is seen from the item: null when a relation on the way leads nowhere.</summary>
    public OrderTerm Reach(OrderTerm term)
    {
        var expression = term.Expression;
        var isNullable = term.Nullable;
        for (var i = Joins.Length - 1; i >= 0; i--)
        {
            expression = new ThroughExpression(Joins[i], expression);
            isNullable |= !Joins[i].Required;
        }

        return term with { Expression = expression, Nullable = isNullable };
    }
}
