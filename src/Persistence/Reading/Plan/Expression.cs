using System.Collections.Immutable;

namespace Expect.Persistence.Reading.Plan;

/// <summary>Something that has one value for a row.</summary>
public abstract record Expression;

/// <summary>The value of a column.</summary>
/// <param name="Column">The column.</param>
public sealed record ColumnExpression(Column Column) : Expression;

/// <summary>The number in a column; 0 when there is none.</summary>
/// <param name="Column">A column of numbers.</param>
public sealed record OrZeroExpression(Column Column) : Expression;

/// <summary>A localised text in the first of the languages that it has.</summary>
/// <param name="Column">A <see cref="ColumnStorage.Localized"/> column.</param>
/// <param name="Languages">BCP 47 tags, the preferred one first; at least one.</param>
public sealed record LocalizedExpression(Column Column, ImmutableArray<string> Languages) : Expression;

/// <summary>The language that <see cref="LocalizedExpression"/> finds, as the name of a language code.</summary>
/// <param name="Column">A <see cref="ColumnStorage.Localized"/> column.</param>
/// <param name="Languages">BCP 47 tags, the preferred one first; at least one.</param>
public sealed record LocalizedLanguageExpression(Column Column, ImmutableArray<string> Languages) : Expression;

/// <summary>All translations of a localised text: the stored JSON object.</summary>
/// <param name="Column">A <see cref="ColumnStorage.Localized"/> column.</param>
public sealed record TranslationsExpression(Column Column) : Expression;

/// <summary>The languages in which a localised text is older than its French: a JSON list of BCP 47 tags; null when there is none.</summary>
/// <param name="Column">A <see cref="ColumnStorage.Localized"/> column.</param>
public sealed record OutdatedTranslationsExpression(Column Column) : Expression;

/// <summary>A value of the row that a to-one relation leads to; null when there is none that the viewer may see.</summary>
/// <param name="Join">The relation.</param>
/// <param name="Inner">The value, of the target's row.</param>
public sealed record ThroughExpression(Join Join, Expression Inner) : Expression;

/// <summary>How many rows a to-many relation leads to; null only of a row that is missing.</summary>
/// <param name="Rows">The rows counted.</param>
/// <param name="Where">Which of them count.</param>
/// <param name="DistinctColumn">The column whose different values are counted instead of the rows, or null.</param>
public sealed record CountExpression(RelatedRows Rows, Filter Where, string? DistinctColumn = null) : Expression;

/// <summary>Whether a condition holds for the row; null only of a row that is missing.</summary>
/// <param name="Condition">The condition.</param>
public sealed record ConditionExpression(Filter Condition) : Expression;

/// <summary>A value of a row that meets a condition; null of any other.</summary>
/// <param name="When">The condition.</param>
/// <param name="Inner">The value.</param>
/// <param name="Type">Its type.</param>
public sealed record ConditionalExpression(Filter When, Expression Inner, SqlType Type) : Expression;

/// <summary>The parts that are not null, joined.</summary>
/// <param name="Parts">Texts.</param>
/// <param name="Separator">What stands between two of them.</param>
public sealed record JoinedTextExpression(ImmutableArray<Expression> Parts, string Separator) : Expression;

/// <summary>The element at hand inside <see cref="AnyElement"/>.</summary>
public sealed record ElementExpression : Expression;

/// <summary>A column of the join table through which a related row was reached.</summary>
/// <param name="Column">The column.</param>
public sealed record LinkColumnExpression(Column Column) : Expression;

/// <summary>A partial date as text, as far as it is known: <c>2002</c>, <c>2020-07</c>, <c>2021-01-20</c>.</summary>
/// <param name="Date">The column of the first day that it can mean.</param>
/// <param name="Precision">The column of its precision.</param>
public sealed record PartialDateTextExpression(Column Date, Column Precision) : Expression;
