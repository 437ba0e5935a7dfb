using Expect.Persistence.Reading.Plan;

namespace Expect.Persistence.Reading.Render;

/// <summary>Renders orders. PostgreSQL's own rule for nulls is ours: last ascending, first descending.</summary>
internal static class OrderRenderer
{
    /// <summary>A term's expression with its collation.</summary>
    public static string Expression(Scope scope, OrderTerm term) =>
        $"{ExpressionRenderer.Render(scope, term.Expression)}{Collation(term)}";

    /// <summary>ORDER BY over the expressions themselves, or nothing when there is no order.</summary>
    public static string ByExpressions(Scope scope, IReadOnlyList<OrderTerm> order, bool reversed) =>
        Clause(order, reversed, (_, term) => Expression(scope, term));

    /// <summary>ORDER BY over the columns k0, k1, … of a subquery that provides them.</summary>
    public static string ByKeys(string alias, IReadOnlyList<OrderTerm> order, bool reversed) =>
        Clause(order, reversed, (i, term) => $"{alias}.k{i}{Collation(term)}");

    /// <summary>Joins terms behind terms that are there already.</summary>
    public static string Append(string clause, string first) =>
        clause.Length == 0 ? $" ORDER BY {first}" : clause.Replace(" ORDER BY ", $" ORDER BY {first}, ", StringComparison.Ordinal);

    private static string Clause(IReadOnlyList<OrderTerm> order, bool reversed, Func<int, OrderTerm, string> expression) =>
        order.Count == 0
            ? ""
            : " ORDER BY " + string.Join(", ", order.Select((term, i) => expression(i, term) + (term.Descending != reversed ? " DESC" : "")));

    private static string Collation(OrderTerm term) => term.Collation is null ? "" : SqlText.Collate(term.Collation);
}
