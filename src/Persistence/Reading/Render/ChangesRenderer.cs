using System.Globalization;
using Expect.Persistence.Reading.Plan;
using Expect.Persistence.Reading.Shape;

namespace Expect.Persistence.Reading.Render;

/// <summary>
/// Renders the change feed. Only changes of transactions below the horizon are read: all of them are finished, so that
/// nothing can appear before a place that was read already.
/// </summary>
internal static class ChangesRenderer
{
    private const string Epoch = "(SELECT epoch FROM change_feed)";
    private const string Horizon = "(SELECT change_horizon())";

    /// <summary>The changes behind the start of a page, under the columns of <see cref="ChangesRoot"/>.</summary>
    public static string Rows(SqlText sql, RowQuery rows)
    {
        var changes = rows.Changes!;
        var (change, later) = (sql.NextAlias(), sql.NextAlias());
        var after = rows.Page?.After;
        var begun = after is not null ? Value(sql, after, 1) : changes.Since is not null ? "0::bigint" : Horizon;
        // Said here too, close to the index that serves it.
        var seek = after is null ? "" : $" AND ({change}.transaction_id, {change}.sequence) > ({Value(sql, after, 2)}, {Value(sql, after, 3)})";
        return $"SELECT {change}.item_id AS id, {change}.content_type, {change}.changed_at, {Epoch} AS epoch, {begun} AS begun_at, {change}.transaction_id, {change}.sequence"
            + $" FROM changes {change} WHERE {Listed(changes, change)}{seek} AND NOT EXISTS (SELECT 1 FROM changes {later} WHERE {later}.item_id = {change}.item_id"
            + $" AND ({later}.transaction_id, {later}.sequence) > ({change}.transaction_id, {change}.sequence) AND {Listed(changes, later)})";
    }

    /// <summary>A statement that fails when the feed cannot go on from where the client wants; null when it starts from the beginning.</summary>
    public static CompiledStatement? Check(SqlText sql, RowQuery rows)
    {
        var check = rows switch
        {
            { Page.After: { } after } => $"check_change_cursor({Value(sql, after, 0)}, {Value(sql, after, 1)}, {Value(sql, after, 2)})",
            { Changes.Since: { } since } => $"check_change_moment({sql.Operand(since)})",
            _ => null,
        };
        return check is null ? null : new CompiledStatement($"SELECT {check}", [.. sql.Parameters], [new RowShape(-1, [], null, null)]);
    }

    /// <summary>The cursor to go on from when a page is empty: where the feed ends at present, or where the client was when it asked for nothing.</summary>
    public static CompiledStatement Head(SqlText sql, Page? page, CursorBinding binding)
    {
        var place = page switch
        {
            { Size: 0, After: { } after } => string.Join(", ", after.Values.Select(value => sql.Operand(value!))),
            { Size: 0 } => $"{Epoch}, {Horizon}, 0::bigint, 0::bigint",
            _ => $"{Epoch}, {Horizon}, {Horizon} - 1, {long.MaxValue.ToString(CultureInfo.InvariantCulture)}::bigint",
        };
        var cursor = new CursorShape(binding, [.. ChangesRoot.Place.Select((column, i) => new CursorColumn(i, column.Type))]);
        return new CompiledStatement($"SELECT {place}", [.. sql.Parameters], [new RowShape(-1, [[]], null, cursor)]);
    }

    private static string Listed(ChangesRoot changes, string alias) =>
        $"{alias}.transaction_id < {Horizon} AND ({alias}.was_visible | {alias}.is_visible) & {alias}.told & {changes.Audience.ToString(CultureInfo.InvariantCulture)} <> 0";

    private static string Value(SqlText sql, Seek place, int index) => sql.Operand(place.Values[index]!);
}
