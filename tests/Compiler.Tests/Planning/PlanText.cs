using System.Collections.Immutable;
using Expect.Persistence.Reading.Plan;

namespace Expect.Compiler.Tests.Planning;

/// <summary>Writes parts of plans as short texts, so that tests read as tables.</summary>
internal static class PlanText
{
    public static string Of(Filter filter) => filter switch
    {
        AllOf { Filters.IsEmpty: true } => "true",
        AnyOf { Filters.IsEmpty: true } => "false",
        AllOf all => $"({string.Join(" & ", all.Filters.Select(Of))})",
        AnyOf any => $"({string.Join(" | ", any.Filters.Select(Of))})",
        Not not => $"!{Of(not.Inner)}",
        Comparison comparison => $"{Of(comparison.Left)} {comparison.Operator} {Of(comparison.Right)}",
        IsNull isNull => $"{Of(isNull.Expression)} null",
        OneOf oneOf => $"{Of(oneOf.Expression)} in {Of(oneOf.Values)}",
        TextMatch match => $"{Of(match.Expression)} {(match.Folded ? "~" : "")}{match.Operator} {Of(match.Pattern)}",
        Exists exists => $"exists {exists.Rows.Table}[{Seen(exists.Rows.Visibility)}{Of(exists.Where)}]",
        OnTarget target => $"{target.Join.LocalColumn}->[{Seen(target.Join.Visibility)}{Of(target.Where)}]",
        AnyElement element => $"any {element.Column.Name}[{Of(element.Where)}]",
        ArrayContains contains => $"{contains.Column.Name} has {Of(contains.Value)}",
        _ => throw new ArgumentOutOfRangeException(nameof(filter), filter, "Unknown filter."),
    };

    public static string Of(Expression expression) => expression switch
    {
        ColumnExpression column => column.Column.Name,
        LocalizedExpression text => $"{text.Column.Name}@{string.Join('/', text.Languages)}",
        LocalizedLanguageExpression text => $"language({text.Column.Name}@{string.Join('/', text.Languages)})",
        ThroughExpression through => $"{through.Join.LocalColumn}.{Of(through.Inner)}",
        CountExpression count => $"count({count.Rows.Table}[{Seen(count.Rows.Visibility)}{Of(count.Where)}])",
        ConditionExpression => "condition",
        ElementExpression => "it",
        JoinedTextExpression joined => $"join({string.Join(", ", joined.Parts.Select(Of))})",
        PartialDateTextExpression date => $"text({date.Date.Name}, {date.Precision.Name})",
        TranslationsExpression text => $"translations({text.Column.Name})",
        _ => throw new ArgumentOutOfRangeException(nameof(expression), expression, "Unknown expression."),
    };

    public static string Of(Operand operand) => operand switch
    {
        ParameterOperand parameter => $"${parameter.Slot}:{parameter.Type}{(parameter.IsList ? "[]" : "")}",
        LiteralOperand literal => literal.Value,
        _ => operand.GetType().Name,
    };

    public static string Of(ImmutableArray<OrderTerm> order) => string.Join(", ", order.Select(term =>
        $"{Of(term.Expression)} {(term.Descending ? "desc" : "asc")}{(term.Nullable ? "?" : "")}{(term.Collation is { } collation ? $" {collation}" : "")}"));

    public static string Of(Selection selection) => string.Join(" ", selection.Outputs.Select(Of));

    public static string Of(Output output) => output switch
    {
        ConstantOutput constant => $"{constant.Key}={constant.Json}",
        ScalarOutput scalar => $"{scalar.Key}:{Of(scalar.Value)}",
        TranslationsOutput translations => $"{translations.Key}:[{string.Join(' ', translations.Members.Select(member => member.Key))}]",
        ObjectOutput part => $"{part.Key}:{Of(part.Presence!)}?{{{Of(part.Selection)}}}",
        ToOneOutput toOne => $"{toOne.Key}:{toOne.Join.Table}{(toOne.Join.Required ? "!" : "")}{{{Of(toOne.Selection)}}}",
        ListOutput list => $"{list.Key}:{list.Rows.Table}[{Of(list.Order)}]{{{Of(list.Selection)}}}",
        ConnectionOutput connection => $"{connection.Key}:{connection.Rows.Table}*{{{string.Join(' ', connection.Connection.Parts.Select(Of))}}}",
        _ => throw new ArgumentOutOfRangeException(nameof(output), output, "Unknown output."),
    };

    private static string Of(ConnectionPart part) => part switch
    {
        NodesPart nodes => $"{part.Key}{{{Of(nodes.Selection)}}}",
        EdgesPart edges => $"{part.Key}{{{string.Join(' ', edges.Members.Select(member => member.Key))}}}",
        _ => part.Key,
    };

    // Published content is restricted; which way exactly is the visibility table's matter.
    private static string Seen(Filter visibility) => visibility is AllOf { Filters.IsEmpty: true } ? "" : "visible & ";
}
