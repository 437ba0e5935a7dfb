using Expect.Persistence.Reading.Plan;

namespace Expect.Persistence.Reading.Render;

/// <summary>Renders what has one value for a row.</summary>
internal static class ExpressionRenderer
{
    /// <summary>The expression as SQL, over the row of the scope.</summary>
    public static string Render(Scope scope, Expression expression) => expression switch
    {
        ColumnExpression column => scope.Column(column.Column.Name),
        OrZeroExpression number => $"COALESCE({scope.Column(number.Column.Name)}, 0)",
        LocalizedExpression text => Localized(scope, text),
        LocalizedLanguageExpression text => LocalizedLanguage(scope, text),
        TranslationsExpression text => scope.Column(text.Column.Name),
        OutdatedTranslationsExpression text => $"({scope.Column("outdated_translations")} -> {SqlText.Literal(text.Column.Name)})",
        ThroughExpression through => Render(scope.Follow(through.Join), through.Inner),
        CountExpression count => OfRow(scope, RelatedRowsRenderer.Count(scope, count)),
        ConditionExpression condition => OfRow(scope, $"COALESCE({FilterRenderer.Render(scope, condition.Condition)}, false)"),
        ConditionalExpression { When.IsNever: true } absent => $"NULL::{TypeName(absent.Type)}",
        ConditionalExpression conditional => $"CASE WHEN {FilterRenderer.Render(scope, conditional.When)} THEN {Render(scope, conditional.Inner)} END",
        ChoiceExpression choice => Choice(scope, choice),
        JoinedTextExpression joined => JoinedText(scope, joined),
        PartialDateTextExpression date => PartialDateText(scope, date),
        AggregateExpression aggregate => scope.Aggregate is { } compute
            ? compute(aggregate)
            : throw new InvalidOperationException("There are no rows to compute over."),
        GroupKeyExpression key => scope.Column(GroupKeyExpression.Column(key.Index)),
        FormerSnapshotExpression former => FormerSnapshot(scope, former),
        RelatedTextsExpression texts => RelatedRowsRenderer.Texts(scope, texts),
        TodayExpression => scope.Sql.Operand(new TodayOperand()),
        PeriodExpression period => Period(scope, period),
        RequestExpression parameter => scope.Sql.Operand(parameter.Value),
        SearchRank rank => SqlText.Column(scope.Found(rank.Search), "rank"),
        SearchHighlightsExpression highlights => SearchRenderer.Highlights(scope, highlights.Search),
        ElementExpression => scope.Element ?? throw new InvalidOperationException("There is no element outside a list."),
        LinkColumnExpression link => scope.Link is { } column
            ? column(link.Column.Name)
            : throw new InvalidOperationException("The row was not reached through a join table."),
        _ => throw new ArgumentOutOfRangeException(nameof(expression), expression, "Unknown expression."),
    };

    /// <summary>Whether the value can be null, the row being there or not.</summary>
    public static bool CanBeNull(Scope scope, Expression expression) => expression switch
    {
        ColumnExpression column => scope.IsNullable || column.Column.Nullable,
        ThroughExpression through => CanBeNull(scope.Follow(through.Join), through.Inner),
        CountExpression or ConditionExpression => scope.IsNullable,
        ChoiceExpression or ElementExpression or SearchRank or OrZeroExpression => false,
        LinkColumnExpression link => link.Column.Nullable,
        _ => true,
    };

    private static string Localized(Scope scope, LocalizedExpression text)
    {
        var column = scope.Column(text.Column.Name);
        var parts = text.Languages.Select(language => $"({column} ->> {SqlText.Literal(language)})");
        return text.Languages.Length == 1 ? parts.First() : $"COALESCE({string.Join(", ", parts)})";
    }

    private static string LocalizedLanguage(Scope scope, LocalizedLanguageExpression text)
    {
        var column = scope.Column(text.Column.Name);
        var cases = text.Languages.Select(language =>
            $" WHEN {column} ? {SqlText.Literal(language)} THEN {SqlText.Literal(LanguageTag.ToCode(language))}");
        return $"CASE{string.Concat(cases)} END";
    }

    private static string Period(Scope scope, PeriodExpression period)
    {
        var date = Render(scope, period.Inner);
        var day = period.IsMoment ? $"({date} AT TIME ZONE 'Europe/Paris')" : date;
        return period.IsMonth ? $"to_char({day}, 'YYYY-MM')" : $"EXTRACT(YEAR FROM {day})::int";
    }

    // A row that is missing has no value: neither nothing counted nor a condition that does not hold.
    private static string OfRow(Scope scope, string value) =>
        scope.IsNullable ? $"CASE WHEN {scope.Column("id")} IS NOT NULL THEN {value} END" : value;

    private static string TypeName(SqlType type) => type switch
    {
        SqlType.Text => "text",
        SqlType.Integer => "int",
        SqlType.BigInt => "bigint",
        SqlType.Numeric => "numeric",
        SqlType.Boolean => "boolean",
        SqlType.Date => "date",
        SqlType.Timestamp => "timestamptz",
        SqlType.Uuid => "uuid",
        SqlType.Json => "jsonb",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Unknown type."),
    };

    private static string Choice(Scope scope, ChoiceExpression choice)
    {
        var cases = choice.Cases.Select(one => $" WHEN {FilterRenderer.Render(scope, one.When)} THEN {SqlText.Literal(one.Then)}");
        var otherwise = SqlText.Literal(choice.Otherwise);
        return choice.Cases.IsEmpty ? otherwise : $"CASE{string.Concat(cases)} ELSE {otherwise} END";
    }

    private static string FormerSnapshot(Scope scope, FormerSnapshotExpression former)
    {
        var row = scope.Sql.NextAlias();
        var version = former.Since is { } since
            ? $"{row}.version = {scope.Sql.Operand(since)}"
            : $"{row}.version < {scope.Column("version")} ORDER BY {row}.version DESC LIMIT 1";
        return $"(SELECT {SqlText.Column(row, former.Snapshot.Name)} FROM {SqlText.Identifier(former.Table)} {row} WHERE {row}.item_id = {scope.Column("item_id")} AND {version})";
    }

    private static string JoinedText(Scope scope, JoinedTextExpression joined)
    {
        var parts = joined.Parts.Select(part => Render(scope, part));
        return $"NULLIF(concat_ws('{joined.Separator.Replace("'", "''", StringComparison.Ordinal)}', {string.Join(", ", parts)}), '')";
    }

    private static string PartialDateText(Scope scope, PartialDateTextExpression date)
    {
        var format = $"CASE {scope.Column(date.Precision.Name)} WHEN 'YEAR' THEN 'YYYY' WHEN 'MONTH' THEN 'YYYY-MM' ELSE 'YYYY-MM-DD' END";
        return $"to_char({scope.Column(date.Date.Name)}, {format})";
    }
}
