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
    public static string And(Scope target, string table, Filter where) => where switch
    {
        AllOf all => string.Concat(all.Filters.Select(part => And(target, table, part))),
        Comparison { Operator: ComparisonOperator.Equal, Left: ColumnExpression key, Right: ParameterOperand value }
            when Function(table, key.Column.Name) is { } function => $" AND {target.Column("id")} = {function}({target.Sql.Operand(value)})",
        _ => "",
    };

    private static string? Function(string table, string column) => (table, column) switch
    {
        ("themes", "code") => "theme_id_of",
        ("countries", "iso2") => "country_id_of",
        ("territories", "slug") => "territory_id_of",
        _ => null,
    };
}
