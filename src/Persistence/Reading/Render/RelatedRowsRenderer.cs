using Expect.Persistence.Reading.Plan;

namespace Expect.Persistence.Reading.Render;

/// <summary>Renders the rows that belong to the row at hand.</summary>
internal static class RelatedRowsRenderer
{
    /// <summary>FROM clause, condition of the link with visibility, and the scope of a related row.</summary>
    public sealed record Source(string From, string Condition, Scope Scope)
    {
        /// <summary>Renders a condition on the rows; from their columns when null.</summary>
        public Func<Filter, string>? Where { private get; init; }

        /// <summary>A condition on the rows.</summary>
        public string Render(Filter where) => Where is null ? FilterRenderer.Render(Scope, where) : Where(where);
    }

    /// <summary>A correlated SELECT of one expression over the related rows that meet a condition.</summary>
    public static string Select(Scope parent, RelatedRows rows, Filter where, string expression) => Select(parent, rows, where, _ => expression);

    private static string Select(Scope parent, RelatedRows rows, Filter where, Func<Scope, string> expression)
    {
        var source = Open(parent, rows);
        var condition = where is AllOf { Filters.IsEmpty: true } ? "" : $" AND {FilterRenderer.Render(source.Scope, where)}{KeyedTarget.And(source.Scope, rows.Table, where)}";
        return $"SELECT {expression(source.Scope)} FROM {source.From}{source.Scope.Joins} WHERE {source.Condition}{condition}";
    }

    /// <summary>A scalar subquery that counts the related rows.</summary>
    public static string Count(Scope parent, CountExpression count) => count switch
    {
        { DistinctColumn: { } column } => $"({Select(parent, count.Rows, count.Where, row => $"count(DISTINCT {row.Column(column)})")})",
        { Rows: { Link: JoinTableLink { Where: null } link, Visibility: AllOf { Filters.IsEmpty: true } }, Where: AllOf { Filters.IsEmpty: true } } =>
            CountPairs(parent, link),
        _ => $"({Select(parent, count.Rows, count.Where, "count(*)")})",
    };

    /// <summary>A list of texts, one for each related row.</summary>
    public static string Texts(Scope parent, RelatedTextsExpression texts) => $"ARRAY({Select(
        parent, texts.Rows, Filter.Always, row => $"array_to_string(ARRAY[{string.Join(", ", texts.Values.Select(value => $"{ExpressionRenderer.Render(row, value)}::text"))}], ',', '')")})";

    /// <summary>Opens the related rows in a FROM clause of their own.</summary>
    public static Source Open(Scope parent, RelatedRows rows)
    {
        var sql = parent.Sql;
        var source = rows.Link switch
        {
            ForeignKeyLink link => ForeignKey(parent, rows.Table, link),
            ReferencedLink link => Referenced(parent, rows.Table, link),
            SameItemLink => SameItem(parent, rows.Table),
            JoinTableLink link => JoinTable(parent, rows.Table, link),
            OpenJoinTableLink link => OpenJoinTable(parent, rows.Table, link, sql),
            _ => throw new ArgumentOutOfRangeException(nameof(rows), rows, "Unknown link."),
        };
        return rows.Visibility is AllOf { Filters.IsEmpty: true }
            ? source
            : source with { Condition = $"{source.Condition} AND {FilterRenderer.Render(source.Scope, rows.Visibility)}" };
    }

    private static Source ForeignKey(Scope parent, string table, ForeignKeyLink link)
    {
        var scope = new Scope(parent.Sql, parent.Sql.NextAlias());
        return new Source($"{SqlText.Identifier(table)} {scope.Alias}", $"{scope.Column(link.ChildColumn)} = {parent.Column("id")}", scope);
    }

    private static Source Referenced(Scope parent, string table, ReferencedLink link)
    {
        var scope = new Scope(parent.Sql, parent.Sql.NextAlias());
        return new Source($"{SqlText.Identifier(table)} {scope.Alias}", $"{scope.Column("id")} = {parent.Column(link.ParentColumn)}", scope);
    }

    private static Source SameItem(Scope parent, string table)
    {
        var scope = new Scope(parent.Sql, parent.Sql.NextAlias());
        return new Source($"{SqlText.Identifier(table)} {scope.Alias}", $"{scope.Column("id")} = {parent.Column("id")}", scope);
    }

    private static Source JoinTable(Scope parent, string table, JoinTableLink link)
    {
        var pair = new Scope(parent.Sql, parent.Sql.NextAlias());
        var scope = new Scope(parent.Sql, parent.Sql.NextAlias()) { Link = pair.Column };
        var from = $"{SqlText.Identifier(link.Table)} {pair.Alias} JOIN {SqlText.Identifier(table)} {scope.Alias} ON {scope.Column("id")} = {pair.Column(link.ChildColumn)}";
        var condition = $"{pair.Column(link.ParentColumn)} = {parent.Column("id")}";
        return new Source(from, link.Where is null ? condition : $"{condition} AND {FilterRenderer.Render(pair, link.Where)}", scope);
    }

    private static Source OpenJoinTable(Scope parent, string table, OpenJoinTableLink link, SqlText sql)
    {
        var scope = new Scope(sql, sql.NextAlias());
        var (pair, any) = (sql.NextAlias(), sql.NextAlias());
        var pairs = SqlText.Identifier(link.Table);
        var (parentId, childId) = (parent.Column("id"), scope.Column("id"));
        // With OFFSET the planner can make no table of all pairs of it, to look them up there.
        var offset = sql.IsUntilPageIsFull ? " OFFSET 0" : "";
        var linked = $"EXISTS (SELECT 1 FROM {pairs} {pair} WHERE {SqlText.Column(pair, link.ParentColumn)} = {parentId} AND {SqlText.Column(pair, link.ChildColumn)} = {childId}{offset})";
        var openId = link.OpenColumn == link.ParentColumn ? parentId : childId;
        var open = $"NOT EXISTS (SELECT 1 FROM {pairs} {any} WHERE {SqlText.Column(any, link.OpenColumn)} = {openId}{offset})";
        return new Source($"{SqlText.Identifier(table)} {scope.Alias}", $"({linked} OR {open})", scope);
    }

    private static string CountPairs(Scope parent, JoinTableLink link)
    {
        var pair = parent.Sql.NextAlias();
        return $"(SELECT count(*) FROM {SqlText.Identifier(link.Table)} {pair} WHERE {SqlText.Column(pair, link.ParentColumn)} = {parent.Column("id")})";
    }
}
