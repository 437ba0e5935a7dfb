using Expect.Persistence.Reading.Plan;

namespace Expect.Persistence.Reading.Render;

/// <summary>Renders conditions on texts.</summary>
internal static class TextMatchRenderer
{
    /// <summary>The condition as SQL.</summary>
    public static string Render(Scope scope, TextMatch match, bool negated)
    {
        var text = ExpressionRenderer.Render(scope, match.Expression);
        var pattern = scope.Sql.Operand(match.Pattern);
        if (match.Folded)
        {
            (text, pattern) = ($"expect_fold({text})", $"expect_fold({pattern})");
        }

        var predicate = match.Operator switch
        {
            TextOperator.Equals => $"{text} = {pattern}",
            TextOperator.Contains => $"strpos({text}, {pattern}) > 0",
            // Since PostgreSQL 15 a b-tree in C order serves this operator as a range.
            TextOperator.StartsWith => $"{text} COLLATE \"C\" ^@ {pattern}",
            TextOperator.EndsWith => $"right({text}, length({pattern})) = {pattern}",
            _ => throw new ArgumentOutOfRangeException(nameof(match), match, "Unknown operator."),
        };
        return ExpressionRenderer.CanBeNull(scope, match.Expression) || !negated
            ? FilterRenderer.Certain(predicate, negated)
            : $"NOT ({predicate})";
    }
}
