using System.Collections.Immutable;

namespace Expect.Persistence.Reading.Plan;

/// <summary>A condition on a row. Its logic is two-valued: it holds or it does not, null included.</summary>
public abstract record Filter
{
    /// <summary>Holds for every row.</summary>
    public static readonly Filter Always = new AllOf([]);

    /// <summary>Holds for no row.</summary>
    public static readonly Filter Never = new AnyOf([]);

    /// <summary>Whether it is known to hold for every row.</summary>
    public bool IsAlways => this is AllOf { Filters.IsEmpty: true };

    /// <summary>Whether it is known to hold for no row.</summary>
    public bool IsNever => this is AnyOf { Filters.IsEmpty: true };

    /// <summary>The conjunction, without the parts that hold always.</summary>
    public static Filter And(params ReadOnlySpan<Filter> filters)
    {
        var parts = ImmutableArray.CreateBuilder<Filter>(filters.Length);
        foreach (var filter in filters)
        {
            if (filter is AllOf all)
            {
                parts.AddRange(all.Filters);
            }
            else
            {
                parts.Add(filter);
            }
        }

        return parts.Count == 1 ? parts[0] : new AllOf(parts.ToImmutable());
    }
}

/// <summary>Holds when all hold; also when there is none.</summary>
/// <param name="Filters">The conditions.</param>
public sealed record AllOf(ImmutableArray<Filter> Filters) : Filter;

/// <summary>Holds when one holds; never when there is none.</summary>
/// <param name="Filters">The conditions.</param>
public sealed record AnyOf(ImmutableArray<Filter> Filters) : Filter;

/// <summary>Holds exactly when the inner condition does not.</summary>
/// <param name="Inner">The condition denied.</param>
public sealed record Not(Filter Inner) : Filter;

/// <summary>Holds when the value is not null and stands in the relation.</summary>
/// <param name="Left">The value.</param>
/// <param name="Operator">The relation.</param>
/// <param name="Right">What it is compared with; not null.</param>
public sealed record Comparison(Expression Left, ComparisonOperator Operator, Operand Right) : Filter;

/// <summary>How two values are compared.</summary>
public enum ComparisonOperator
{
    /// <summary>equal</summary>
    Equal,

    /// <summary>less</summary>
    Less,

    /// <summary>less or equal</summary>
    LessOrEqual,

    /// <summary>greater</summary>
    Greater,

    /// <summary>greater or equal</summary>
    GreaterOrEqual,
}

/// <summary>Holds when the value is null.</summary>
/// <param name="Expression">The value.</param>
public sealed record IsNull(Expression Expression) : Filter;

/// <summary>Holds when the value equals one of a list.</summary>
/// <param name="Expression">The value.</param>
/// <param name="Values">The list, without nulls.</param>
public sealed record OneOf(Expression Expression, Operand Values) : Filter;

/// <summary>Holds when the text matches.</summary>
/// <param name="Expression">The text.</param>
/// <param name="Operator">How it must match.</param>
/// <param name="Pattern">The text looked for; not a pattern language.</param>
/// <param name="Folded">Whether case and accents are ignored.</param>
public sealed record TextMatch(Expression Expression, TextOperator Operator, Operand Pattern, bool Folded) : Filter;

/// <summary>How a text matches another.</summary>
public enum TextOperator
{
    /// <summary>the same text</summary>
    Equals,

    /// <summary>contains it</summary>
    Contains,

    /// <summary>starts with it</summary>
    StartsWith,

    /// <summary>ends with it</summary>
    EndsWith,
}

/// <summary>Holds when a related row exists for which the inner condition holds.</summary>
/// <param name="Rows">The related rows.</param>
/// <param name="Where">The condition on them.</param>
public sealed record Exists(RelatedRows Rows, Filter Where) : Filter;

/// <summary>Holds for the one item that a table of keys leads to.</summary>
/// <param name="Keys">The table of keys.</param>
/// <param name="ItemColumn">Its column that holds the item's id.</param>
/// <param name="Where">The key: a condition that at most one of its rows meets.</param>
public sealed record HasKey(string Keys, string ItemColumn, Filter Where) : Filter;

/// <summary>A condition on the target of a to-one relation; a missing or hidden target is a row of nulls.</summary>
/// <param name="Join">The relation.</param>
/// <param name="Where">The condition on the target.</param>
public sealed record OnTarget(Join Join, Filter Where) : Filter;

/// <summary>Holds when an element of the list exists for which the inner condition holds.</summary>
/// <param name="Column">A <see cref="ColumnStorage.Array"/> column.</param>
/// <param name="Where">A condition on <see cref="ElementExpression"/>.</param>
public sealed record AnyElement(Column Column, Filter Where) : Filter;

/// <summary>Holds when the list contains the value: a theme's path contains its ancestor.</summary>
/// <param name="Column">A <see cref="ColumnStorage.Array"/> column.</param>
/// <param name="Value">The value.</param>
public sealed record ArrayContains(Column Column, Operand Value) : Filter;
