using Expect.Persistence.Reading.Plan;

namespace Expect.Persistence.Reading.Render;

/// <summary>Renders the subquery that finds the rows of a page: which rows, in order, no more than asked for.</summary>
internal static class PageRenderer
{
    /// <summary>What a page's subquery must provide to the query around it.</summary>
    /// <param name="Columns">Columns of the row.</param>
    /// <param name="LinkColumns">Columns of the join table, provided as <c>link_</c> and their name.</param>
    /// <param name="WithKeys">Whether the order's values are provided as k0, k1, ….</param>
    public sealed record Provided(IReadOnlyList<string> Columns, IReadOnlyList<string> LinkColumns, bool WithKeys);

    /// <summary>The FROM item that holds the rows of a node, after those that they belong to, if any.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="node">The rows.</param>
    /// <param name="alias">The alias of the rows.</param>
    /// <param name="parentAlias">The alias of the parents' ids; null at the root.</param>
    /// <param name="provided">What the rows must provide.</param>
    /// <param name="limit">How many rows for each parent; null for all.</param>
    public static string From(SqlText sql, RowsNode node, string alias, string? parentAlias, Provided provided, int? limit)
    {
        // The parents come first in the text, and so do their aliases.
        var parents = Parents(sql, node, parentAlias);
        return $"{parents}({Page(sql, node, parentAlias, provided, limit)}) {alias}";
    }

    /// <summary>The start of a FROM clause: the ids of the rows that the rows of a node belong to, if any.</summary>
    public static string Parents(SqlText sql, RowsNode node, string? parentAlias) =>
        node.Parent is null ? "" : $"({Ids(sql, node.Parent, node.Path.AsSpan())}) {parentAlias} CROSS JOIN LATERAL ";

    private static string Ids(SqlText sql, RowsNode node, ReadOnlySpan<Join> path)
    {
        if (node.Rows is { Hits: not null } or { Changes: not null })
        {
            return SearchRenderer.RememberedIds(node.Rows);
        }

        var columns = new List<string>();
        var (alias, parentAlias) = (sql.NextAlias(), node.Parent is null ? null : sql.NextAlias());
        var row = new Scope(sql, alias) { OnColumn = column => AddOnce(columns, column) };
        var target = row;
        foreach (var join in path)
        {
            target = target.Follow(join);
        }

        var id = target.Column("id");
        var from = From(sql, node, alias, parentAlias, new Provided(columns, [], WithKeys: false), node.Rows.Page?.Size);
        var distinct = node.Parent is not null || !path.IsEmpty ? "DISTINCT " : "";
        var exists = path.IsEmpty ? "" : $" WHERE {id} IS NOT NULL";
        return $"SELECT {distinct}{id} AS id FROM {from}{row.Joins}{exists}";
    }

    private static string Page(SqlText sql, RowsNode node, string? parentAlias, Provided provided, int? limit)
    {
        var page = node.Rows.Page;
        var reversed = page is { Backward: true };
        var seek = reversed ? page!.Before : page?.After;
        if (seek is null)
        {
            return Branch(sql, node, parentAlias, provided, limit, null);
        }

        var count = SeekRenderer.CountBranches(node.Rows.Order, seek, reversed);
        if (count == 1)
        {
            return Branch(sql, node, parentAlias, provided, limit, 0);
        }

        var union = sql.NextAlias();
        var withKeys = provided with { WithKeys = true };
        var branches = Enumerable.Range(0, count).Select(i => $"({Branch(sql, node, parentAlias, withKeys, limit, i)})");
        var order = OrderRenderer.ByKeys(union, node.Rows.Order, reversed);
        return $"SELECT * FROM ({string.Join(" UNION ALL ", branches)}) {union}{order}{Limit(limit)}";
    }

