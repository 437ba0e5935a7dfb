using Expect.Persistence.Reading.Plan;

namespace Expect.Persistence.Reading.Render;

/// <summary>A row at hand while SQL is rendered: its alias, and the joins that expressions over it have asked for.</summary>
internal sealed class Scope
{
    private readonly Dictionary<(string Table, string LocalColumn), Scope> _joins = [];
    private readonly Dictionary<Search, string> _found = new(ReferenceEqualityComparer.Instance);
    private readonly List<string> _clauses;

    /// <summary>A row of its own FROM clause.</summary>
    public Scope(SqlText sql, string alias)
        : this(sql, alias, [], isNullable: false)
    {
    }

    private Scope(SqlText sql, string alias, List<string> clauses, bool isNullable)
    {
        Sql = sql;
        Alias = alias;
        _clauses = clauses;
        IsNullable = isNullable;
    }

    /// <summary>The text that the statement's aliases and parameters come from.</summary>
    public SqlText Sql { get; }

    /// <summary>The row's alias.</summary>
    public string Alias { get; }

    /// <summary>Whether the row can be missing, so that every column of it can be null.</summary>
    public bool IsNullable { get; }

    /// <summary>Names a column of the join table's row through which this row was reached; null when there was none.</summary>
    public Func<string, string>? Link { get; init; }

    /// <summary>The alias of the element at hand, or null outside a list.</summary>
    public string? Element { get; init; }

    /// <summary>Names the column that holds a value computed over many rows; null when the row is no group.</summary>
    public Func<AggregateExpression, string>? Aggregate { get; init; }

    /// <summary>Told of each column that is read, when the row comes from a subquery that must provide it.</summary>
    public Action<string>? OnColumn { get; init; }

    /// <summary>Whether the row is one that a search has found, with its rank beside its columns.</summary>
    public bool IsFound { get; init; }

    /// <summary>The JOIN clauses asked for so far, in order, each with a space before it.</summary>
    public string Joins => string.Concat(_clauses);

    /// <summary>The same row, seen from inside a list of its own.</summary>
    public Scope WithElement(string element) => new(Sql, Alias, _clauses, IsNullable) { Element = element, Link = Link, OnColumn = OnColumn };

    /// <summary>A column of the row.</summary>
    public string Column(string name)
    {
        OnColumn?.Invoke(name);
        return SqlText.Column(Alias, name);
    }

    /// <summary>The alias of what a search says of the row; joined once, and with it the rows that it does not find are gone.</summary>
    public string Found(Search search)
    {
        if (IsFound)
        {
            return Alias;
        }

        if (!_found.TryGetValue(search, out var alias))
        {
            alias = Sql.NextAlias();
            _clauses.Add($" JOIN ({SearchRenderer.Items(Sql, search)}) {alias} ON {alias}.item_id = {Column("id")}");
            _found.Add(search, alias);
        }

        return alias;
    }

    /// <summary>The alias of what a search says of the row, when the clause that joins it is written by whoever asks.</summary>
    public string FoundElsewhere(Search search)
    {
        var alias = Sql.NextAlias();
        _found.Add(search, alias);
        return alias;
    }

    /// <summary>The row that a to-one relation leads to; joined once however often it is asked for.</summary>
    public Scope Follow(Join join)
    {
        if (_joins.TryGetValue((join.Table, join.LocalColumn), out var joined))
        {
            return joined;
        }

        joined = new Scope(Sql, Sql.NextAlias(), _clauses, IsNullable || !join.Required);
        var kind = joined.IsNullable ? "LEFT JOIN" : "JOIN";
        var on = $"{joined.Column(join.TargetColumn)} = {Column(join.LocalColumn)}";
        var position = _clauses.Count;
        var visible = join.Visibility is AllOf { Filters.IsEmpty: true } ? "" : $" AND {FilterRenderer.Render(joined, join.Visibility)}";
        if (_clauses.Count != position)
        {
            throw new InvalidOperationException($"The visibility of {join.Table} follows a relation; it must ask whether a row exists instead.");
        }

        _clauses.Add($" {kind} {SqlText.Identifier(join.Table)} {joined.Alias} ON {on}{visible}");
        _joins.Add((join.Table, join.LocalColumn), joined);
        return joined;
    }
}
