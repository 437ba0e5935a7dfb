using Expect.Persistence.Reading.Plan;

namespace Expect.Persistence.Reading.Render;

/// <summary>
/// Renders "after this row" for an order. Nulls would make it one long OR that discards rows by the ten thousand, so it
/// comes as disjoint branches, each a plain range that an index can serve.
/// </summary>
internal static class SeekRenderer
{
    /// <summary>A key of the order with the value at which the page starts.</summary>
    /// <param name="Sql">The key's expression, with its collation.</param>
    /// <param name="IsNullable">Whether it can be null; nulls are last ascending, first descending.</param>
    /// <param name="Descending">The direction in which the page goes on.</param>
    /// <param name="Value">The value's placeholder, or null where the row had null.</param>
    /// <param name="IsOfRelated">Whether it is a value of a related row.</param>
    public sealed record Key(string Sql, bool IsNullable, bool Descending, string? Value, bool IsOfRelated);

    /// <summary>The disjoint conditions that together mean "after".</summary>
    public static List<string> Branches(ReadOnlySpan<Key> keys)
    {
        var branches = new List<string>();
        Add(branches, "", keys);
        return branches;
    }

    /// <summary>How many conditions these are for an order.</summary>
    public static int CountBranches(IReadOnlyList<OrderTerm> order, Seek seek, bool reversed) =>
        Branches([.. order.Select((term, i) => new Key("", term.Nullable, term.Descending != reversed, seek.Values[i] is null ? null : "", IsOfRelated: false))]).Count;

    /// <summary>The keys of an order with a seek's values, in the direction of the page.</summary>
    public static Key[] Keys(Scope scope, IReadOnlyList<OrderTerm> order, Seek seek, bool reversed) =>
        [.. order.Select((term, i) => new Key(
            OrderRenderer.Expression(scope, term),
            term.Nullable,
            term.Descending != reversed,
            seek.Values[i] is { } value ? scope.Sql.Operand(value) : null,
            term.Expression is ThroughExpression))];

    private static void Add(List<string> branches, string prefix, ReadOnlySpan<Key> keys)
    {
        if (keys.IsEmpty)
        {
            return;
        }

        var key = keys[0];
        if (key.Value is null)
        {
            if (key.Descending)
            {
                branches.Add($"{prefix}{key.Sql} IS NOT NULL");
            }

            Add(branches, $"{prefix}{key.Sql} IS NULL AND ", keys[1..]);
            return;
        }

        var comparison = key.Descending ? "<" : ">";
        var isRowComparison = IsRowComparison(keys);
        branches.Add(isRowComparison ? $"{prefix}{RowComparison(keys, comparison)}" : $"{prefix}{key.Sql} {comparison} {key.Value}");
        if (key is { IsNullable: true, Descending: false })
        {
            branches.Add($"{prefix}{key.Sql} IS NULL");
        }

        if (!isRowComparison)
        {
            Add(branches, $"{prefix}{key.Sql} = {key.Value} AND ", keys[1..]);
        }
    }

    private static bool IsRowComparison(ReadOnlySpan<Key> keys)
    {
        foreach (var key in keys[1..])
        {
            if (key.Value is null || key.IsNullable || key.Descending != keys[0].Descending)
            {
                return false;
            }
        }

        return true;
    }

    private static string RowComparison(ReadOnlySpan<Key> keys, string comparison)
    {
        if (keys.Length == 1)
        {
            return $"{keys[0].Sql} {comparison} {keys[0].Value}";
        }

        var (left, right, isOfOneRow) = (new List<string>(), new List<string>(), true);
        foreach (var key in keys)
        {
            left.Add(key.Sql);
            right.Add(key.Value!);
            isOfOneRow &= key.IsOfRelated == keys[0].IsOfRelated;
        }

        // No index spans two tables: without a range of its own the first key would be walked from where its order begins.
        var range = isOfOneRow ? "" : $"{keys[0].Sql} {comparison}= {keys[0].Value} AND ";
        return $"{range}({string.Join(", ", left)}) {comparison} ({string.Join(", ", right)})";
    }
}
