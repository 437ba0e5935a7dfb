using Expect.Persistence.Reading.Plan;

namespace Expect.Persistence.Reading.Render;

/// <summary>
/// Renders the subquery whose rows are groups: keys as k0, k1, …, the number of items as n, computed values as a0, a1, ….
/// Inside it a first level gives each row its keys and the values that are computed over, and makes rows that have a key
/// twice, through two elements of a list, count once.
/// </summary>
internal sealed class GroupRenderer
{
    private readonly SqlText _sql;
    private readonly Grouping _grouping;
    private readonly string _rows;
    private readonly List<Expression> _measures = [];
    private readonly List<string> _values = [];

    public GroupRenderer(SqlText sql, Grouping grouping)
    {
        _sql = sql;
        _grouping = grouping;
        _rows = sql.NextAlias();
    }

    /// <summary>The column of a computed value; each is computed once.</summary>
    public string Value(AggregateExpression aggregate)
    {
        var inputs = aggregate.Inputs.Select(Measure).ToArray();
        var sql = Function(aggregate, inputs);
        PageRenderer.AddOnce(_values, sql);
        return $"a{_values.IndexOf(sql)}";
    }

    /// <summary>The subquery.</summary>
    /// <param name="source">The rows that are grouped.</param>
    public string Render(RelatedRowsRenderer.Source source)
    {
        var keys = _grouping.Keys.Select((_, i) => $"{_rows}.{GroupKeyExpression.Column(i)}").ToList();
        var columns = keys.Append("count(*) AS n").Concat(_values.Select((value, i) => $"{value} AS a{i}"));
        var groups = keys.Count == 0 ? "" : $" GROUP BY {string.Join(", ", keys)}{Order(_rows, "count(*)")} LIMIT {_grouping.First.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
        return $"SELECT {string.Join(", ", columns)} FROM ({Rows(source)}) {_rows}{groups}";
    }

    /// <summary>The order of the groups, for the query around the subquery.</summary>
    public string Order(string alias, string? count = null)
    {
        var terms = _grouping.Order.Select(term => term.Key < 0
            ? Direction(count ?? $"{alias}.n", term.Descending)
            : Direction($"{alias}.{GroupKeyExpression.Column(term.Key)}", term.Descending));
        var rest = Enumerable.Range(0, _grouping.Keys.Length)
            .Where(key => _grouping.Order.All(term => term.Key != key))
            .Select(key => $"{alias}.{GroupKeyExpression.Column(key)}");
        var all = string.Join(", ", terms.Concat(rest));
        return all.Length == 0 ? "" : $" ORDER BY {all}";
    }

    private static string Direction(string expression, bool descending) => descending ? $"{expression} DESC" : expression;

    private string Rows(RelatedRowsRenderer.Source source)
    {
        var scope = source.Scope;
        var condition = source.Render(_grouping.Where);
        var lists = _grouping.Lists.Select((list, i) => List(scope, list, i)).ToList();
        var keys = _grouping.Keys.Select((key, i) => key.List < 0
            ? $"{ExpressionRenderer.Render(scope, key.Value)} AS {GroupKeyExpression.Column(i)}"
            : $"{lists[key.List].Alias}.{GroupKeyExpression.Column(i)}");
        var measures = _measures.Select((measure, i) => $"{ExpressionRenderer.Render(scope, measure)} AS m{i}");
        var distinct = lists.Count == 0 ? "" : $"DISTINCT {scope.Column("id")}, ";
        var columns = distinct + string.Join(", ", keys.Concat(measures).DefaultIfEmpty("1"));
        var conditions = string.Join(" AND ", new[] { source.Condition, condition }.Where(part => part != "true"));
        var joins = scope.Joins + string.Concat(lists.Select(list => list.Join));
        return $"SELECT {columns} FROM {source.From}{joins}{(conditions.Length == 0 ? "" : $" WHERE {conditions}")}";
    }

    private (string Alias, string Join) List(Scope scope, GroupedList list, int index)
    {
        var keys = _grouping.Keys.Select((key, i) => (key.Value, Column: GroupKeyExpression.Column(i), key.List)).Where(key => key.List == index).ToList();
        var alias = _sql.NextAlias();
        if (list is GroupedElements elements)
        {
            return (alias, $" CROSS JOIN LATERAL unnest({scope.Column(elements.Column.Name)}) {alias}({keys.Single().Column})");
        }

        var rows = RelatedRowsRenderer.Open(scope, ((GroupedRows)list).Rows);
        var columns = string.Join(", ", keys.Select(key => $"{ExpressionRenderer.Render(rows.Scope, key.Value)} AS {key.Column}"));
        return (alias, $" CROSS JOIN LATERAL (SELECT {columns} FROM {rows.From}{rows.Scope.Joins} WHERE {rows.Condition}) {alias}");
    }

    private string Measure(Expression input)
    {
        var index = _measures.IndexOf(input);
        if (index < 0)
        {
            _measures.Add(input);
            index = _measures.Count - 1;
        }

        return $"{_rows}.m{index}";
    }

    private string Function(AggregateExpression aggregate, string[] inputs) => (aggregate.Function, inputs) switch
    {
        (AggregateFunction.Count, _) => "count(*)",
        (AggregateFunction.CountDistinct, [var value]) => $"count(DISTINCT {value})",
        (var function, [var amount, var currency]) => Money(function, amount, currency, aggregate.Fraction),
        (AggregateFunction.Min, [var value]) => $"min({value})",
        (AggregateFunction.Max, [var value]) => $"max({value})",
        (AggregateFunction.Avg, [var value]) => $"round(avg({value}), 6)",
        (AggregateFunction.Sum, [var value]) => $"sum({value})::numeric",
        (AggregateFunction.Percentile, [var value]) => $"round((percentile_cont({Fraction(aggregate.Fraction!)}) WITHIN GROUP (ORDER BY {value}))::numeric, 6)",
        _ => throw new ArgumentOutOfRangeException(nameof(aggregate), aggregate, "Unknown function."),
    };

    // Amounts of different currencies are never compared or added: the database function gives one result for each.
    private string Money(AggregateFunction function, string amount, string currency, Operand? fraction)
    {
        var name = SqlText.Literal(function.ToString().ToLowerInvariant());
        return $"money_statistics(array_agg({amount}), array_agg({currency}), {name}, {(fraction is null ? "NULL" : Fraction(fraction))})";
    }

    private string Fraction(Operand fraction) => $"{_sql.Operand(fraction)}::float8";
}