    private static string Branch(SqlText sql, RowsNode node, string? parentAlias, Provided provided, int? limit, int? seekBranch)
    {
        var rows = node.Rows;
        var reversed = rows.Page is { Backward: true };
        sql.IsUntilPageIsFull = limit is not null && rows.Order is [{ Expression: ColumnExpression }, ..]; // other orders have to sort all rows first
        var source = Open(sql, node, parentAlias, isPage: limit is not null);
        var conditions = new List<string>();
        AddCondition(conditions, source.Condition);
        AddCondition(conditions, source.Render(rows.Where));
        sql.IsUntilPageIsFull = false;
        if (limit is not null && KeyedTarget.OfParent(node, source.Scope) is { } ofNamed)
        {
            sql.IsForItsValues = true;
            conditions.Add(ofNamed);
        }

        if (seekBranch is { } index)
        {
            var seek = reversed ? rows.Page!.Before! : rows.Page!.After!;
            conditions.Add(SeekRenderer.Branches(SeekRenderer.Keys(source.Scope, rows.Order, seek, reversed))[index]);
        }

        if ((reversed ? rows.Page!.After : rows.Page?.Before) is { } end)
        {
            conditions.Add($"({string.Join(" OR ", SeekRenderer.Branches(SeekRenderer.Keys(source.Scope, rows.Order, end, !reversed)))})");
        }

        var columns = Columns(source.Scope, rows, provided);
        var order = limit is null ? "" : OrderRenderer.ByExpressions(source.Scope, rows.Order, reversed);
        var where = conditions.Count == 0 ? "" : $" WHERE {string.Join(" AND ", conditions)}";
        return $"SELECT {columns} FROM {source.From}{source.Scope.Joins}{where}{order}{Limit(limit)}";
    }

    /// <summary>Opens the rows of a node, all of them.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="node">The rows.</param>
    /// <param name="parentAlias">The alias of the parents' ids; null at the root.</param>
    /// <param name="isPage">Whether only the first in the node's order are read.</param>
    public static RelatedRowsRenderer.Source Open(SqlText sql, RowsNode node, string? parentAlias, bool isPage = false)
    {
        if (node.Shared is not null)
        {
            return node.Shared.Open(isPage);
        }

        if (node.Link is not null)
        {
            return RelatedRowsRenderer.Open(new Scope(sql, parentAlias!), node.Link);
        }

        var scope = new Scope(sql, sql.NextAlias());
        return node.Rows switch
        {
            { Hits: { } hits } => new RelatedRowsRenderer.Source($"({SearchRenderer.Hits(sql, hits.Search)}) {scope.Alias}", "true", scope),
            { Changes: not null } => new RelatedRowsRenderer.Source($"({ChangesRenderer.Rows(sql, node.Rows)}) {scope.Alias}", "true", scope),
            _ => new RelatedRowsRenderer.Source($"{SqlText.Identifier(node.Rows.Table)} {scope.Alias}", FilterRenderer.Render(scope, node.Rows.Visibility), scope),
        };
    }

    private static string Columns(Scope scope, RowQuery rows, Provided provided)
    {
        var columns = provided.Columns.Select(scope.Column)
            .Concat(provided.LinkColumns.Select(column => $"{scope.Link!(column)} AS link_{column}"));
        if (provided.WithKeys)
        {
            columns = columns.Concat(rows.Order.Select((term, i) => $"{ExpressionRenderer.Render(scope, term.Expression)} AS k{i}"));
        }

        return string.Join(", ", columns.DefaultIfEmpty("1"));
    }

    private static void AddCondition(List<string> conditions, string condition)
    {
        if (condition != "true")
        {
            conditions.Add(condition);
        }
    }

    internal static void AddOnce(List<string> list, string value)
    {
        if (!list.Contains(value))
        {
            list.Add(value);
        }
    }

    private static string Limit(int? limit) => limit is { } rows ? $" LIMIT {rows.ToString(System.Globalization.CultureInfo.InvariantCulture)}" : "";
}
