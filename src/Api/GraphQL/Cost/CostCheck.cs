using System.Text.Json;
using Expect.Api.GraphQL.Documents;
using Expect.Api.Security;
using GraphQLParser.AST;

namespace Expect.Api.GraphQL.Cost;

/// <summary>Refuses operations that cost more than their viewer may spend, before anything is planned.</summary>
/// <param name="limits">The limits by role.</param>
public sealed class CostCheck(CostLimits limits)
{
    /// <summary>The limit of a viewer.</summary>
    public long LimitOf(Viewer viewer) => limits.Of(viewer);

    /// <summary>What the operation costs with these variables. Allocates nothing for an operation that is known.</summary>
    public static CostFigures Measure(ValidatedOperation operation, JsonElement variables) => operation.Cost.Of(variables);

    /// <summary>Refuses an operation that costs too much.</summary>
    /// <exception cref="RequestRefusedException">It does.</exception>
    public void Refuse(CostFigures figures, ValidatedOperation operation, JsonElement variables, Viewer viewer)
    {
        var limit = limits.Of(viewer);
        if (figures.TypeCost > limit)
        {
            throw TooDear("type cost (objects of the answer)", figures.TypeCost, limit, operation, variables, byType: true);
        }

        if (figures.FieldCost > limit)
        {
            throw TooDear("field cost", figures.FieldCost, limit, operation, variables, byType: false);
        }
    }

    private static RequestRefusedException TooDear(string what, long measured, long limit, ValidatedOperation operation, JsonElement variables, bool byType)
    {
        var dearest = CostCompiler.Compile(operation, isFolded: false).Dearest(variables, byType).Field;
        var culprit = dearest is null ? "" : Refusals.Shorten($" Most of it is for `{Shown(dearest)}`.");
        return Refusals.TooLarge(
            $"The operation's {what} is too high", measured, limit,
            $"Ask for smaller pages with `first`, nest fewer lists in each other, or ask in several requests.{culprit}",
            dearest is null ? null : TextChecks.Locate(operation.Document.Syntax.Source.Span, dearest.Location.Start));
    }

    private static string Shown(GraphQLField field)
    {
        var name = (field.Alias?.Name ?? field.Name).Value;
        return name.Length <= 60 ? name.ToString() : $"{name[..60]}…";
    }
}
