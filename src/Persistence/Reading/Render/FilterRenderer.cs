using Expect.Persistence.Reading.Plan;

namespace Expect.Persistence.Reading.Render;

/// <summary>
/// Renders conditions. Negation is pushed down to the leaves, where null is decided, so that positive conditions stay
/// plain predicates that indexes can serve: <c>(x = 1) IS TRUE</c> would force a sequential scan.
/// </summary>
internal static class FilterRenderer
{
    /// <summary>The condition as SQL; null and false both mean that it does not hold.</summary>
    public static string Render(Scope scope, Filter filter, bool negated = false) => filter switch
    {
        AllOf all => Combine(scope, all.Filters.AsSpan(), negated, isConjunction: !negated),
        AnyOf any => Combine(scope, any.Filters.AsSpan(), negated, isConjunction: negated),
        Not not => Render(scope, not.Inner, !negated),
        Comparison comparison => Compare(scope, comparison, negated),
        IsNull isNull => $"{ExpressionRenderer.Render(scope, isNull.Expression)} IS {(negated ? "NOT " : "")}NULL",
        OneOf oneOf => OneOf(scope, oneOf, negated),
        TextMatch match => TextMatchRenderer.Render(scope, match, negated),
        Exists exists => $"{(negated ? "NOT " : "")}EXISTS ({RelatedRowsRenderer.Select(scope, exists.Rows, exists.Where, "1")})",
        HasKey key => HasKey(scope, key, negated),
        SearchMatch match => Search(scope, match, negated),
        OnTarget onTarget => Target(scope, onTarget, negated),
        AnyElement any => AnyElement(scope, any, negated),
        ArrayContains contains => Certain($"{scope.Sql.Operand(contains.Value)} = ANY ({scope.Column(contains.Column.Name)})", negated),
        _ => throw new ArgumentOutOfRangeException(nameof(filter), filter, "Unknown filter."),
    };

    /// <summary>Denies a predicate that may be null where it does not hold.</summary>
    public static string Certain(string predicate, bool negated) => negated ? $"NOT COALESCE({predicate}, false)" : predicate;

    private static string Target(Scope scope, OnTarget onTarget, bool negated)
    {
        var target = scope.Follow(onTarget.Join);
        var condition = Render(target, onTarget.Where, negated);
        var keyed = negated ? "" : KeyedTarget.And(target, onTarget.Join.Table, onTarget.Where);
        return keyed.Length == 0 ? condition : $"({condition}{keyed})";
    }

    private static string Combine(Scope scope, ReadOnlySpan<Filter> filters, bool negated, bool isConjunction)
    {
        if (filters.IsEmpty)
        {
            return isConjunction ? "true" : "false";
        }

        var parts = new string[filters.Length];
        for (var i = 0; i < filters.Length; i++)
        {
            parts[i] = Render(scope, filters[i], negated);
        }

        return parts.Length == 1 ? parts[0] : $"({string.Join(isConjunction ? " AND " : " OR ", parts)})";
    }

    // A subquery of its own rather than EXISTS: it is evaluated once, and the item is then found by its primary key.
    private static string HasKey(Scope scope, HasKey key, bool negated)
    {
        var row = new Scope(scope.Sql, scope.Sql.NextAlias());
        var item = $"(SELECT {row.Column(key.ItemColumn)} FROM {SqlText.Identifier(key.Keys)} {row.Alias} WHERE {Render(row, key.Where)})";
        return Certain($"{scope.Column("id")} = {item}", negated);
    }

    // The found items are joined: the rows that a search does not find are gone.
    private static string Search(Scope scope, SearchMatch match, bool negated)
    {
        if (negated)
        {
            throw new InvalidOperationException("A search can only be a part of the conjunction at the top of a condition.");
        }

        scope.Found(match.Search);
        return "true";
    }

