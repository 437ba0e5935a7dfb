using Expect.Persistence.Reading.Plan;

namespace Expect.Persistence.Reading.Render;

/// <summary>
/// Says the id of an item that a filter names by its key a second time, by a function that the planner evaluates when it
/// estimates. Through a join alone it would expect as many rows as for the average item, and walk a whole order for a rare one.
/// </summary>
internal static class KeyedTarget
{
    /// <summary>What to add to a condition on a related row: <c> AND id = …</c> for each key in it, or nothing.</summary>
    /// <param name="target">The related row.</param>
    /// <param name="table">Its table.</param>
    /// <param name="where">The condition that the row must meet.</param>
    public static string And(Scope target, string table, Filter where) =>
        string.Concat(Ids(target.Sql, table, where).Select(id => $" AND {target.Column("id")} = {id}"));

    /// <summary>
    /// That the rows of a page belong to the one item that the operation names by its key; null when they belong to others, or
    /// hold the item's id themselves, so that an index has them in their order. A page through pairs has two ways: all pairs of
    /// the item, which is right for a rare one, or all rows in their order until enough are of the item.
    /// </summary>
    /// <param name="node">The rows.</param>
    /// <param name="row">One of them.</param>
    public static string? OfParent(RowsNode node, Scope row) => node is { Parent: { Parent: null, Rows: var named }, Path.IsEmpty: true, Link.Link: JoinTableLink pairs }
        ? Ids(row.Sql, named.Table, named.Where).Select(id => $"{row.Link!(pairs.ParentColumn)} = {id}").FirstOrDefault()
        : null;

    private static IEnumerable<string> Ids(SqlText sql, string table, Filter where) => where switch
    {
        AllOf all => all.Filters.SelectMany(part => Ids(sql, table, part)),
        Comparison { Operator: ComparisonOperator.Equal, Left: ColumnExpression key, Right: ParameterOperand value }
            when Function(table, key.Column.Name) is { } function => [$"{function}({sql.Operand(value)})"],
        _ => [],
    };

    private static string? Function(string table, string column) => (table, column) switch
    {
        ("themes", "code") => "theme_id_of",
        ("countries", "iso2") => "country_id_of",
        ("territories", "slug") => "territory_id_of",
        _ => null,
    };
}
