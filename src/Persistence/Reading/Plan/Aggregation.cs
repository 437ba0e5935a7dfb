using System.Collections.Immutable;

namespace Expect.Persistence.Reading.Plan;

/// <summary>What is computed over all rows of the connection, its page aside.</summary>
/// <param name="Key">The response key.</param>
/// <param name="Selection">The members; their values are made of <see cref="AggregateExpression"/>.</param>
public sealed record AggregatePart(string Key, Selection Selection) : ConnectionPart(Key);

/// <summary>The rows of the connection, in groups of equal keys.</summary>
/// <param name="Key">The response key.</param>
/// <param name="Grouping">Which groups.</param>
/// <param name="Selection">What is written of each: made of <see cref="GroupKeyExpression"/> and <see cref="AggregateExpression"/>.</param>
public sealed record GroupByPart(string Key, Grouping Grouping, Selection Selection) : ConnectionPart(Key);

/// <summary>How rows are grouped.</summary>
/// <param name="Where">Which rows are grouped.</param>
/// <param name="Lists">Lists through whose elements keys are reached: a row counts once in each group that one of its elements is in.</param>
/// <param name="Keys">The keys.</param>
/// <param name="Order">The order of the groups; groups that are equal in it follow in the order of their keys.</param>
/// <param name="First">How many groups.</param>
public sealed record Grouping(
    Filter Where, ImmutableArray<GroupedList> Lists, ImmutableArray<GroupTerm> Keys, ImmutableArray<GroupOrder> Order, int First);

/// <summary>A list through whose elements keys are reached.</summary>
public abstract record GroupedList;

/// <summary>Related rows.</summary>
/// <param name="Rows">The rows.</param>
public sealed record GroupedRows(RelatedRows Rows) : GroupedList;

/// <summary>Elements of a list in a column.</summary>
/// <param name="Column">A <see cref="ColumnStorage.Array"/> column.</param>
public sealed record GroupedElements(Column Column) : GroupedList;

/// <summary>A key.</summary>
/// <param name="Value">Its value: of the row, or of the element of the list.</param>
/// <param name="List">Index of the list; -1 for a value of the row.</param>
public sealed record GroupTerm(Expression Value, int List);

/// <summary>A key of the order of groups.</summary>
/// <param name="Key">Index of the key; -1 for the number of items.</param>
/// <param name="Descending">Whether the greatest comes first.</param>
public sealed record GroupOrder(int Key, bool Descending);

/// <summary>A value computed over many rows.</summary>
/// <param name="Function">How.</param>
/// <param name="Inputs">What it is computed from, of each row: none for a count, a value, or an amount and its currency.</param>
/// <param name="Fraction">For a percentile, the fraction from 0 to 1; null otherwise.</param>
public sealed record AggregateExpression(AggregateFunction Function, ImmutableArray<Expression> Inputs, Operand? Fraction = null) : Expression;

/// <summary>How a value is computed over many rows. Nulls are left out.</summary>
public enum AggregateFunction
{
    /// <summary>how many rows</summary>
    Count,

    /// <summary>how many different values</summary>
    CountDistinct,

    /// <summary>the smallest</summary>
    Min,

    /// <summary>the greatest</summary>
    Max,

    /// <summary>the mean</summary>
    Avg,

    /// <summary>the sum</summary>
    Sum,

    /// <summary>the value below which a fraction of the values lies, interpolated</summary>
    Percentile,
}

/// <summary>A key of the group at hand.</summary>
/// <param name="Index">Index of the key.</param>
public sealed record GroupKeyExpression(int Index) : Expression
{
    /// <summary>The column that holds a key.</summary>
    public static string Column(int index) => $"k{index}";
}

/// <summary>The calendar period of a date or a moment, in Europe/Paris: a year as a number, a month as <c>2021-01</c>.</summary>
/// <param name="Inner">The date.</param>
/// <param name="IsMonth">Whether the period is a month.</param>
/// <param name="IsMoment">Whether the date is a moment.</param>
public sealed record PeriodExpression(Expression Inner, bool IsMonth, bool IsMoment) : Expression;

/// <summary>A value of the request, the same for every row.</summary>
/// <param name="Value">The value.</param>
public sealed record RequestExpression(ParameterOperand Value) : Expression;

/// <summary>Amounts of money, one for each currency.</summary>
/// <param name="Key">The response key.</param>
/// <param name="Value">An <see cref="AggregateExpression"/> of amount and currency.</param>
/// <param name="Members">Response key and kind of each member of an amount.</param>
public sealed record MoneyListOutput(string Key, Expression Value, ImmutableArray<MoneyMember> Members) : Output(Key);

/// <summary>A member of an amount of money.</summary>
/// <param name="Key">The response key.</param>
/// <param name="Kind">What is written.</param>
public sealed record MoneyMember(string Key, MoneyMemberKind Kind);

/// <summary>What a member of an amount of money holds.</summary>
public enum MoneyMemberKind
{
    /// <summary>the name of the type</summary>
    TypeName,

    /// <summary>the amount</summary>
    Amount,

    /// <summary>the currency</summary>
    Currency,
}

/// <summary>The filter that selects exactly the items of a group, as JSON.</summary>
/// <param name="Key">The response key.</param>
/// <param name="Own">The filter under which the groups were made, as JSON text; null when there was none.</param>
/// <param name="Conditions">What the keys add.</param>
public sealed record GroupFilterOutput(string Key, RequestExpression? Own, ImmutableArray<GroupCondition> Conditions) : Output(Key);

/// <summary>Conditions on one element of a list, or on the item itself.</summary>
/// <param name="Path">Member names that lead to where the tests stand; the list's quantifier among them.</param>
/// <param name="Tests">The tests; all hold.</param>
public sealed record GroupCondition(ImmutableArray<string> Path, ImmutableArray<GroupTest> Tests);

/// <summary>That a value equals the group's key.</summary>
/// <param name="Path">Member names that lead to the value's filter.</param>
/// <param name="Key">Index of the key.</param>
/// <param name="Kind">What the key is.</param>
/// <param name="Format">How the key is written.</param>
public sealed record GroupTest(ImmutableArray<string> Path, int Key, GroupTestKind Kind, ScalarFormat Format);

/// <summary>How a filter says that a value equals a key.</summary>
public enum GroupTestKind
{
    /// <summary>by equality</summary>
    Value,

    /// <summary>a date in a period</summary>
    DateInPeriod,

    /// <summary>a moment in a period</summary>
    MomentInPeriod,
}