    private static string Compare(Scope scope, Comparison comparison, bool negated)
    {
        if (comparison is { Operator: ComparisonOperator.Equal, Right: BooleanOperand wanted })
        {
            return Truth(scope, comparison.Left, wanted.Value, negated);
        }

        var left = ExpressionRenderer.Render(scope, comparison.Left);
        var right = scope.Sql.Operand(comparison.Right);
        if (!negated)
        {
            return $"{left} {Symbol(comparison.Operator)} {right}";
        }

        var canBeNull = ExpressionRenderer.CanBeNull(scope, comparison.Left);
        return (comparison.Operator, canBeNull) switch
        {
            (ComparisonOperator.Equal, true) => $"{left} IS DISTINCT FROM {right}",
            (_, true) => $"({left} {Opposite(comparison.Operator)} {right} OR {left} IS NULL)",
            _ => $"{left} {Opposite(comparison.Operator)} {right}",
        };
    }

    private static string Truth(Scope scope, Expression left, bool wanted, bool negated)
    {
        if (left is ConditionExpression condition)
        {
            return OfRow(scope, Render(scope, condition.Condition, negated ? wanted : !wanted), negated);
        }

        var value = ExpressionRenderer.Render(scope, left);
        if (negated && ExpressionRenderer.CanBeNull(scope, left))
        {
            return $"{value} IS {(wanted ? "NOT TRUE" : "NOT FALSE")}";
        }

        return wanted != negated ? value : $"NOT {value}";
    }

    // Of a row that is missing nothing is true, so that all that is denied holds.
    private static string OfRow(Scope scope, string condition, bool negated) => (scope.IsNullable, negated) switch
    {
        (false, _) => condition,
        (true, false) => $"({scope.Column("id")} IS NOT NULL AND {condition})",
        (true, true) => $"({scope.Column("id")} IS NULL OR {condition})",
    };

    private static string OneOf(Scope scope, OneOf oneOf, bool negated)
    {
        var value = ExpressionRenderer.Render(scope, oneOf.Expression);
        var list = scope.Sql.Operand(oneOf.Values);
        if (!negated)
        {
            return $"{value} = ANY ({list})";
        }

        return ExpressionRenderer.CanBeNull(scope, oneOf.Expression)
            ? $"({value} <> ALL ({list}) OR {value} IS NULL)"
            : $"{value} <> ALL ({list})";
    }

    private static string AnyElement(Scope scope, AnyElement any, bool negated)
    {
        var column = scope.Column(any.Column.Name);
        switch (any.Where)
        {
            case Comparison { Left: ElementExpression, Operator: ComparisonOperator.Equal } equal:
                return Certain($"{column} @> ARRAY[{scope.Sql.Operand(equal.Right)}]", negated);
            case OneOf { Expression: ElementExpression } oneOf:
                return Certain($"{column} && {scope.Sql.Operand(oneOf.Values)}", negated);
            case AllOf { Filters.IsEmpty: true }:
                return Certain($"cardinality({column}) > 0", negated);
            default:
                var alias = scope.Sql.NextAlias();
                var element = scope.WithElement($"{alias}.value");
                return $"{(negated ? "NOT " : "")}EXISTS (SELECT 1 FROM unnest({column}) AS {alias} (value) WHERE {Render(element, any.Where)})";
        }
    }

    private static string Symbol(ComparisonOperator comparison) => comparison switch
    {
        ComparisonOperator.Equal => "=",
        ComparisonOperator.Less => "<",
        ComparisonOperator.LessOrEqual => "<=",
        ComparisonOperator.Greater => ">",
        ComparisonOperator.GreaterOrEqual => ">=",
        _ => throw new ArgumentOutOfRangeException(nameof(comparison), comparison, "Unknown operator."),
    };

    private static string Opposite(ComparisonOperator comparison) => comparison switch
    {
        ComparisonOperator.Equal => "<>",
        ComparisonOperator.Less => ">=",
        ComparisonOperator.LessOrEqual => ">",
        ComparisonOperator.Greater => "<=",
        ComparisonOperator.GreaterOrEqual => "<",
        _ => throw new ArgumentOutOfRangeException(nameof(comparison), comparison, "Unknown operator."),
    };
}
